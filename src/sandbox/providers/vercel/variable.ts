import type { Row, World } from "../../world.ts";
import { type Failure, failureAt, ProviderRefusal } from "../errors.ts";
import { rows } from "../lookup.ts";
import { isMissing, isUnknown, type Properties } from "../values.ts";
import type { ProviderCall, ResourceRules } from "../vendor.ts";
import { refuseUnknownBranch } from "./branch.ts";
import { projectOf, teamId } from "./project.ts";

const variableType = "vercel:index/projectEnvironmentVariable:ProjectEnvironmentVariable";

export const variableRules: ResourceRules = {
  check: checkVariable,
  plan: (inputs) => refuseSensitiveDevelopment(inputs, "Project Environment Variable Invalid"),
  create(row, call) {
    settle(row, call, "Error creating project environment variable");
  },
  update(row, _before, call) {
    settle(row, call, "Error updating project environment variable");
  },
  imports: (row, id) => {
    const short = `${row["projectId"]}/${row["id"]}`;
    return id === short || id === `${teamId}/${short}`;
  },
  notRead: hiddenValue,
};

/** As a variable of one project, for several; `projectIds` names them. */
export const sharedVariableRules: ResourceRules = {
  check(inputs, resource) {
    const all = inputs["applyToAllCustomEnvironments"];
    if (all === true || isUnknown(all) || !isEmptyList(inputs["targets"])) return [];
    const text =
      "Missing required attribute. When `apply_to_all_custom_environments` is `false` or not " +
      "set, you must specify `target` with at least one value.";
    return [failureAt(resource, text), ...exactlyOneValue(inputs, resource)];
  },
  plan: (inputs) => refuseSensitiveDevelopment(inputs, "Shared Environment Variable Invalid"),
  create: (row) => {
    row["teamId"] = teamId;
    row["comment"] ??= "";
  },
  imports: (row, id) => id === `${teamId}/${row["id"]}`,
  notRead: hiddenValue,
};

/**
 * Sensitive values are never answered (Vercel's documentation of sensitive variables); after an
 * import the provider leaves any value empty.
 */
function hiddenValue(row: Row, imported: boolean): string[] {
  return row["sensitive"] === true || imported ? ["value"] : [];
}

/** A project's variables as Vercel lists them: of sensitive ones all but the value. */
export function variablesOf(world: World, project: Row): Row[] {
  return rows(world, variableType)
    .filter(({ projectId }) => projectId === project["id"])
    .map((row) => (row["sensitive"] === true ? { ...row, value: null } : row));
}

/** Observed on the plugin. `targets: []` passes, `customEnvironmentIds: []` does not. */
function checkVariable(inputs: Properties, resource: string): Failure[] {
  const failures = exactlyOneValue(inputs, resource);
  const custom = inputs["customEnvironmentIds"];
  if (Array.isArray(custom) && custom.length === 0) {
    const text = "Attribute custom_environment_ids set must contain at least 1 elements, got: 0";
    failures.push(
      failureAt(`${resource}.customEnvironmentIds`, `Invalid Attribute Value. ${text}`),
    );
  }
  if (isMissing(custom) && isMissing(inputs["targets"])) {
    const text =
      "Invalid Attribute Combination. At least one attribute out of " +
      "[custom_environment_ids,target] must be specified";
    for (const name of ["customEnvironmentIds", "targets"]) {
      failures.push(failureAt(`${resource}.${name}`, text));
    }
  }
  return failures;
}

/** Observed on the plugin, at both properties. */
function exactlyOneValue(inputs: Properties, resource: string): Failure[] {
  const given = ["value", "valueWo"].filter((name) => !isMissing(inputs[name])).length;
  if (given === 1) return [];
  const count = given === 0 ? "No attribute" : `${given} attributes`;
  const text =
    `Invalid Attribute Combination. ${count} specified when one (and only one) of ` +
    "[value,value_wo] is required";
  return ["value", "valueWo"].map((name) => failureAt(`${resource}.${name}`, text));
}

/** Observed at preview; Check lets it pass. */
function refuseSensitiveDevelopment(inputs: Properties, summary: string): void {
  const targets = inputs["targets"];
  if (!Array.isArray(targets) || !targets.includes("development")) return;
  if (inputs["sensitive"] !== true) return;
  throw new ProviderRefusal(
    summary,
    "Environment variables targeting `development` must explicitly set `sensitive = false`.",
    "sensitive",
  );
}

function settle(row: Row, { world }: ProviderCall, summary: string): void {
  const project = projectOf(world, row, summary);
  refuseBranchOutsidePreview(row, summary);
  refuseUnknownBranch(row["gitBranch"], project, world, summary);
  refuseDuplicate(row, world, summary);
  row["teamId"] = teamId;
  row["comment"] ??= "";
  row["targets"] ??= [];
  row["customEnvironmentIds"] ??= [];
}

/** Source: the vendor's text as quoted in getsentry/sentry#38047. */
function refuseBranchOutsidePreview(row: Row, summary: string): void {
  const targets = row["targets"];
  if (isMissing(row["gitBranch"])) return;
  if (Array.isArray(targets) && targets.every((target) => target === "preview")) return;
  throw new ProviderRefusal(
    summary,
    "Could not create project environment variable, unexpected error: bad_request - " +
      "Environment Variables with `gitBranch` can only be used with `target=preview`",
  );
}

/** Unique is (key, target, gitBranch). Source of the text: vercel/vercel#16588. */
function refuseDuplicate(row: Row, world: ProviderCall["world"], summary: string): void {
  const targetsOf = (one: Row) => [
    ...((one["targets"] as string[] | undefined) ?? []),
    ...((one["customEnvironmentIds"] as string[] | undefined) ?? []),
  ];
  const clash = rows(world, variableType).find((other) => {
    const sameScope =
      other["projectId"] === row["projectId"] &&
      other["key"] === row["key"] &&
      (other["gitBranch"] ?? null) === (row["gitBranch"] ?? null);
    const isItself = other["id"] !== undefined && other["id"] === row["id"];
    return sameScope && !isItself && targetsOf(other).some((one) => targetsOf(row).includes(one));
  });
  if (!clash) return;
  const targets = targetsOf(clash).filter((one) => targetsOf(row).includes(one));
  throw new ProviderRefusal(
    summary,
    "Could not create project environment variable, unexpected error: ENV_ALREADY_EXISTS - " +
      `A variable with the name \`${row["key"]}\` already exists for the target ` +
      `${targets.join(", ")} on branch ${row["gitBranch"] ?? "undefined"}`,
  );
}

const isEmptyList = (value: unknown): boolean =>
  isMissing(value) || (Array.isArray(value) && value.length === 0);
