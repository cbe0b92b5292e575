import { existsSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { partsOfBlueprint } from "./blueprint.ts";
import { databaseTypeOf, partsOfPackages } from "./packages.ts";
import type { Parts } from "./parts.ts";

/** What a folder tells of the platform whose code is in it. */
export interface Found {
  name: string | undefined;
  /** `owner/name`, where Git has a remote at GitHub. */
  repository: string | undefined;
  parts: Parts;
  /** What the packages have a client for. */
  database: string | undefined;
  /** The file or files that it was read from; none where there is no code. */
  source: string | undefined;
}

/** Looks for render.yaml, package.json with its workspaces, and Git's remote. */
export function lookAround(folder: string): Found {
  const repository = repositoryOf(folder);
  const name = slugOf(repository?.split("/")[1] ?? basename(resolve(folder)));
  const blueprint = join(folder, "render.yaml");
  const packages = partsOfPackages(folder);
  if (!existsSync(blueprint)) {
    const hasCode = Object.keys({ ...packages.frontends, ...packages.services }).length > 0;
    const source = hasCode ? "package.json" : undefined;
    return { name, repository, parts: packages, database: databaseTypeOf(folder), source };
  }
  const parts = partsOfBlueprint(readFileSync(blueprint, "utf8"));
  // Render has no frontends of Vercel's.
  parts.frontends = packages.frontends;
  const database = parts.database === undefined ? undefined : String(parts.database["type"]);
  return { name, repository, parts, database, source: "render.yaml" };
}

function repositoryOf(folder: string): string | undefined {
  const config = join(folder, ".git", "config");
  if (!existsSync(config)) return undefined;
  const text = readFileSync(config, "utf8");
  return /url = \S*github\.com[:/]([\w-]+\/[\w.-]+?)(?:\.git)?\s/.exec(text)?.[1];
}

function slugOf(name: string): string | undefined {
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+|-+$/g, "");
  return slug === "" ? undefined : slug.slice(0, 40);
}
