import type { EnvironmentSpec } from "../config/spec.ts";
import { findRepository } from "./providers/github/repository.ts";
import { type Seed, seedWorld } from "./providers/seed.ts";
import { freshAccounts, legacyAccounts } from "./providers/seeds.ts";
import type { World } from "./world.ts";

/**
 * Puts into the world what a platform's environments take for granted: the Cloudflare zone, the
 * GitHub repository with its default branch, the Atlas project and the clusters in it that are
 * used but not ours; with `byHand` also what was clicked together before there were environments.
 * What is there already is left alone, so call it at every start: a zone or project that the files
 * name since is added.
 */
export function seedPreexisting(
  world: World,
  environments: readonly EnvironmentSpec[],
  byHand = false,
): void {
  const [first] = environments;
  if (first === undefined) return;
  const { owner, name } = first.repository;
  const accounts = {
    repository: `${owner}/${name}`,
    domain: first.platform.domain,
    atlas: atlasOf(environments),
  };
  const isNew = findRepository(world, name) === undefined;
  const seed =
    byHand && isNew
      ? legacyAccounts({ ...accounts, ...handMade(environments) })
      : freshAccounts(accounts);
  const withItsOwn = environments.find(({ createBranch }) => !createBranch);
  seed.github.repositories[0]!.branches[0] = withItsOwn?.branch ?? "main";
  seedWorld(world, withoutWhatIs(world, seed));
}

function withoutWhatIs(world: World, { github, cloudflare, atlas, vercel }: Seed): Seed {
  return {
    github: {
      ...github,
      repositories: github.repositories.filter(({ name }) => !findRepository(world, name)),
    },
    cloudflare: { zones: cloudflare.zones.filter(({ name }) => !hasZone(world, name)) },
    atlas: { projects: atlas.projects.filter(({ id }) => !(id in world.table(atlasProjects))) },
    vercel,
  };
}

const atlasProjects = "mongodbatlas:index/project:Project";

/** What people call things before they have more than one of each. */
function handMade(environments: readonly EnvironmentSpec[]) {
  const [first] = environments;
  const users = atAtlas(environments)
    .filter(({ uses }) => uses.length > 0)
    .map(({ user }) => user);
  const names = Object.keys(first?.frontends[0]?.variables ?? {});
  return {
    vercelProject: first?.repository.name ?? "",
    databaseUser: users.at(-1) ?? "application",
    variables: Object.fromEntries([...names, "OLD_FLAG"].map((key) => [key, "typed by hand"])),
  };
}

function hasZone(world: World, name: string): boolean {
  const zones = Object.values(world.table("cloudflare:index/zone:Zone"));
  return zones.some((zone) => zone["name"] === name);
}

/** The project of the environments' databases, and the clusters in it that are not theirs. */
function atlasOf(environments: readonly EnvironmentSpec[]) {
  const databases = atAtlas(environments);
  const project = databases[0]?.project;
  if (project === undefined) return undefined;
  return { project, clusters: [...new Set(databases.flatMap(({ uses }) => uses))] };
}

function atAtlas(environments: readonly EnvironmentSpec[]) {
  return environments.flatMap(({ database }) =>
    database?.vendor === "mongodbatlas" ? [database] : [],
  );
}
