import { rows } from "../providers/lookup.ts";
import { productionBranch, projectType } from "../providers/vercel/project.ts";
import type { Row, World } from "../world.ts";
import { plainText, type WebAnswer, type WebRequest } from "./answer.ts";
import { pageAnswer } from "./page.ts";

const deploymentType = "vercel:index/deployment:Deployment";
const domainType = "vercel:index/projectDomain:ProjectDomain";

/** Vercel issues for domains that a project has and that are proved, and for the addresses it makes up. */
export function vercelHas(world: World, host: string): boolean {
  return domainOf(world, host)?.["verified"] === true || builtAt(world, host) !== undefined;
}

/**
 * What Vercel's network answers at a host. Variables are those of now: a deployment here keeps no
 * copy of what it was built with.
 */
export function vercelAnswer(world: World, { host, path }: WebRequest): WebAnswer {
  const domain = domainOf(world, host);
  if (typeof domain?.["redirect"] === "string") {
    const location = `https://${domain["redirect"]}${path}`;
    return plainText(Number(domain["redirectStatusCode"] ?? 308), "Redirecting...", { location });
  }
  const deployment = domain ? servedBy(world, domain) : builtAt(world, host);
  const project = world.table(projectType)[String(deployment?.["projectId"])];
  if (!deployment || !project) return notFound("DEPLOYMENT_NOT_FOUND");
  const isPreview = deployment["ref"] !== productionBranch(project);
  // Standard protection leaves out the domains of production, and no address that Vercel made up.
  if (isProtected(world, project, host, isPreview || !domain)) {
    const location = `https://vercel.com/sso-api?url=https%3A%2F%2F${host}${encodeURIComponent(path)}`;
    return plainText(302, "Redirecting...", { location });
  }
  const meta = deployment["meta"] as { githubCommitSha?: string } | undefined;
  return pageAnswer(path, {
    title: String(project["name"]),
    commit: meta?.githubCommitSha ?? "",
    variables: variablesAt(world, project, isPreview ? String(deployment["ref"]) : undefined),
  });
}

/** The newest deployment of the branch that a domain shows, by default the project's own. */
function servedBy(world: World, { projectId, gitBranch }: Row): Row | undefined {
  const project = world.table(projectType)[String(projectId)];
  if (!project) return undefined;
  const branch = typeof gitBranch === "string" ? gitBranch : productionBranch(project);
  return rows(world, deploymentType).findLast(
    (row) => row["projectId"] === project["id"] && row["ref"] === branch,
  );
}

/** The deployment that an address of Vercel's own leads to. */
function builtAt(world: World, host: string): Row | undefined {
  return rows(world, deploymentType).findLast(
    ({ url, domains }) => url === host || (Array.isArray(domains) && domains.includes(host)),
  );
}

function domainOf(world: World, host: string): Row | undefined {
  return rows(world, domainType).find(({ domain }) => domain === host);
}

/** Source: https://vercel.com/docs/errors, the page of an address that shows nothing. */
function notFound(code: string): WebAnswer {
  return plainText(404, `404: NOT_FOUND\nCode: ${code}`, { "x-vercel-error": code });
}

/** Source: https://vercel.com/docs/deployment-protection: who is not logged in is led to a login. */
function isProtected(world: World, project: Row, host: string, isPreview: boolean): boolean {
  const { deploymentType } = (project["vercelAuthentication"] ?? {}) as { deploymentType?: string };
  if (deploymentType === "none" || deploymentType === undefined) return false;
  const exceptions = "vercel:index/deploymentProtectionException:DeploymentProtectionException";
  if (rows(world, exceptions).some(({ alias }) => alias === host)) return false;
  return isPreview || deploymentType === "all_deployments";
}

/** Of production, or of the previews of a branch. */
export function variablesAt(world: World, project: Row, branch: string | undefined) {
  const target = branch === undefined ? "production" : "preview";
  const own = rows(world, "vercel:index/projectEnvironmentVariable:ProjectEnvironmentVariable")
    .filter((row) => row["projectId"] === project["id"])
    .filter(({ targets }) => Array.isArray(targets) && targets.includes(target))
    .filter(({ gitBranch }) => typeof gitBranch !== "string" || gitBranch === branch)
    // A branch's own value beats the general one of the same name.
    .toSorted((a, b) => Number("gitBranch" in a) - Number("gitBranch" in b));
  return Object.fromEntries(own.map(({ key, value }) => [String(key), String(value)]));
}
