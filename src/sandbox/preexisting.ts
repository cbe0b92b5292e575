import type { EnvironmentSpec } from "../config/spec.ts";
import { seedWorld } from "./providers/seed.ts";
import { freshAccounts } from "./providers/seeds.ts";
import type { World } from "./world.ts";

/**
 * Puts into the world what a platform's environments take for granted: the Cloudflare zone, the
 * GitHub repository with its default branch, the Atlas project and the clusters in it that are
 * used but not ours. A platform that is there already is left alone, so call it at every start.
 */
export function seedPreexisting(world: World, environments: readonly EnvironmentSpec[]): void {
  const [first] = environments;
  if (first === undefined || hasZone(world, first.platform.domain)) return;
  const { owner, name } = first.repository;
  const seed = freshAccounts({
    repository: `${owner}/${name}`,
    domain: first.platform.domain,
    atlas: atlasOf(environments),
  });
  const production = environments.find(({ purpose }) => purpose === "production");
  seed.github.repositories[0]!.branches = [production?.branch ?? "main"];
  seedWorld(world, seed);
}

function hasZone(world: World, name: string): boolean {
  const zones = Object.values(world.table("cloudflare:index/zone:Zone"));
  return zones.some((zone) => zone["name"] === name);
}

function atlasOf(environments: readonly EnvironmentSpec[]) {
  const databases = environments.flatMap(({ database }) =>
    database?.type === "mongodb-atlas" ? [database] : [],
  );
  const [first] = databases;
  if (first === undefined) return undefined;
  const existing = databases.flatMap(({ cluster }) => (cluster.own ? [] : [cluster.name]));
  return { project: first.project, clusters: [...new Set(existing)] };
}
