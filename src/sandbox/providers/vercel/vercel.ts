import { createHash } from "node:crypto";
import { ProviderRefusal } from "../errors.ts";
import { loadFacts } from "../facts.ts";
import { rows } from "../lookup.ts";
import { invalidAttribute } from "../pf-bridge.ts";
import { isMissing } from "../values.ts";
import type { FunctionRule, ResourceRules, Vendor } from "../vendor.ts";
import { deploymentRules } from "./deployment.ts";
import { domainRules } from "./domain.ts";
import { projectOf, projectRules, projectType, teamId } from "./project.ts";
import { sharedVariableRules, variableRules, variablesOf } from "./variable.ts";

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

const customEnvironmentRules: ResourceRules = {
  check(inputs, resource) {
    const name = inputs["name"];
    if (typeof name !== "string" || /^[a-z0-9-]{0,32}$/.test(name)) return [];
    const text =
      "Attribute name The name of a Custom Environment can only contain up to 32 alphanumeric " +
      `lowercase characters and hyphens, got: ${name}`;
    return [invalidAttribute(`${resource}.name`, "Value Match", text)];
  },
  create(row, { world }) {
    projectOf(world, row, "Error creating custom environment");
    row["teamId"] = teamId;
  },
  imports: (row, id) => {
    const short = `${row["projectId"]}/${row["name"]}`;
    return id === short || id === `${teamId}/${short}`;
  },
};

const protectionBypassRules: ResourceRules = {
  create(row, { world, name }) {
    projectOf(world, row, "Error creating project protection bypass");
    row["secret"] ??= world.random(`bypass/${name}`, 32, letters);
    row["teamId"] = teamId;
    row["scope"] ??= "automation-bypass";
    row["createdAt"] = world.now();
    row["createdBy"] = "sandbox";
  },
  imports: (row, id) => id === `${row["projectId"]}/${row["secret"]}`,
};

/**
 * DNS values per project. Source: Vercel's "Working with DNS" and "Get a Domain's configuration";
 * sure of the form, one value per project; the hash itself is made up. `recommendedCname` ends in
 * no full stop here.
 */
const getDomainConfig: FunctionRule = ({ domain, projectIdOrName }, { world }) => {
  const project = rows(world, projectType).find((row) => {
    return row["id"] === projectIdOrName || row["name"] === projectIdOrName;
  });
  if (!project) {
    throw new ProviderRefusal(
      "Error reading domain config",
      `Could not read domain config for ${domain}, unexpected error: ` +
        `not_found - Project ${projectIdOrName} not found`,
    );
  }
  const hash = createHash("sha256").update(String(project["id"])).digest("hex").slice(0, 16);
  return {
    id: domain,
    recommendedCname: `${hash}.vercel-dns-017.com`,
    recommendedIpv4s: ["216.198.79.1"],
    teamId,
  };
};

/** By name or id. Source: Vercel's API, "Find a project by id or name"; the plugin passes it on. */
const getProject: FunctionRule = ({ name }, { world }) => {
  const found = rows(world, projectType).find((row) => row["name"] === name || row["id"] === name);
  if (found) return { ...found, environments: variablesOf(world, found) };
  throw new ProviderRefusal(
    "Error reading project",
    `Could not read project ${name}, unexpected error: not_found - Project not found`,
  );
};

/** The stand-in for @pulumiverse/vercel. */
export const vercel: Vendor = {
  facts: loadFacts("vercel"),
  resources: {
    Project: projectRules,
    ProjectDomain: domainRules,
    Deployment: deploymentRules,
    ProjectEnvironmentVariable: variableRules,
    SharedEnvironmentVariable: sharedVariableRules,
    CustomEnvironment: customEnvironmentRules,
    ProjectProtectionBypass: protectionBypassRules,
  },
  functions: { getDomainConfig, getProject },
  makeId: (world, key) => world.random(`vercel/${key}`, 24, letters),
  unknownType: (type) => `[pf/tfbridge] unknown resource token: ${type}`,
  checkConfig(inputs, name) {
    const token = inputs["apiToken"];
    // Source: the Terraform provider's own check of a token's form.
    if (isMissing(token) || /[A-Za-z0-9]{24}/.test(String(token))) return [];
    const text =
      "Attribute api_token Invalid API token. The token must contain 24 letters or digits in a row";
    return [invalidAttribute(`${name}.apiToken`, "Value Match", text)];
  },
};
