import type { Row, World } from "../../world.ts";
import { type Failure, failureAt, sdkRefusal } from "../errors.ts";
import { removeWhere } from "../lookup.ts";
import { isMissing, isUnknown, type Properties } from "../values.ts";
import type { ProviderCall, ResourceRules } from "../vendor.ts";
import { findRepository, githubTime, ofRepository, repositoryOf } from "./repository.ts";

const environmentType = "github:index/repositoryEnvironment:RepositoryEnvironment";
export const variableType = "github:index/actionsEnvironmentVariable:ActionsEnvironmentVariable";
export const policyType =
  "github:index/repositoryEnvironmentDeploymentPolicy:RepositoryEnvironmentDeploymentPolicy";

/**
 * `repository` replaces only when the name now leads to another repository. Observed: answered
 * as a replacement by `__meta`; a repository that is not found makes it an update.
 */
function replacedByRepository(inputs: Properties, old: Properties, { world }: ProviderCall) {
  if (inputs["repository"] === old["repository"]) return undefined;
  const [now, before] = [inputs, old].map((one) => findRepository(world, one["repository"]));
  return now && now !== before ? "repository" : undefined;
}

/**
 * Secrets of repositories and of environments. The value is never answered; writing one that
 * exists overwrites it. Source: GitHub's REST API, "Create or update a repository secret".
 */
export function secretRules(importParts: string[]): ResourceRules {
  return {
    takesOver: true,
    check: (inputs, resource) => [
      ...exactlyOneValue(inputs, resource),
      ...checkName(inputs["secretName"], `${resource}.secretName`),
    ],
    create(row, call) {
      settle(row, call);
      const { world, name } = call;
      row["keyId"] = world.random(`github/key/${name}`, 18, "0123456789");
      row["createdAt"] = githubTime(world);
      row["updatedAt"] = row["createdAt"];
      row["remoteUpdatedAt"] = row["createdAt"];
    },
    update(row, _before, call) {
      settle(row, call);
      row["updatedAt"] = githubTime(call.world);
      row["remoteUpdatedAt"] = row["updatedAt"];
    },
    imports: (row, id) => id === importParts.map((part) => row[part]).join(":"),
    replacedByCode: replacedByRepository,
  };
}

export function variableRules(): ResourceRules {
  return {
    check: (inputs, resource) => checkName(inputs["variableName"], `${resource}.variableName`),
    create(row, call) {
      settle(row, call);
      row["createdAt"] = githubTime(call.world);
      row["updatedAt"] = row["createdAt"];
    },
    update(row, _before, call) {
      settle(row, call);
      row["updatedAt"] = githubTime(call.world);
    },
    replacedByCode: replacedByRepository,
  };
}

function settle(row: Row, { world }: ProviderCall): void {
  const repository = repositoryOf(world, row, "error writing");
  row["repositoryId"] = repository["repoId"];
  if (!isMissing(row["environment"])) environmentOf(row, world);
}

/** Environment names do not tell case apart. Source: GitHub's "Managing environments". */
function environmentOf(row: Row, world: World): Row {
  const wanted = String(row["environment"]).toLowerCase();
  const found = ofRepository(world, environmentType, row["repository"]).find((other) => {
    return String(other["environment"]).toLowerCase() === wanted;
  });
  if (found) return found;
  throw sdkRefusal(`404 Not Found, environment ${row["environment"]}`);
}

/** Refuses, as GitHub does, to answer for an environment that is not there. */
export function requireEnvironment(world: World, repository: unknown, environment: unknown): void {
  environmentOf({ repository, environment }, world);
}

const valueNames = ["encryptedValue", "plaintextValue", "value", "valueEncrypted"];
const valueTerraformNames = "encrypted_value,plaintext_value,value,value_encrypted";

