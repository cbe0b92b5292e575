import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { loadFromFiles } from "../../src/config/load-from-files.ts";
import {
  closeAccess,
  openAccess,
  openedWith,
  refuseProduction,
  whileLetIn,
} from "../../src/env/database-access.ts";
import { seedPreexisting } from "../../src/sandbox/preexisting.ts";
import { type Sandbox, startSandbox } from "../../src/sandbox/sandbox.ts";
import { expectOutcome } from "../commands/outcome.ts";

const project = new URL("../..", import.meta.url).pathname;
const { environments } = loadFromFiles(project);
const all = [...environments.values()];
const specOf = (stack: string) => environments.get(stack)!;
const table = "mongodbatlas:index/projectIpAccessList:ProjectIpAccessList";
const ip = "203.0.113.7";

let state: string;
let sandbox: Sandbox;
let env: NodeJS.ProcessEnv;
beforeAll(async () => {
  state = mkdtempSync(join(tmpdir(), "access-"));
  sandbox = await startSandbox({ state, seed: (world) => seedPreexisting(world, all) });
  env = { ...process.env, ...sandbox.env };
});
afterAll(async () => {
  await sandbox.close();
  rmSync(state, { recursive: true });
});
beforeEach(() => {
  const rows = sandbox.world.table(table);
  for (const key of Object.keys(rows)) delete rows[key];
});

const entries = () => Object.values(sandbox.world.table(table));
/** Its waits take no time. */
const slept: number[] = [];
const clock = { now: () => Date.now(), sleep: async (ms: number) => void slept.push(ms) };
const term = { hours: 8, owner: "ada@bondigoo.ch", clock };
const open = (hours = 8, spec = specOf("dev")) => openAccess({ spec, ip, env }, { ...term, hours });
const close = () => closeAccess({ spec: specOf("dev"), ip, env });

describe("a laptop that needs an environment's database", () => {
  it("is let in until a time that the entry names, with its owner", async () => {
    const before = Date.now();
    const opened = await open(2);
    expectOutcome("env open", { stack: "dev", ...opened });
    const { until } = opened;
    const [earliest, latest] = [before, Date.now()].map((at) => at + 2 * 3_600_000);
    expect(Date.parse(until!)).toBeGreaterThanOrEqual(earliest!);
    expect(Date.parse(until!)).toBeLessThanOrEqual(latest!);
    expect(entries()).toEqual([
      {
        projectId: "64b5f0c2a1d3e4f5a6b7c8d9",
        cidrBlock: `${ip}/32`,
        ipAddress: ip,
        comment: `ada@bondigoo.ch, for dev's database until ${until!.slice(0, 16)}Z`,
        deleteAfterDate: until,
      },
    ]);
  });

  it("has the time from the last request on, in one entry", async () => {
    await open(1);
    const { until } = await open(5);
    expect(entries().map(({ deleteAfterDate }) => deleteAfterDate)).toEqual([until]);
  });

  it("is let in no more once it is closed, or its time is over", async () => {
    await open();
    const removed = await close();
    expect(removed).toBe(true);
    expectOutcome("env close", { stack: "dev", ip, removed });
    expect(entries()).toEqual([]);
    expect(await close()).toBe(false);
    await open(1);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 3_600_001 });
    try {
      expect(await close()).toBe(false);
    } finally {
      vi.useRealTimers();
    }
    expect(entries()).toEqual([]);
  });

  it("is left as it is where the list lets it in for good", async () => {
    const row = { projectId: "64b5f0c2a1d3e4f5a6b7c8d9", cidrBlock: `${ip}/32`, comment: "office" };
    sandbox.world.table(table)["office"] = row;
    expect(await open()).toEqual({ ip, until: undefined });
    expect(await close()).toBe(false);
    expect(entries()).toEqual([row]);
  });

  it("is told which other environments' clusters the same list opens", () => {
    expect(openedWith(specOf("dev"), all).map(({ stack }) => stack)).toEqual(["prod", "staging"]);
  });

  it("is told only once Atlas lets it in, which takes a while", async () => {
    slept.length = 0;
    await open(3);
    expect(slept).toEqual([2_000]);
  });

  it("is refused for production, and where there is no database at Atlas", async () => {
    expect(() => refuseProduction(specOf("prod"))).toThrow("prod is production: no laptop");
    const before = sandbox.world.calls.length;
    await expect(open(8, { ...specOf("dev"), database: undefined })).rejects.toThrow(
      "dev has no database at Atlas, and a Render Postgres of ours is reached inside Render alone.",
    );
    expect(sandbox.world.calls).toHaveLength(before);
  });

  it("reads why Atlas refuses, and what is missing to ask it", async () => {
    await expect(open(24 * 8)).rejects.toThrow(
      `Could not let ${ip} in: Atlas answered 400: deleteAfterDate must be in the future`,
    );
    const without = { ...env, MONGODB_ATLAS_CLIENT_SECRET: "" };
    await expect(openAccess({ spec: specOf("dev"), ip, env: without }, term)).rejects.toThrow(
      /^Could not read the project's access list: .*CLIENT_SECRET is not set/,
    );
  });
});

describe("a command that reaches databases", () => {
  const specs = [specOf("prod"), specOf("staging")];

  it("is let in while it runs, once for each project, and no longer, however it ends", async () => {
    const during = await whileLetIn({ specs, ip, env }, term, async () => entries().length);
    expect({ during, after: entries() }).toEqual({ during: 1, after: [] });
    const failing = whileLetIn({ specs, ip, env }, term, () => Promise.reject(new Error("cut")));
    await expect(failing).rejects.toThrow("cut");
    expect(entries()).toEqual([]);
  });

  it("leaves an address that is let in for good where it was", async () => {
    const row = { projectId: "64b5f0c2a1d3e4f5a6b7c8d9", cidrBlock: `${ip}/32`, comment: "runner" };
    sandbox.world.table(table)["runner"] = row;
    await whileLetIn({ specs, ip, env }, term, async () => {});
    expect(entries()).toEqual([row]);
  });
});
