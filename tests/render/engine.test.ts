import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { judgeDrift } from "../../src/ci/drift.ts";
import { previewSchema } from "../../src/ci/steps.ts";
import { leanProject } from "../engine/support/lean-start.ts";
import { keyInVault } from "../engine/support/stack-init.ts";
import { type Picture, pictureOf, restore } from "./picture.ts";
import { isWrite, type Simulator, startSimulator } from "./simulator.ts";

const root = join(import.meta.dirname, "../..");
const token = "canary-4f9c2e71";
const recursive = { recursive: true };

let simulator: Simulator;
let folder: string;
let up: Picture;

/** What commands change. */
const changing = ["state", "Pulumi.yaml", "Pulumi.dev.yaml"];

/** A stack in a folder outside the project that only has a link to its modules, and is up. */
beforeAll(async () => {
  simulator = await startSimulator();
  folder = mkdtempSync(join(tmpdir(), "render-engine-"));
  mkdirSync(join(folder, "state"));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  const program = join(root, "tests/render/program/index.ts");
  writeFileSync(join(folder, "package.json"), '{"type":"module"}');
  writeFileSync(join(folder, "index.ts"), `export * from ${JSON.stringify(program)};\n`);
  writeFileSync(
    join(folder, "Pulumi.yaml"),
    "name: shop\nruntime: {name: nodejs, options: {typescript: false}}\nmain: index.ts\n",
  );
  await pulumi("stack", "init", "dev", keyInVault);
  await pulumi("config", "set", "--secret", "token", token);
  await pulumi("config", "set", "--secret", "render:apiKey", simulator.server.apiKey);
  await pulumi("up", "--yes", "--skip-preview");
  up = pictureOf(simulator.world);
  for (const name of changing) cpSync(join(folder, name), join(folder, "up", name), recursive);
});

beforeEach(() => {
  restore(simulator.world, up);
  simulator.takeCalls();
  for (const name of changing) {
    rmSync(join(folder, name), recursive);
    cpSync(join(folder, "up", name), join(folder, name), recursive);
  }
});

afterAll(async () => {
  await simulator.close();
  rmSync(folder, { recursive: true });
});

async function pulumi(...args: string[]): Promise<string> {
  const { server } = simulator;
  const cli = join(root, "node_modules/.bin/pulumi");
  const { all, stdout, exitCode } = await execa(cli, [...args, "--non-interactive"], {
    cwd: folder,
    all: true,
    reject: false,
    env: {
      PATH: `${join(root, "node_modules/.bin")}:${process.env["PATH"]}`,
      PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
      PULUMI_CONFIG_PASSPHRASE: "test",
      PULUMI_SKIP_UPDATE_CHECK: "true",
      RENDER_HOST: server.url,
      RENDER_OWNER_ID: server.ownerId,
      RENDER_CLOCK_SPEED: "100",
      RENDER_API_KEY: undefined,
    },
  });
  if (exitCode !== 0) throw new Error(`pulumi ${args.join(" ")}: ${all}`);
  return stdout;
}

interface Resource {
  type: string;
  inputs?: Record<string, unknown>;
  outputs?: Record<string, unknown>;
}

function stateText(): string {
  return readFileSync(join(folder, "state/.pulumi/stacks/shop/dev.json"), "utf8");
}

function resources(): Resource[] {
  return JSON.parse(stateText()).checkpoint.latest.resources;
}

/** What Render holds. */
function variablesOfGroup(): Record<string, string> {
  const [group] = simulator.rows("env-groups");
  const list = group?.["envVars"] as unknown as { key: string; value: string }[];
  return Object.fromEntries(list.map(({ key, value }) => [key, value]));
}

describe("on the real engine", () => {
  it("has come up from a folder of its own, and changes nothing more", async () => {
    expect(simulator.rows("services").map(({ name }) => name)).toEqual(["shop-api"]);
    await pulumi("up", "--yes", "--skip-preview", "--expect-no-changes");
    expect(simulator.takeCalls()).toEqual([]);
  });

  it("keeps provider code under 1 kB a resource and no credential or secret in state", () => {
    const managed = resources().filter(({ type }) => type.startsWith("pulumi-nodejs:dynamic/"));
    expect(managed).toHaveLength(6);
    for (const { inputs, outputs } of managed) {
      for (const code of [inputs?.["__provider"], outputs?.["__provider"]]) {
        expect(String(code).length).toBeLessThan(1000);
      }
    }
    const redis = simulator.rows("key-value")[0] as Record<string, unknown> | undefined;
    const secrets = [token, simulator.server.apiKey, `redis://${redis?.["id"]}`];
    for (const secret of secrets) expect(stateText()).not.toContain(secret);
    const one = (type: string) => managed.find((each) => each.type.endsWith(type))!;
    const encrypted = expect.objectContaining({ ciphertext: expect.any(String) });
    expect(one(":EnvGroup").inputs).toMatchObject({ variables: { TOKEN: encrypted } });
    expect(one(":KeyValue").outputs).toMatchObject({ internalConnectionString: encrypted });
  });

  it("leaves nothing behind", async () => {
    await pulumi("destroy", "--yes", "--skip-preview");
    for (const table of ["projects", "environments", "services", "key-value", "env-groups"]) {
      expect(simulator.rows(table), table).toEqual([]);
    }
  });
});

