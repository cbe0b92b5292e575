import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { environmentsOf } from "../../src/config/load-from-files.ts";
import { seedPreexisting } from "../../src/sandbox/preexisting.ts";
import { type Sandbox, startSandbox } from "../../src/sandbox/sandbox.ts";
import { vendors } from "../../src/vendors/all.ts";
import { examine, examineVendor } from "../../src/vendors/examine.ts";
import { readNeeds } from "../../src/vendors/needs.ts";

const project = new URL("../..", import.meta.url).pathname;

let state: string;
let sandbox: Sandbox;
beforeAll(async () => {
  state = mkdtempSync(join(tmpdir(), "accounts-"));
  const environments = environmentsOf(project);
  sandbox = await startSandbox({ state, seed: (world) => seedPreexisting(world, environments) });
});
afterAll(async () => {
  await sandbox.close();
  rmSync(state, { recursive: true });
});

const inside = (change: NodeJS.ProcessEnv = {}) => ({ ...process.env, ...sandbox.env, ...change });

describe("a world that was opened before", () => {
  it("gets the zone that the files name since, and keeps what it has", () => {
    const { world } = sandbox;
    const names = (table: string) => Object.values(world.table(table)).map(({ name }) => name);
    const repositories = names("github:index/repository:Repository");
    const moved = environmentsOf(project).map((spec) => ({
      ...spec,
      platform: { ...spec.platform, domain: "bondigoo.example" },
    }));
    for (const _ of [1, 2]) seedPreexisting(world, moved);
    expect(names("cloudflare:index/zone:Zone")).toEqual(["bondigoo.ch", "bondigoo.example"]);
    expect(names("github:index/repository:Repository")).toEqual(repositories);
    expect(names("mongodbatlas:index/project:Project")).toHaveLength(1);
  });
});

describe("inside the sandbox", () => {
  it("no address of a vendor's API is moved, which its plugin would write into the state", () => {
    const moved = vendors
      .filter(({ key }) => key !== "render")
      .flatMap(({ address, further = [] }) => [address, ...further])
      .filter(({ variable }) => variable in sandbox.env);
    expect(moved).toEqual([]);
  });

  it("the doctor finds accounts on which everything can be built", async () => {
    const findings = await examine(project, inside());
    expect(findings.filter(({ status }) => status === "failed")).toEqual([]);
    expect(findings.map(({ message }) => message)).toContain(
      "the token works and sees the zone bondigoo.ch",
    );
  });

  it.each([
    ["vercel", "VERCEL_API_TOKEN", "aTokenOf24LettersAndDigits", "Vercel rejected the token (403)"],
    [
      "mongodbatlas",
      "MONGODB_ATLAS_CLIENT_SECRET",
      "mdb_sa_sk_other",
      "Atlas rejected the service",
    ],
    ["github", "GITHUB_TOKEN", "ghp_other", "GITHUB_TOKEN is not valid"],
    ["cloudflare", "CLOUDFLARE_API_TOKEN", "other", "could not list zones (403)"],
    ["render", "RENDER_API_KEY", "rnd_other", "Render rejected the key (401)"],
  ])("%s refuses another credential", async (key, variable, value, message) => {
    const vendor = vendors.find((one) => one.key === key)!;
    const found = await examineVendor(vendor, inside({ [variable]: value }), readNeeds(project));
    expect(found).toMatchObject([{ status: "failed" }]);
    expect(found[0]?.message).toContain(message);
  });

  it.each([
    ["github", { repository: "bondigoo/another" }, "the token cannot see the repository"],
    ["cloudflare", { domain: "another.example" }, "the token cannot see the zone another.example"],
    ["mongodbatlas", { atlasProjects: ["0".repeat(24)] }, "cannot be read (404)"],
  ])("%s does not know what the platform has not", async (key, change, message) => {
    const vendor = vendors.find((one) => one.key === key)!;
    const found = await examineVendor(vendor, inside(), { ...readNeeds(project), ...change });
    expect(found.map((one) => one.message).join("\n")).toContain(message);
  });
});
