import { createHash } from "node:crypto";
import { matchesGlob } from "node:path";
import type { Row, World } from "../../world.ts";
import { sdkRefusal } from "../errors.ts";
import { removeWhere, rows } from "../lookup.ts";
import { isMissing } from "../values.ts";
import type { ProviderCall, ResourceRules } from "../vendor.ts";

const repositoryType = "github:index/repository:Repository";
const protectionType = "github:index/branchProtection:BranchProtection";
export const branchType = "github:index/branch:Branch";

/** The repository a row names by name, node id or number; a 404 as GitHub answers it otherwise. */
export function repositoryOf(world: World, row: Row, doing: string): Row {
  const wanted = row["repository"] ?? row["repositoryId"];
  const found = findRepository(world, wanted);
  if (found) return found;
  throw sdkRefusal(`${doing}: 404 Not Found, repository ${wanted}`);
}

export function findRepository(world: World, wanted: unknown): Row | undefined {
  return rows(world, repositoryType).find((repository) => {
    return ["name", "nodeId", "repoId"].some((key) => repository[key] === wanted);
  });
}

/** Every row of a type that belongs to a repository. */
export function ofRepository(world: World, type: string, name: unknown): Row[] {
  return rows(world, type).filter((row) => row["repository"] === name);
}

/** A commit's hash, always the same for one branch of one repository. */
export function commitOf(repository: unknown, branch: unknown): string {
  return createHash("sha1").update(`${repository}/${branch}`).digest("hex");
}

/** A time as the plugin keeps it: Go's own way of writing one, to the second. */
export function githubTime(world: World): string {
  const [day, time] = world.timestamp().split("T");
  return `${day} ${time!.slice(0, 8)} +0000 UTC`;
}

export const etag = (world: World, key: string): string => `W/"${world.id("", `etag/${key}`, 32)}"`;

export const repositoryRules: ResourceRules = {
  create(row, call) {
    if (findRepository(call.world, row["name"])) {
      throw sdkRefusal("422 Repository creation failed. name already exists on this account");
    }
    fillRepository(row, call);
  },
  update(row, _before, { world }) {
    row["etag"] = etag(world, String(row["name"]));
  },
  remove(row, { world }) {
    if (row["archiveOnDestroy"] === true) return;
    for (const type of childTypes) {
      removeWhere(world, type, (other) => other["repository"] === row["name"]);
    }
    removeWhere(world, protectionType, (other) => {
      return [row["name"], row["nodeId"]].includes(other["repositoryId"]);
    });
  },
};

const childTypes = [
  branchType,
  "github:index/branchDefault:BranchDefault",
  "github:index/repositoryEnvironment:RepositoryEnvironment",
  "github:index/actionsSecret:ActionsSecret",
  "github:index/actionsVariable:ActionsVariable",
  "github:index/actionsEnvironmentSecret:ActionsEnvironmentSecret",
  "github:index/actionsEnvironmentVariable:ActionsEnvironmentVariable",
];

/** What GitHub fills in. Names and forms are its API's; numbers are made up. */
function fillRepository(row: Row, { world, config }: ProviderCall): void {
  const owner = String(config["owner"] ?? "owner");
  const name = String(row["name"]);
  const path = `${owner}/${name}`;
  row["fullName"] = path;
  row["nodeId"] = `R_${world.id("", `repository/${name}`, 10)}`;
  row["repoId"] = Number.parseInt(commitOf(owner, name).slice(0, 7), 16);
  row["defaultBranch"] ??= "main";
  row["visibility"] ??= row["private"] === true ? "private" : "public";
  row["private"] ??= row["visibility"] !== "public";
  row["htmlUrl"] = `https://github.com/${path}`;
  row["httpCloneUrl"] = `https://github.com/${path}.git`;
  row["sshCloneUrl"] = `git@github.com:${path}.git`;
  row["gitCloneUrl"] = `git://github.com/${path}.git`;
  row["svnUrl"] = `https://github.com/${path}`;
  row["etag"] = etag(world, name);
}

/**
 * A branch that exists is taken over as it is: the provider takes GitHub's "422 Reference already
 * exists" for success (read in the Terraform provider's resource_github_branch.go; sure).
 */
export const branchRules: ResourceRules = {
  takesOver: true,
  create(row, { world }) {
    const repository = repositoryOf(world, row, "error creating branch");
    const branches = ofRepository(world, branchType, repository["name"]);
    const existing = branches.find((other) => other["branch"] === row["branch"]);
    if (existing) {
      row["sha"] = existing["sha"];
      row["sourceSha"] ??= existing["sourceSha"];
      row["ref"] = existing["ref"];
      row["etag"] = existing["etag"];
      return;
    }
    const source = branches.find((other) => other["branch"] === row["sourceBranch"]);
    if (!source && isMissing(row["sourceSha"])) {
      throw sdkRefusal(
        `error querying GitHub branch reference ${repository["name"]} ` +
          `(refs/heads/${row["sourceBranch"]}): 404 Not Found []`,
      );
    }
    row["sourceSha"] ??= source?.["sha"];
    row["sha"] = row["sourceSha"];
    row["ref"] = `refs/heads/${row["branch"]}`;
    row["etag"] = etag(world, `branch/${row["branch"]}`);
  },
  update(row) {
    row["ref"] = `refs/heads/${row["branch"]}`;
  },
  remove: refuseGuarded,
  imports: (row, id) => id.startsWith(`${row["repository"]}:${row["branch"]}:`),
};

/** Source: GitHub's "About protected branches" and "Changing the default branch". */
function refuseGuarded(row: Row, { world }: ProviderCall): void {
  const repository = findRepository(world, row["repository"]);
  if (repository?.["defaultBranch"] === row["branch"]) {
    throw sdkRefusal(`422 Cannot delete the default branch ${row["branch"]}`);
  }
  const guarded = rows(world, protectionType).some((protection) => {
    const sameRepository = findRepository(world, protection["repositoryId"]) === repository;
    return (
      sameRepository &&
      protection["allowsDeletions"] !== true &&
      matchesGlob(String(row["branch"]), String(protection["pattern"]))
    );
  });
  if (guarded) throw sdkRefusal(`422 Cannot delete the protected branch ${row["branch"]}`);
}

export const defaultBranchRules: ResourceRules = {
  create(row, { world }) {
    const repository = repositoryOf(world, row, "error setting default branch");
    const known = ofRepository(world, branchType, repository["name"]);
    if (!known.some((other) => other["branch"] === row["branch"])) {
      throw sdkRefusal(`422 The branch ${row["branch"]} was not found. Please push it first.`);
    }
    repository["defaultBranch"] = row["branch"];
    row["repositoryId"] = repository["repoId"];
    row["etag"] = etag(world, `default/${row["branch"]}`);
  },
  update(row, _before, { world }) {
    const repository = repositoryOf(world, row, "error setting default branch");
    repository["defaultBranch"] = row["branch"];
  },
};
