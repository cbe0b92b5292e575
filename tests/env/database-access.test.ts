import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { loadFromFiles } from "../../src/config/load-from-files.ts";
import type { EnvironmentSpec } from "../../src/config/spec.ts";
import { closeAccess, openAccess, openedWith } from "../../src/env/database-access.ts";
import { seedPreexisting } from "../../src/sandbox/preexisting.ts";
import { type Sandbox, startSandbox } from "../../src/sandbox/sandbox.ts";

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
const open = (hours = 8, now = new Date(), spec = specOf("dev")) =>
  openAccess({ spec, ip, env }, { hours, owner: "ada@bondigoo.ch", now });
const close = () => closeAccess({ spec: specOf("dev"), ip, env });

describe("a laptop that needs an environment's database", () => {
  it("is let in until a time that the entry names, with its owner", async () => {
    const now = new Date();
    const { until } = await open(2, now);
    expect(Date.parse(until!) - now.getTime()).toBe(2 * 3_600_000);
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
    expect(await close()).toBe(true);
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

  it.each<[why: string, spec: EnvironmentSpec, told: string]>([
    ["production", specOf("prod"), "prod is production: no laptop is let in to its database."],
    [
      "a database elsewhere",
      { ...specOf("dev"), database: undefined },
      "dev has no database at Atlas, and a Render Postgres of ours is reached inside Render alone.",
    ],
  ])("is refused for %s, and nothing is asked", async (_why, spec, told) => {
    const before = sandbox.world.calls.length;
    await expect(open(8, new Date(), spec)).rejects.toThrow(told);
    expect(sandbox.world.calls).toHaveLength(before);
  });

  it("reads why Atlas refuses, and what is missing to ask it", async () => {
    await expect(open(24 * 8)).rejects.toThrow(
      `Could not let ${ip} in: Atlas answered 400: deleteAfterDate must be in the future`,
    );
    const without = { ...env, MONGODB_ATLAS_CLIENT_SECRET: "" };
    await expect(
      openAccess(
        { spec: specOf("dev"), ip, env: without },
        { hours: 1, owner: "a", now: new Date() },
      ),
    ).rejects.toThrow(/^Could not read the project's access list: .*CLIENT_SECRET is not set/);
  });
});
