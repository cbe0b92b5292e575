import { once } from "node:events";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allEnvironments } from "../../src/overview/environments.ts";
import { openLog } from "../../src/overview/logs/logs.ts";
import { askHealth, askState } from "../../src/overview/map/ask.ts";
import { platformMap } from "../../src/overview/map/build.ts";
import type { PlatformMap } from "../../src/overview/map/model.ts";
import type { EnvironmentStatus } from "../../src/overview/status/model.ts";
import { isWell, statusOf } from "../../src/overview/status/status.ts";
import { statusText } from "../../src/overview/status/text.ts";
import type { Row } from "../../src/sandbox/world.ts";
import { root } from "../architecture/source.ts";
import { expectOutcome, outcomeOf } from "../commands/outcome.ts";
import { openStage, type Stage, tables } from "../rehearsal/stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  await stage.up("prod");
}, 300_000);
afterAll(() => stage.close());

async function status(env: NodeJS.ProcessEnv = {}): Promise<EnvironmentStatus> {
  const given = { ...process.env, ...stage.sandbox.env, ...env };
  const [prod] = await statusOf({ project: stage.cwd, stacks: ["prod"], env: given });
  return prod!;
}

const text = (one: EnvironmentStatus) => statusText([one], Date.now());
const branch = () => stage.row("github:index/branch:Branch", { branch: "main" });

/** Puts a row back as it was. */
async function whileChanged<T>(row: Row, change: Row, then: () => Promise<T>): Promise<T> {
  const before = { ...row };
  Object.assign(row, change);
  try {
    return await then();
  } finally {
    for (const key of Object.keys(row)) delete row[key];
    Object.assign(row, before);
  }
}

describe("the status of an environment", () => {
  it("tells the commit of every part, which is the branch's, and that all is well", async () => {
    const prod = await status();
    expect(prod.parts.map(({ part, ok }) => [part, ok])).toEqual([
      ["frontends.platform", true],
      ["services.api", true],
      ["services.worker", true],
      ["database", true],
      ["redis", true],
    ]);
    const commits = prod.parts.flatMap(({ commit }) => commit ?? []);
    expect(commits).toEqual([prod.head, prod.head, prod.head]);
    expect(prod.health).toMatchObject({ ok: true, checks: 23 });
    expect(prod.health?.hosts).toEqual(
      ["www.bondigoo.ch", "bondigoo.ch", "api.bondigoo.ch"].map((host) => ({ host })),
    );
    expect(prod).toMatchObject({ up: { result: "succeeded", digest: prod.digest }, notAsked: [] });
    expect(isWell(prod)).toBe(true);
    expect(text(prod)).toContain("as in the files");
  });

  it("tells what is behind its branch, which is no failure", async () => {
    const prod = await whileChanged(branch(), { sha: "1234567890abcdef" }, () => status());
    expect(text(prod)).toMatch(/services\.api +[0-9a-f]{8} +live, .* main is at 12345678$/m);
    expect(isWell(prod)).toBe(true);
  });

  it("tells a deploy that failed after the one that runs", async () => {
    const service = stage.row(tables.services, { name: "bondigoo-worker-prod" });
    const path = `/services/${service["id"]}/deploys`;
    const [live] = await stage.askRender<{ deploy: { id: string } }[]>(path);
    const row = stage.row("render/deploys", { id: live!.deploy.id });
    const table = stage.sandbox.world.table("render/deploys");
    const failed = {
      ...row,
      id: "dep-failed",
      status: "build_failed",
      createdAt: "2027-01-01T00:00:00Z",
    };
    table["dep-failed"] = failed;
    const prod = await status();
    delete table["dep-failed"];
    const worker = prod.parts.find(({ part }) => part === "services.worker");
    expect(worker).toMatchObject({ ok: false, state: "live", newest: "build_failed" });
    expect(text(prod)).toMatch(/FAILED +services\.worker .* a newer one is build_failed$/m);
    expect(isWell(prod)).toBe(false);
  });

  it("tells what users meet where it is not as it should be", async () => {
    const record = stage.row(tables.dnsRecords, { name: "api.bondigoo.ch" });
    const prod = await whileChanged(record, { content: "elsewhere.example" }, () => status());
    expect(prod.health?.failed).toContain("api.bondigoo.ch: ");
    expect(isWell(prod)).toBe(false);
  });

  it("tells of a cluster that somebody paused, and of a Redis that cannot be used", async () => {
    const cluster = stage.row(tables.clusters, { name: "bondigoo-prod-cluster" });
    const redis = stage.row(tables.keyValues, { name: "bondigoo-redis-prod" });
    const stores = async () => (await status()).parts.slice(-2);
    expect(await whileChanged(cluster, { paused: true }, stores)).toMatchObject([
      { part: "database", vendor: "MongoDB Atlas", state: "paused", ok: false },
      { part: "redis", vendor: "Render", state: "available", ok: true },
    ]);
    expect(await whileChanged(redis, { status: "unavailable" }, stores)).toMatchObject([
      { part: "database", state: "idle", ok: true },
      { part: "redis", state: "unavailable", ok: false },
    ]);
  });

  it("leaves out a vendor whose credential is not set, and names it", async () => {
    const prod = await status({ RENDER_API_KEY: "", GITHUB_TOKEN: "wrong" });
    expect(prod.notAsked).toEqual([
      "GitHub answered 401: Bad credentials",
      "Render: RENDER_API_KEY is not set",
    ]);
    expect(prod.parts.map(({ part }) => part)).toEqual(["frontends.platform", "database"]);
    expect(text(prod)).toContain("  not asked: Render: RENDER_API_KEY is not set");
  });
});

