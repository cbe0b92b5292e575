import { headOf } from "../../heads.ts";
import type { Row, World } from "../../world.ts";
import { failureAt, ProviderRefusal } from "../errors.ts";
import { isMissing, isObject } from "../values.ts";
import type { ResourceRules } from "../vendor.ts";
import { refuseUnknownBranch } from "./branch.ts";
import { projectOf, teamId } from "./project.ts";

const summary = "Error creating deployment";

/** A deployment of a branch's newest commit; ready at once. Deleting one removes it. */
export const deploymentRules: ResourceRules = {
  /** That the plugin refuses it was seen; its words were not. */
  check({ ref, files }, resource) {
    if (!isMissing(ref) || !isMissing(files)) return [];
    const text = "Deployment Invalid. A Deployment must have either `ref` or `files` specified";
    return [failureAt(resource, text)];
  },
  create(row, { world }) {
    const project = projectOf(world, row, summary);
    refuseNoSource(row, project);
    refuseUnknownBranch(row["ref"], project, world, summary);
    row["production"] ??= false;
    row["teamId"] = teamId;
    row["url"] =
      `${project["name"]}-${world.id("", `deployment/${row["projectId"]}`, 9)}.vercel.app`;
    row["domains"] = [row["url"]];
    row["meta"] ??= { githubCommitSha: commitOf(project, row["ref"], world) };
  },
};

/** The head of the branch in the connected repository. */
function commitOf({ gitRepository, name }: Row, ref: unknown, world: World): string {
  const repository = isObject(gitRepository) ? gitRepository["repo"] : name;
  return headOf(world, repository, ref);
}

/** Source: the Terraform provider's documentation: files, or a ref of a connected repository. */
function refuseNoSource(row: Row, project: Row): void {
  if (!isMissing(row["files"])) return;
  if (!isMissing(row["ref"]) && isObject(project["gitRepository"])) return;
  throw new ProviderRefusal(
    summary,
    `Could not create deployment of ${project["name"]}, unexpected error: bad_request - ` +
      "either files or a ref of a connected Git repository must be given.",
  );
}
