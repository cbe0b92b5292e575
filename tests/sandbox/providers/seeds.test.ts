import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { seedWorld } from "../../../src/sandbox/providers/seed.ts";
import { freshAccounts, legacyAccounts } from "../../../src/sandbox/providers/seeds.ts";
import { World } from "../../../src/sandbox/world.ts";
import { answersPage } from "../../answers.ts";
import { type } from "./types.ts";

let dir: string;
let world: World;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "seeds-"));
  world = new World(dir);
});
afterEach(() => {
  world.close();
  rmSync(dir, { recursive: true });
});

const names = {
  repository: "acme/app",
  domain: "acme.ch",
  atlas: { project: "64b5f0c2a1d3e4f5a6b7c8d9", clusters: ["shared"] },
};
const legacyNames = {
  ...names,
  vercelProject: "app",
  databaseUser: "app_user",
  variables: { API_URL: "https://api.acme.ch" },
};
const rows = (provider: string, name: string) => Object.values(world.table(type(provider, name)));

describe("fresh accounts", () => {
  it("hold the repository, the zone, the Atlas project and its clusters, and nothing else", () => {
    seedWorld(world, freshAccounts(names));
    expect(rows("github", "Repository")).toMatchObject([{ name: "app", fullName: "acme/app" }]);
    expect(rows("github", "Branch")).toMatchObject([{ branch: "main", repository: "app" }]);
    expect(rows("cloudflare", "Zone")).toMatchObject([{ name: "acme.ch" }]);
    expect(rows("mongodbatlas", "Project")).toMatchObject([{ id: names.atlas.project }]);
    expect(rows("mongodbatlas", "AdvancedCluster")).toMatchObject([
      { name: "shared", projectId: names.atlas.project, stateName: "IDLE" },
    ]);
    const filled = Object.entries(world.state()).filter(([, table]) => Object.keys(table).length);
    expect(filled).toHaveLength(5);
    expect(world.calls).toEqual([]);
  });

  it("may do without Atlas", () => {
    seedWorld(world, freshAccounts({ repository: "acme/app", domain: "acme.ch" }));
    expect(rows("mongodbatlas", "Project")).toEqual([]);
  });
});

describe("legacy accounts", () => {
  it("also hold what was made by hand: project, domains, variables, user, records, protection", () => {
    seedWorld(world, legacyAccounts(legacyNames));
    expect(rows("vercel", "Project")).toMatchObject([
      { name: "app", framework: "create-react-app" },
    ]);
    expect(rows("vercel", "ProjectDomain")).toMatchObject([
      { domain: "www.acme.ch" },
      { domain: "acme.ch", redirect: "www.acme.ch" },
    ]);
    expect(rows("vercel", "ProjectEnvironmentVariable")).toMatchObject([
      { key: "API_URL", targets: ["production", "preview"] },
    ]);
    expect(rows("mongodbatlas", "DatabaseUser")).toMatchObject([{ username: "app_user" }]);
    expect(rows("github", "BranchProtection")).toMatchObject([{ pattern: "main" }]);
    const types = rows("cloudflare", "DnsRecord").map((record) => record["type"]);
    expect(types).toEqual(["CNAME", "A", "MX", "TXT"]);
  });
});

it("names the resource when a seed breaks a vendor's rule", () => {
  const seed = freshAccounts(names);
  seed.vercel.projects.push({ project: { name: "Bad Name" }, domains: [], variables: [] });
  expect(() => seedWorld(world, seed)).toThrow("The seed's Project is wrong: Invalid Attribute");
});

it.each([
  ["fresh", freshAccounts(names)],
  ["legacy", legacyAccounts(legacyNames)],
])("fills the world of %s accounts as it always did", async (name, seed) => {
  seedWorld(world, seed);
  await expect(answersPage([world.state()])).toMatchFileSnapshot(`answers/seed-${name}.yaml`);
});
