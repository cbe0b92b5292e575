import type { EnvironmentSpec, FrontendSpec } from "./spec.ts";

/**
 * Whether only members of the Vercel team may open a frontend's own domains: previews are theirs, unless
 * their own environment or the project's opens them. `environments` are all of the platform.
 */
export function isClosed(
  { project, deploymentProtection }: FrontendSpec,
  environments: readonly EnvironmentSpec[],
): boolean {
  if (project.own) return deploymentProtection === "all";
  const owner = environments
    .find(({ stack }) => stack === project.stack)
    ?.frontends.find(({ key }) => key === project.frontend);
  return deploymentProtection !== "none" && owner?.deploymentProtection !== "none";
}
