import type { Row, World } from "../../world.ts";
import { failureAt, ProviderRefusal } from "../errors.ts";
import { removeWhere, rows } from "../lookup.ts";
import { invalidAttribute } from "../pf-bridge.ts";
import { isMissing, isObject, type Properties } from "../values.ts";
import type { ProviderCall, ResourceRules } from "../vendor.ts";
import { checkFramework } from "./framework.ts";

export const projectType = "vercel:index/project:Project";

/** The one team of the sandbox; every resource belongs to it. */
export const teamId = "team_sandbox0000000000000000";

/** A project by id; a 404 as the vendor answers it otherwise. */
export function projectOf(world: World, row: Row, summary: string): Row {
  const found = world.table(projectType)[String(row["projectId"])];
  if (found) return found;
  throw new ProviderRefusal(
    summary,
    `not_found - Project not found (404), project ${row["projectId"]}`,
  );
}

export function productionBranch(project: Row): string | undefined {
  const repository = project["gitRepository"];
  return isObject(repository) ? String(repository["productionBranch"] ?? "main") : undefined;
}

export const projectRules: ResourceRules = {
  check: checkProject,
  create(row, call) {
    refuseTakenName(row, call, "Error creating project");
    fillDefaults(row, call);
  },
  update(row, before, call) {
    if (row["name"] !== before["name"]) refuseTakenName(row, call, "Error updating project");
    fillDefaults(row, call);
  },
  remove(row, { world }) {
    // Source: Vercel's documentation of "Delete a Project"; what belongs to it goes with it.
    for (const child of childTypes) {
      removeWhere(world, child, (other) => other["projectId"] === row["id"]);
    }
  },
  imports: (row, id) => id === `${teamId}/${row["id"]}`,
  notRead: () => ["passwordProtection"],
};

const childTypes = [
  "vercel:index/deployment:Deployment",
  "vercel:index/projectDomain:ProjectDomain",
  "vercel:index/projectEnvironmentVariable:ProjectEnvironmentVariable",
  "vercel:index/customEnvironment:CustomEnvironment",
  "vercel:index/projectProtectionBypass:ProjectProtectionBypass",
];

/** Observed on the plugin. The 52 against the 100 in the second text is the provider's own. */
function checkProject(inputs: Properties, resource: string) {
  const name = inputs["name"];
  const failures = [];
  if (typeof name === "string") {
    const at = `${resource}.name`;
    if (name.length < 1 || name.length > 52) {
      const text = `Attribute name string length must be between 1 and 52, got: ${name.length}`;
      failures.push(invalidAttribute(at, "Value Length", text));
    }
    if (!/^[a-z0-9-]{0,100}$/.test(name)) {
      const text =
        "Attribute name The name of a Project can only contain up to 100 alphanumeric lowercase " +
        `characters and hyphens, got: ${name}`;
      failures.push(invalidAttribute(at, "Value Match", text));
    }
  }
  failures.push(...checkFramework(inputs["framework"], `${resource}.framework`));
  const protection = inputs["trustedIps"];
  if (isObject(protection) && Array.isArray(protection["addresses"])) {
    if (protection["addresses"].length === 0) {
      const text = "Attribute trusted_ips.addresses set must contain at least 1 elements, got: 0";
      failures.push(
        failureAt(`${resource}.trustedIps.addresses`, `Invalid Attribute Value. ${text}`),
      );
    }
  }
  return failures;
}

/** Names are unique in a team. Source: Vercel's REST API, "Create a new project", 409. */
function refuseTakenName(row: Row, { world }: ProviderCall, summary: string): void {
  const taken = rows(world, projectType).some((other) => other["name"] === row["name"]);
  if (!taken) return;
  const detail =
    "Could not create or rename the project, unexpected error: conflict - " +
    `Project "${row["name"]}" already exists, please use a new name.`;
  throw new ProviderRefusal(summary, detail);
}

/** What Vercel fills in for a new project. Sure that it fills these; less of each value. */
function fillDefaults(row: Row, { world }: ProviderCall): void {
  row["teamId"] = teamId;
  row["nodeVersion"] ??= "24.x";
  row["vercelAuthentication"] ??= { deploymentType: "standard_protection_new" };
  row["oidcTokenConfig"] ??= { issuerMode: "team" };
  row["buildMachineType"] ??= "standard";
  row["enablePreviewFeedback"] ??= true;
  row["enableProductionFeedback"] ??= false;
  row["functionFailover"] ??= false;
  row["resourceConfig"] = {
    fluid: true,
    functionDefaultCpuType: "standard",
    functionDefaultRegions: ["iad1"],
    functionDefaultTimeout: 300,
    ...(isObject(row["resourceConfig"]) ? row["resourceConfig"] : {}),
  };
  const repository = row["gitRepository"];
  if (isObject(repository)) fillRepository(repository, world);
}

function fillRepository(repository: Properties, world: World): void {
  repository["productionBranch"] ??= "main";
  const hooks = repository["deployHooks"];
  if (!Array.isArray(hooks)) return;
  for (const hook of hooks) {
    if (!isMissing(hook["id"])) continue;
    hook["id"] = world.id("", `deploy-hook/${hook["name"]}`, 10);
    hook["url"] = `https://api.vercel.com/v1/integrations/deploy/${hook["id"]}`;
  }
}
