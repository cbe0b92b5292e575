import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse, parseDocument } from "yaml";
import { projectFolder } from "../../src/engine/layout.ts";
import { pulumi } from "../../src/engine/pulumi.ts";
import { type OpenedPlatform, openPlatform, readPlatform } from "./kept-platform.ts";

/**
 * Bondigoo's production as commit 2ae5074 brought it up, the first that could. Its provider code is
 * the first text, its resources have no deletion hooks, and some of today's are not there.
 */
const kept = readPlatform(join(import.meta.dirname, "first-platform.json.br"));

const place = mkdtempSync(join(tmpdir(), "first-"));
let platform: OpenedPlatform;
let refreshed: string;
let updated: string;
beforeAll(async () => {
  platform = await openPlatform(kept, place);
  startAsToday();
  allowDeletion([
    ...["prod", "main", "bondigoo-platform-prod", "bondigoo-prod-cluster"],
    ...["bondigoo-redis-prod", "bondigoo-api-prod", "bondigoo-worker-prod"],
  ]);
  refreshed = await must("refresh", "--expect-no-changes");
  updated = await must("up", "--diff");
  await must("destroy");
});
afterAll(async () => {
  await platform?.sandbox.close();
  rmSync(place, { recursive: true, force: true });
});

/** How the program starts belongs to the code, which is today's; what it builds, to the platform. */
function startAsToday(): void {
  const today = parse(readFileSync(join(projectFolder, "Pulumi.yaml"), "utf8"));
  const file = join(platform.cwd, "Pulumi.yaml");
  const document = parseDocument(readFileSync(file, "utf8"));
  for (const key of ["runtime", "main", "plugins"]) document.set(key, today[key]);
  writeFileSync(file, document.toString());
}

function allowDeletion(names: string[]): void {
  const file = join(platform.cwd, "Pulumi.prod.yaml");
  const document = parseDocument(readFileSync(file, "utf8"));
  document.setIn(["config", "bondigoo:environment", "allowDeletion"], names);
  writeFileSync(file, document.toString());
}

async function must(command: string, ...flags: string[]): Promise<string> {
  const { cwd, env } = platform;
  const args = [command, "--yes", "--skip-preview", "--stack", "prod", ...flags];
  return (await pulumi({ cwd, env, args })).output;
}

describe("a state made by the first code that made any", () => {
  it("is refreshed by today's code, which finds things as they were left", () => {
    expect(refreshed).toMatch(/^ +\d\d unchanged$/m);
  });

  it("is updated without replacing anything that holds data or serves", () => {
    const replaced = updated.matchAll(/^ *\+-(\S+): \(replace\)$/gm);
    // A publishable key is no longer kept from its readers, which Vercel cannot change in place.
    expect([...replaced].map(([, type]) => type)).toEqual([
      "vercel:index/projectEnvironmentVariable:ProjectEnvironmentVariable",
    ]);
    expect(updated).not.toMatch(/^ *-\S+: \(delete\)/m);
  });

  it("is destroyed, which leaves what was there before it", () => {
    const tables = Object.entries(platform.sandbox.world.state());
    const left = tables.flatMap(([table, rows]) => Object.keys(rows).map(() => table));
    expect(left.toSorted()).toEqual([
      "cloudflare:index/zone:Zone",
      "github:index/branch:Branch",
      "github:index/repository:Repository",
      "mongodbatlas:index/advancedCluster:AdvancedCluster",
      "mongodbatlas:index/project:Project",
      "render/owners",
    ]);
  });
});
