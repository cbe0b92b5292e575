import type { World } from "../../world.ts";
import { sdkRefusal } from "../errors.ts";
import { loadFacts } from "../facts.ts";
import { rows } from "../lookup.ts";
import { isMissing } from "../values.ts";
import type { FunctionRule, Vendor } from "../vendor.ts";
import {
  deploymentPolicyRules,
  environmentRules,
  policyType,
  requireEnvironment,
  secretRules,
  variableRules,
  variableType,
} from "./actions.ts";
import { protectionRules, protectionType, rulesetRules } from "./protection.ts";
import {
  branchRules,
  branchType,
  defaultBranchRules,
  findRepository,
  ofRepository,
  repositoryRules,
} from "./repository.ts";

const getRepository: FunctionRule = ({ name, fullName }, { world }) => {
  const wanted = name ?? String(fullName).split("/").at(-1);
  const found = findRepository(world, wanted);
  if (found) return { ...found, id: found["name"] };
  throw sdkRefusal(`404 Not Found, repository ${wanted}`);
};

const getBranch: FunctionRule = ({ repository, branch }, { world }) => {
  const found = ofRepository(world, branchType, repository).find((row) => row["branch"] === branch);
  if (found) return found;
  throw sdkRefusal(`404 Not Found, branch ${branch} of ${repository}`);
};

const getBranchProtectionRules: FunctionRule = ({ repository }, { world }) => {
  const held = findRepository(world, repository);
  if (!held) throw sdkRefusal(`404 Not Found, repository ${repository}`);
  const rules = rows(world, protectionType)
    .filter((row) => findRepository(world, row["repositoryId"]) === held)
    .map(({ pattern }) => ({ pattern }));
  return { id: repository, rules };
};

const getActionsEnvironmentVariables: FunctionRule = ({ name, environment }, { world }) => {
  const variables = inEnvironment(world, name, environment, variableType).map((row) => ({
    name: row["variableName"],
    value: row["value"],
    createdAt: row["createdAt"],
    updatedAt: row["updatedAt"],
  }));
  return { name, environment, variables };
};

const getRepositoryDeploymentBranchPolicies: FunctionRule = (args, { world }) => {
  const { repository, environmentName } = args;
  const policies = inEnvironment(world, repository, environmentName, policyType)
    .filter((row) => !isMissing(row["branchPattern"]))
    .map((row) => ({ id: String(row["policyId"]), name: row["branchPattern"] }));
  return { repository, environmentName, deploymentBranchPolicies: policies };
};

/** What an environment of a repository holds of a type; a 404 where there is no such environment. */
function inEnvironment(world: World, repository: unknown, environment: unknown, type: string) {
  requireEnvironment(world, repository, environment);
  return ofRepository(world, type, repository).filter((row) => row["environment"] === environment);
}

/** Teams and users are the seed's: tables `github/teams` by slug, `github/users` by login. */
const getTeam: FunctionRule = ({ slug }, { world }) => {
  const found = rows(world, "github/teams").find((row) => row["slug"] === slug);
  if (found) return found;
  throw sdkRefusal(`Could not find team: ${slug}`);
};

const getUser: FunctionRule = ({ username }, { world }) => {
  const found = rows(world, "github/users").find((row) => row["login"] === username);
  if (found) return { ...found, username };
  throw sdkRefusal(`404 Not Found, user ${username}`);
};

/** The stand-in for @pulumi/github. */
export const github: Vendor = {
  facts: loadFacts("github"),
  resources: {
    Repository: repositoryRules,
    Branch: branchRules,
    BranchDefault: defaultBranchRules,
    BranchProtection: protectionRules,
    RepositoryRuleset: rulesetRules,
    RepositoryEnvironment: environmentRules,
    RepositoryEnvironmentDeploymentPolicy: deploymentPolicyRules,
    ActionsSecret: secretRules(["repository", "secretName"]),
    ActionsEnvironmentSecret: secretRules(["repository", "environment", "secretName"]),
    DependabotSecret: secretRules(["repository", "secretName"]),
    ActionsVariable: variableRules(),
    ActionsEnvironmentVariable: variableRules(),
  },
  functions: {
    getRepository,
    getBranch,
    getBranchProtectionRules,
    getRepositoryDeploymentBranchPolicies,
    getActionsEnvironmentVariables,
    getTeam,
    getUser,
  },
  makeId: (world, key) => world.id("", `github/${key}`, 16),
  unknownType: (type, method) => `unrecognized resource type (${method}): ${type}`,
};
