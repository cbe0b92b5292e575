import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { installEngine } from "../../src/engine/install.ts";
import { createMachine, goScript, type TestMachine } from "./support/machine.ts";

let machine: TestMachine;
let builds: string;
/** The bounds that were set, each with what ends it before its time. */
let bounds: Map<number, () => void>;

beforeEach(() => {
  machine = createMachine();
  builds = join(machine.folder, "builds");
  bounds = new Map();
  vi.spyOn(AbortSignal, "timeout").mockImplementation((ms) => {
    const controller = new AbortController();
    bounds.set(ms, () => controller.abort());
    return controller.signal;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  machine.remove();
});

const install = () =>
  installEngine({
    env: machine.env,
    signal: new AbortController().signal,
    report: { stage: () => {}, progress: () => {} },
  });

const until = (condition: () => boolean) =>
  vi.waitFor(() => expect(condition()).toBe(true), { timeout: 30_000 });

describe("a way that takes too long is stopped", () => {
  it("the download after four minutes, and the engine is built instead", async () => {
    machine.addTool("go", goScript(builds));
    const preload = join(machine.folder, "hang.mjs");
    writeFileSync(preload, "globalThis.fetch = () => new Promise(() => setInterval(() => {}, 1));");
    machine.env["NODE_OPTIONS"] = `--import=${preload}`;

    const installing = install();
    await until(() => bounds.has(240_000));
    bounds.get(240_000)!();

    expect((await installing).how).toBe("built");
  });

  it("the build after 25 minutes, with all that it started, and is said to have been", async () => {
    machine.addTool("go", goScript(builds, 600));

    const installing = install().catch((error: Error) => error.message);
    await until(() => existsSync(builds));
    bounds.get(1_500_000)!();

    expect(await installing).toContain(
      "3. the build from its Go module: go build was stopped after 1500 s",
    );
    expect(readdirSync(machine.layout.versions)).toEqual([]);
  });
});
