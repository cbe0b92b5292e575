import { headOf } from "./heads.ts";
import { rows } from "./providers/lookup.ts";
import { isObject } from "./providers/values.ts";
import { productionBranch, projectType } from "./providers/vercel/project.ts";
import type { World } from "./world.ts";

/** A page that Vercel has built of a branch. */
export interface BuiltPage {
  projectId: string;
  /** Name of the project. */
  project: string;
  /** Host of the branch's newest build: `<project>-git-<branch>-<team>.vercel.app`. */
  host: string;
}

/**
 * What Vercel does when somebody pushes a branch that is no environment's: every project that is
 * connected to the repository builds it, unless it was told to build no previews.
 * Sources: https://vercel.com/docs/git, https://vercel.com/docs/deployments/generated-urls
 */
export function pushBranch(
  world: World,
  { repository, branch, team }: { repository: string; branch: string; team: string },
): BuiltPage[] {
  return rows(world, projectType)
    .filter(({ gitRepository }) => isObject(gitRepository) && gitRepository["repo"] === repository)
    .filter((project) => productionBranch(project) !== branch)
    .filter(({ previewDeploymentsDisabled }) => previewDeploymentsDisabled !== true)
    .map((project) => {
      const [id, name] = [String(project["id"]), String(project["name"])];
      const key = world.id("dpl_", `pushed/${id}/${branch}`, 28);
      const host = `${name}-git-${labelOf(branch)}-${team}.vercel.app`;
      world.table("vercel:index/deployment:Deployment")[key] = {
        id: key,
        projectId: id,
        ref: branch,
        production: false,
        url: `${name}-${world.id("", `pushed/${id}/${branch}`, 9)}-${team}.vercel.app`,
        domains: [host],
        meta: { githubCommitSha: headOf(world, repository, branch) },
      };
      return { projectId: id, project: name, host };
    });
}

/** A branch's name as a part of a host's. */
function labelOf(branch: string): string {
  return branch
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
}