describe("the map of what is up", () => {
  const env = () => ({ ...process.env, ...stage.sandbox.env });
  const specs = () => allEnvironments(stage.cwd);
  const node = (map: PlatformMap, id: string) =>
    map.environments[0]!.nodes.find((each) => each.id === id)!;

  it("has the addresses, dashboards and the last up from the state, and says what is not up", async () => {
    const { facts, notAsked } = await askState(stage.cwd, specs(), env());
    const map = platformMap(specs(), facts);
    expect(notAsked).toEqual([]);
    expect(map.environments.map(({ up }) => up?.result ?? up)).toEqual(["succeeded", null, null]);
    const service = stage.row(tables.services, { name: "bondigoo-api-prod" });
    expect(node(map, "prod.services.api")).toMatchObject({
      address: "https://api.bondigoo.ch",
      dashboard: `https://dashboard.render.com/web/${service["id"]}`,
    });
    expect(node(map, "prod.database")).toMatchObject({
      address: expect.stringMatching(/^bondigoo-prod-cluster\..*mongodb\.net$/),
      dashboard: expect.stringMatching(
        /^https:\/\/cloud\.mongodb\.com\/v2\/.*bondigoo-prod-cluster$/,
      ),
    });
    expect(JSON.stringify(map)).not.toMatch(/"healthy?"|ciphertext/);
  });

  it("tells of each part whether it is well when that is asked, and names who tells nothing", async () => {
    const record = stage.row(tables.dnsRecords, { name: "api.bondigoo.ch" });
    const asked = await whileChanged(record, { content: "elsewhere.example" }, () =>
      askHealth(stage.cwd, specs(), { ...env(), VERCEL_API_TOKEN: "" }),
    );
    const map = platformMap(specs(), asked.facts);
    expect(map.environments.map(({ healthy }) => healthy)).toEqual([false, undefined, undefined]);
    expect(node(map, "prod.names.services.api").health).toMatchObject({ ok: false });
    expect(node(map, "prod.names.frontends.platform").health).toMatchObject({ ok: true });
    expect(node(map, "prod.services.worker").health).toMatchObject({ ok: true, state: "live" });
    expect(node(map, "prod.frontends.platform").health).toBeUndefined();
    expect(asked.notAsked).toEqual(["Vercel: VERCEL_API_TOKEN is not set"]);
  });

  it("is drawn from the config where no state can be read, and says so", async () => {
    const asked = await askState(stage.cwd, specs(), { ...env(), PULUMI_BACKEND_URL: "s3://" });
    expect([...asked.facts]).toEqual([]);
    expect(asked.notAsked[0]).toMatch(/^state: reading the history of/);
  });
});

