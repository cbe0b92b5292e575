import { rows } from "../providers/lookup.ts";
import { productionBranch, projectType } from "../providers/vercel/project.ts";
import type { Row, World } from "../world.ts";
import { plainText, type WebAnswer, type WebRequest } from "./answer.ts";
import { pageAnswer } from "./page.ts";

const domainType = "vercel:index/projectDomain:ProjectDomain";

/** Vercel issues for domains that a project has and that are proved. */
export function vercelHas(world: World, host: string): boolean {
  return domainOf(world, host)?.["verified"] === true;
}

/**
 * What Vercel's network answers at a host. Variables are those of now: a deployment here keeps no
 * copy of what it was built with.
 */
export function vercelAnswer(world: World, { host, path }: WebRequest): WebAnswer {
  const domain = domainOf(world, host);
  const project = domain && world.table(projectType)[String(domain["projectId"])];
  if (!domain || !project) return notFound("DEPLOYMENT_NOT_FOUND");
  if (typeof domain["redirect"] === "string") {
    const location = `https://${domain["redirect"]}${path}`;
    return plainText(Number(domain["redirectStatusCode"] ?? 308), "Redirecting...", { location });
  }
  const gitBranch = domain["gitBranch"];
  const branch = typeof gitBranch === "string" ? gitBranch : productionBranch(project);
  const isPreview = typeof gitBranch === "string";
  const deployment = rows(world, "vercel:index/deployment:Deployment").findLast(
    (row) => row["projectId"] === project["id"] && row["ref"] === branch,
  );
  if (!deployment) return notFound("DEPLOYMENT_NOT_FOUND");
  if (isProtected(world, project, host, isPreview)) {
    const location = `https://vercel.com/sso-api?url=https%3A%2F%2F${host}${encodeURIComponent(path)}`;
    return plainText(302, "Redirecting...", { location });
  }
  const meta = deployment["meta"] as { githubCommitSha?: string } | undefined;
  return pageAnswer(path, {
    title: String(project["name"]),
    commit: meta?.githubCommitSha ?? "",
    variables: variablesAt(world, project, isPreview ? String(gitBranch) : undefined),
  });
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

function variablesAt(world: World, project: Row, branch: string | undefined) {
  const target = branch === undefined ? "production" : "preview";
  const own = rows(world, "vercel:index/projectEnvironmentVariable:ProjectEnvironmentVariable")
    .filter((row) => row["projectId"] === project["id"])
    .filter(({ targets }) => Array.isArray(targets) && targets.includes(target))
    .filter(({ gitBranch }) => typeof gitBranch !== "string" || gitBranch === branch)
    // A branch's own value beats the general one of the same name.
    .toSorted((a, b) => Number("gitBranch" in a) - Number("gitBranch" in b));
  return Object.fromEntries(own.map(({ key, value }) => [String(key), String(value)]));
}