describe("on the real engine, started as this project starts it", () => {
  beforeEach(() => {
    writeFileSync(join(folder, "Pulumi.yaml"), leanProject("shop"));
  });

  it("finds no drift, nor any change by starting so", async () => {
    await pulumi("preview", "--refresh", "--expect-no-changes");
    expect(simulator.takeCalls().filter(isWrite)).toEqual([]);
  });

  it("shows an edit by hand at preview and repairs it", async () => {
    const { http } = simulator.context();
    const [service] = simulator.rows("services");
    const params = { path: { serviceId: String(service?.["id"]) } };
    await http.PATCH("/services/{serviceId}", { params, body: { branch: "hacked" } });
    await http.PATCH("/services/{serviceId}", {
      params,
      body: { serviceDetails: { plan: "pro" } },
    });
    const preview = await pulumi("preview", "--refresh", "--diff");
    expect(preview).toMatch(/plan\s*: "pro" => "starter"/);
    expect(simulator.rows("services")[0]).toMatchObject({ branch: "hacked" });
    expect(preview, "the config does not set a branch").not.toContain("hacked");
    await pulumi("up", "--yes", "--skip-preview", "--refresh");
    await pulumi("preview", "--refresh", "--expect-no-changes");
  });

  it("shows a service that was rolled back to other variables, and deploys what is set", async () => {
    await pulumi("config", "set", "nodeEnv", "test");
    await pulumi("up", "--yes", "--skip-preview");
    const [first] = simulator.rows("deploys");
    const { url, apiKey } = simulator.server;
    simulator.world.advance(60_000);
    await fetch(`${url}/services/${first?.["serviceId"]}/rollback`, {
      method: "POST",
      headers: { Authorization: `Bearer ${apiKey}`, "Content-Type": "application/json" },
      body: JSON.stringify({ deployId: first?.["id"] }),
    });
    simulator.world.advance(60_000);
    const steps = JSON.parse(await pulumi("preview", "--refresh", "--json"));
    const { drift } = judgeDrift(previewSchema.parse(steps));
    expect(drift).toMatchObject([
      { effects: [{ means: "What runs is older than what is set: one deploy." }] },
    ]);
    await pulumi("refresh", "--yes", "--skip-preview");
    simulator.takeCalls();
    await pulumi("up", "--yes", "--skip-preview");
    expect(simulator.takeCalls().filter(isWrite)).toEqual(["POST /services/{serviceId}/deploys"]);
    await pulumi("preview", "--refresh", "--expect-no-changes");
  });

  it("reaches the running service with a changed secret of its group, in one deploy", async () => {
    await pulumi("config", "set", "--secret", "token", `${token}-2`);
    await pulumi("up", "--yes", "--skip-preview");
    expect(simulator.takeCalls().filter(isWrite)).toEqual([
      "PUT /env-groups/{envGroupId}/env-vars/{envVarKey}",
      "POST /services/{serviceId}/deploys",
    ]);
    expect(variablesOfGroup()).toMatchObject({ TOKEN: `${token}-2` });
    expect(stateText()).not.toContain(token);
  });

  it("keeps what was made when the deploy fails, and goes on from there", async () => {
    simulator.faults.arm("deploy-build-failed", { operation: "deploy shop-api" });
    await pulumi("config", "set", "nodeEnv", "development");
    const failed = pulumi("up", "--yes", "--skip-preview");
    await expect(failed).rejects.toThrow(/the build failed.*TOKEN=\[secret\]/s);
    await expect(failed).rejects.not.toThrow(token);
    expect(stateText()).not.toContain(token);
    await pulumi("up", "--yes", "--skip-preview");
    await pulumi("up", "--yes", "--skip-preview", "--expect-no-changes");
  });
});