/** Observed on the plugin: on each of the four. */
function exactlyOneValue(inputs: Properties, resource: string): Failure[] {
  const given = valueNames.filter((name) => !isMissing(inputs[name]));
  if (given.length === 1) return [];
  const list = given.map((name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
  return valueNames.flatMap((name) => {
    const terraform = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    if (given.length > 0 && !given.includes(name)) return [];
    const text =
      given.length === 0
        ? `"${terraform}": one of \`${valueTerraformNames}\` must be specified`
        : `"${terraform}": only one of \`${valueTerraformNames}\` can be specified, but ` +
          `\`${list.join(",")}\` were specified.`;
    return [failureAt(`${resource}.${name}`, `Invalid combination of arguments. ${text}`)];
  });
}

/** Observed, also for variables: the text says "secret names" there too. */
function checkName(name: unknown, path: string): Failure[] {
  if (typeof name !== "string" || isUnknown(name)) return [];
  const failures: Failure[] = [];
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
    const text =
      "secret names can only contain alphanumeric characters or underscores and must not start " +
      "with a number";
    failures.push(failureAt(path, `Error. ${text}`));
  }
  if (name.toUpperCase().startsWith("GITHUB_")) {
    failures.push(failureAt(path, "Error. secret names must not start with the GITHUB_ prefix"));
  }
  return failures;
}

export const environmentRules: ResourceRules = {
  takesOver: true,
  check: checkEnvironment,
  create(row, { world }) {
    const repository = repositoryOf(world, row, "error creating environment");
    row["repositoryId"] = repository["repoId"];
    refusePolicyWithoutChoice(row);
  },
  update: (row) => refusePolicyWithoutChoice(row),
  remove(row, { world }) {
    for (const type of ["Secret", "Variable"]) {
      removeWhere(
        world,
        `github:index/actionsEnvironment${type}:ActionsEnvironment${type}`,
        (other) => {
          return (
            other["repository"] === row["repository"] && other["environment"] === row["environment"]
          );
        },
      );
    }
  },
  replacedByCode: replacedByRepository,
};

/** Observed on the plugin. */
function checkEnvironment(inputs: Properties, resource: string): Failure[] {
  const failures: Failure[] = [];
  const reviewers = Array.isArray(inputs["reviewers"]) ? inputs["reviewers"] : [];
  for (const kind of ["users", "teams"]) {
    const listed = reviewers[0]?.[kind];
    if (!Array.isArray(listed) || listed.length <= 6) continue;
    const text =
      `Too many list items. Attribute reviewers.0.${kind} supports 6 item maximum, but config ` +
      `has ${listed.length} declared.`;
    failures.push(failureAt(`${resource}.reviewers[0].${kind}`, text));
  }
  const wait = inputs["waitTimer"];
  if (!isMissing(wait) && !isUnknown(wait) && (Number(wait) < 0 || Number(wait) > 43200)) {
    const text = `expected wait_timer to be in the range (0 - 43200), got ${wait}`;
    failures.push(failureAt(`${resource}.waitTimer`, text));
  }
  return failures;
}

/** Source: GitHub's REST API, "Create or update an environment": the two may not be equal. */
function refusePolicyWithoutChoice(row: Row): void {
  const policy = row["deploymentBranchPolicy"] as Row | null | undefined;
  if (isMissing(policy) || policy["protectedBranches"] !== policy["customBranchPolicies"]) return;
  const text = "422 protected_branches and custom_branch_policies cannot have the same value";
  throw sdkRefusal(text);
}

/**
 * Source: GitHub's REST API, "Create a deployment branch policy": 303 if the same branch name pattern
 * already exists. What the plugin makes of that answer is assumed.
 */
function refusePolicyTwice(row: Row, world: World): void {
  const same = ["environment", "branchPattern", "tagPattern"];
  const is = (other: Row) => same.every((name) => (other[name] ?? "") === (row[name] ?? ""));
  if (ofRepository(world, policyType, row["repository"]).some(is)) {
    throw sdkRefusal("303 See Other: the same name pattern already exists");
  }
}

export const deploymentPolicyRules: ResourceRules = {
  check(inputs, resource) {
    const names = { branchPattern: "branch_pattern", tagPattern: "tag_pattern" };
    const given = Object.keys(names).filter((name) => !isMissing(inputs[name]));
    const empty = Object.entries(names).filter(([name]) => inputs[name] === "");
    if (given.length === 1) {
      // Source: the Terraform provider at v6.13.0, and the text of its kit's validator.
      return empty.map(([name, terraform]) =>
        failureAt(`${resource}.${name}`, `expected "${terraform}" to not be an empty string`),
      );
    }
    return Object.entries(names).map(([name, terraform]) => {
      const text =
        given.length === 0
          ? "one of `branch_pattern,tag_pattern` must be specified"
          : "only one of `branch_pattern,tag_pattern` can be specified, but " +
            "`branch_pattern,tag_pattern` were specified.";
      return failureAt(
        `${resource}.${name}`,
        `Invalid combination of arguments. "${terraform}": ${text}`,
      );
    });
  },
  create(row, { world, name }) {
    const environment = environmentOf(row, world);
    const policy = environment["deploymentBranchPolicy"] as Row | null | undefined;
    if (policy?.["customBranchPolicies"] !== true) {
      throw sdkRefusal("404 Not Found: the environment takes no custom branch policies");
    }
    refusePolicyTwice(row, world);
    row["policyId"] = Number.parseInt(world.random(`policy/${name}`, 7, "123456789"), 10);
    row["repositoryId"] = findRepository(world, row["repository"])?.["repoId"];
  },
  // Observed: switching between branch and tag replaces, changing the pattern does not.
  replacedByCode(inputs, old) {
    if (isMissing(inputs["branchPattern"]) === isMissing(old["branchPattern"])) return undefined;
    return isMissing(inputs["branchPattern"]) ? "tagPattern" : "branchPattern";
  },
};
