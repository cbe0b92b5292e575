import { once } from "node:events";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openLog } from "../../src/overview/logs/logs.ts";
import type { EnvironmentStatus } from "../../src/overview/status/model.ts";
import { isWell, statusOf } from "../../src/overview/status/status.ts";
import { statusText } from "../../src/overview/status/text.ts";
import type { Row } from "../../src/sandbox/world.ts";
import { root } from "../architecture/source.ts";
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
    ]);
    expect(new Set(prod.parts.map(({ commit }) => commit))).toEqual(new Set([prod.head]));
    expect(prod.health).toEqual({ ok: true, checks: 23 });
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

  it("leaves out a vendor whose credential is not set, and names it", async () => {
    const prod = await status({ RENDER_API_KEY: "", GITHUB_TOKEN: "wrong" });
    expect(prod.notAsked).toEqual([
      "GitHub answered 401: Bad credentials",
      "Render: RENDER_API_KEY is not set",
    ]);
    expect(prod.parts.map(({ part }) => part)).toEqual(["frontends.platform"]);
    expect(text(prod)).toContain("  not asked: Render: RENDER_API_KEY is not set");
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
    expect(JSON.parse(page.stdout)).toEqual({ stack: "prod", url: "https://www.bondigoo.ch" });
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
    expect(JSON.parse(prod.stdout).environments).toMatchObject([{ stack: "prod", drift: 0 }]);
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
