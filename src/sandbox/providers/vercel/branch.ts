import type { Row, World } from "../../world.ts";
import { ProviderRefusal } from "../errors.ts";
import { branchType, findRepository, ofRepository } from "../github/repository.ts";
import { isMissing, isObject } from "../values.ts";

/**
 * Vercel asks the connected repository for a branch before it ties something to it. Sure for
 * variables (reason `branch_not_found`, vercel/vercel#16588), assumed for domains and
 * deployments. A repository outside the sandbox is not asked.
 */
export function refuseUnknownBranch(
  branch: unknown,
  project: Row,
  world: World,
  summary: string,
): void {
  const connected = project["gitRepository"];
  if (isMissing(branch) || !isObject(connected)) return;
  const name = String(connected["repo"]).split("/").at(-1);
  const repository = findRepository(world, name);
  if (!repository) return;
  const branches = ofRepository(world, branchType, name).map((row) => row["branch"]);
  if (branches.includes(branch)) return;
  throw new ProviderRefusal(
    summary,
    `unexpected error: branch_not_found - Branch "${branch}" not found in the connected Git ` +
      `repository ${connected["repo"]}.`,
  );
}