describe("infra logs", () => {
  const read = async (part: string, since?: Date, limit = 100) => {
    const env = { ...process.env, ...stage.sandbox.env };
    return await (await openLog({ project: stage.cwd, stack: "prod", part, env }))(since, limit);
  };

  it("shows what a service and a page's build wrote, oldest first, and since when it was asked", async () => {
    const api = await read("api");
    expect(api.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^==> Deploying commit [0-9a-f]+$/),
      "==> Service is live",
    ]);
    expect(await read("services.api")).toEqual(api);
    expectOutcome("logs", api[0]);
    expect((await read("api", undefined, 1)).map(({ text }) => text)).toEqual([
      "==> Service is live",
    ]);
    expect(await read("api", new Date("2100-01-01"))).toEqual([]);
    expect((await read("platform")).map(({ text }) => text)).toContain("Build Completed");
  });

  it("says which parts have a log where another one is asked for", async () => {
    await expect(read("redis")).rejects.toThrow(
      'prod has no part "redis" with a log (there is services.api, services.worker, frontends.platform).',
    );
  });

  it("follows until it is asked to end, shows each line once, and hides secrets", async () => {
    const { cwd, sandbox } = stage;
    const service = stage.row(tables.services, { name: "bondigoo-worker-prod" });
    const args = [join(root, "bin", "infra.js"), "logs", "worker", "-s", "prod", "--follow"];
    const child = execa(process.execPath, args, {
      cwd,
      env: { ...process.env, ...sandbox.env },
      reject: false,
    });
    const [deploy] = stage
      .rows(tables.deploys)
      .filter(({ serviceId }) => serviceId === service["id"]);
    await once(child.stdout, "data");
    const later = { ...deploy, id: "dep-later", status: "update_failed" };
    sandbox.world.table(tables.deploys)["dep-later"] = later;
    for (let told = ""; !told.includes("Exited with status 1"); ) {
      told += String((await once(child.stdout, "data"))[0]);
    }
    delete sandbox.world.table(tables.deploys)["dep-later"];
    child.kill("SIGINT");
    const { exitCode, stdout } = await child;
    expect(exitCode).toBe(130);
    const lines = stdout.split("\n");
    expect(new Set(lines).size).toBe(lines.length);
    expect(stdout).toContain("STRIPE_SECRET_KEY=[secret]");
    expect(stdout).not.toContain("sk_test_");
  });
});

describe("infra open", () => {
  it("prints the address of a page or of a part, and says what there is where there is none", async () => {
    const [page, api, none] = await Promise.all([
      stage.infra(["open", "-s", "prod", "--json"]),
      stage.infra(["open", "api", "-s", "prod"]),
      stage.infra(["open", "worker", "-s", "prod"]),
    ]);
    expect(outcomeOf("open", page.stdout)).toEqual({
      stack: "prod",
      url: "https://www.bondigoo.ch",
    });
    expect(api.stdout).toBe("https://api.bondigoo.ch");
    expect([none.exitCode, none.stderr]).toEqual([
      1,
      'prod has no address of "worker" (there is platform, api).',
    ]);
  });
});

describe("infra status", () => {
  it("ends with 0 where all is well, and with 2 where an environment is not up", async () => {
    const [prod, all] = await Promise.all([
      stage.infra(["status", "-s", "prod", "--drift", "--json"]),
      stage.infra(["status"]),
    ]);
    expect(outcomeOf("status", prod.stdout).environments).toMatchObject([
      { stack: "prod", drift: 0 },
    ]);
    expect(prod.exitCode).toBe(0);
    expect(all.stdout).toContain(
      "staging (staging, branch staging)\n  not up: npx pulumi up -s staging",
    );
    expect(all.exitCode).toBe(2);
  });

  it("tells that the files have changed since the last up", async () => {
    stage.edit("prod", ["services", "worker"], { plan: "standard" });
    const prod = await status();
    expect(prod.up?.digest).not.toBe(prod.digest);
    expect(text(prod)).toContain("the files have changed since");
    expect(isWell(prod)).toBe(false);
  });
});
