import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startSandbox } from "../../src/sandbox/sandbox.ts";
import { modesBelow } from "../setup/modes.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "private-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const modeOf = (path: string) => lstatSync(path).mode & 0o777;

async function serve(state: string) {
  const sandbox = await startSandbox({ state });
  sandbox.world.table("render/services")["srv-1"] = { id: "srv-1" };
  sandbox.world.touch();
  await sandbox.close();
}

describe("a sandbox's state folder", () => {
  it("is for its owner alone, with all that is in it, whatever the process lets others read", async () => {
    const before = process.umask(0o000);
    try {
      await serve(join(folder, "state"));
    } finally {
      process.umask(before);
    }
    expect(modeOf(join(folder, "state"))).toBe(0o700);
    expect(readdirSync(join(folder, "state"))).not.toEqual([]);
    expect(modesBelow(join(folder, "state"))).toEqual([]);
  });

  it("is closed again where an older version left it open", async () => {
    const state = join(folder, "state");
    await serve(state);
    chmodSync(state, 0o755);
    await serve(state);
    expect(modeOf(state)).toBe(0o700);
  });

  it("stays open where it is a folder of others, while its files are closed", async () => {
    const shared = join(folder, "shared");
    mkdirSync(shared);
    chmodSync(shared, 0o755);
    writeFileSync(join(shared, "notes.txt"), "for all");
    await serve(shared);
    expect(modeOf(shared)).toBe(0o755);
    expect(modesBelow(shared).filter((line) => !line.includes("notes.txt"))).toEqual([]);
  });
});
