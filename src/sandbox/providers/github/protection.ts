import type { Row } from "../../world.ts";
import { type Failure, failureAt, sdkRefusal } from "../errors.ts";
import { rows } from "../lookup.ts";
import { isMissing, isObject, isUnknown, type Properties } from "../values.ts";
import type { ProviderCall, ResourceRules } from "../vendor.ts";
import { etag, findRepository, repositoryOf } from "./repository.ts";

export const protectionType = "github:index/branchProtection:BranchProtection";

const blocks = {
  requiredPullRequestReviews: "required_pull_request_reviews",
  requiredStatusChecks: "required_status_checks",
  restrictPushes: "restrict_pushes",
};

export const protectionRules: ResourceRules = {
  check(inputs, resource) {
    return inputs["requiredPullRequestReviews"] === undefined ? [] : checkReviews(inputs, resource);
  },
  create(row, call) {
    settle(row, call);
    refuseTakenPattern(row, call);
  },
  update(row, _before, call) {
    settle(row, call);
    refuseTakenPattern(row, call);
  },
  imports(row, id) {
    const separator = id.indexOf(":");
    if (separator < 0) return false;
    const [repository, pattern] = [id.slice(0, separator), id.slice(separator + 1)];
    const known = [row["repositoryId"], row["repository"]];
    return row["pattern"] === pattern && known.includes(repository);
  },
};

/** Observed on the plugin: 0 to 6 approvals. */
function checkReviews(inputs: Properties, resource: string): Failure[] {
  const failures: Failure[] = [];
  const reviews = inputs["requiredPullRequestReviews"];
  if (!Array.isArray(reviews)) return failures;
  for (const [index, review] of reviews.entries()) {
    const count = isObject(review) ? review["requiredApprovingReviewCount"] : undefined;
    if (isMissing(count) || isUnknown(count) || (Number(count) >= 0 && Number(count) <= 6))
      continue;
    const location = `requiredPullRequestReviews[${index}].requiredApprovingReviewCount`;
    const text = `expected required_approving_review_count to be in the range (0 - 6), got ${count}`;
    failures.push(failureAt(`${resource}.${location}`, text));
  }
  return failures;
}

/** What GitHub answers of a block where nothing was asked: read in the provider's source at v6.13.0. */
const answeredFalse: Record<string, string[]> = {
  requiredPullRequestReviews: [
    "requireCodeOwnerReviews",
    "dismissStaleReviews",
    "restrictDismissals",
  ],
  requiredStatusChecks: ["strict"],
};

function settle(row: Row, { world }: ProviderCall): void {
  refuseTwoBlocks(row);
  for (const [name, flags] of Object.entries(answeredFalse)) {
    const [block] = Array.isArray(row[name]) ? row[name] : [];
    if (isObject(block)) for (const flag of flags) block[flag] ??= false;
  }
  const repository = repositoryOf(world, { repository: row["repositoryId"] }, "Could not resolve");
  // Kept beside the outputs, so that imports can name the repository either way.
  row["repository"] = repository["name"];
}

/** Observed: two objects pass Check and preview; read in the provider's source: create fails. */
function refuseTwoBlocks(row: Row): void {
  for (const [name, terraform] of Object.entries(blocks)) {
    const value = row[name];
    if (!Array.isArray(value) || value.length < 2) continue;
    throw sdkRefusal(`error multiple ${terraform} declarations`);
  }
}

/** Source of the text: integrations/terraform-provider-github#1699. */
function refuseTakenPattern(row: Row, { world }: ProviderCall): void {
  const taken = rows(world, protectionType).some((other) => {
    const isItself = other["id"] !== undefined && other["id"] === row["id"];
    const sameRepository =
      findRepository(world, other["repositoryId"]) === findRepository(world, row["repositoryId"]);
    return !isItself && sameRepository && other["pattern"] === row["pattern"];
  });
  if (taken) throw sdkRefusal(`Name already protected: ${row["pattern"]}`);
}

export const rulesetRules: ResourceRules = {
  check: checkRuleset,
  plan: refusePushConditions,
  create(row, { world, name }) {
    repositoryOf(world, row, "error creating ruleset");
    fillRules(row);
    row["rulesetId"] = Number.parseInt(world.random(`ruleset/${name}`, 7, "123456789"), 10);
    row["id"] = String(row["rulesetId"]);
    row["nodeId"] = `RRS_${world.id("", `ruleset/${name}`, 16)}`;
    row["etag"] = etag(world, `ruleset/${name}`);
  },
  update: (row) => fillRules(row),
  imports: (row, id) => id === `${row["repository"]}:${row["rulesetId"]}`,
};

/** GitHub allows every way of merging unless told otherwise. */
function fillRules(row: Row): void {
  const rules = isObject(row["rules"]) ? row["rules"] : {};
  if (isObject(rules["pullRequest"])) {
    rules["pullRequest"]["allowedMergeMethods"] ??= ["merge", "squash", "rebase"];
  }
}

/** Observed on the plugin. */
function checkRuleset(inputs: Properties, resource: string): Failure[] {
  const name = inputs["name"];
  const failures: Failure[] = [];
  if (typeof name === "string" && (name.length < 1 || name.length > 100)) {
    const text = `expected length of name to be in the range (1 - 100), got ${name}`;
    failures.push(failureAt(`${resource}.name`, text));
  }
  const rules = isObject(inputs["rules"]) ? inputs["rules"] : {};
  const checks = rules["requiredStatusChecks"];
  const list = isObject(checks) ? checks["requiredChecks"] : undefined;
  if (Array.isArray(list) && list.length === 0) {
    const text =
      "Not enough list items. Attribute rules.0.required_status_checks.0.required_check requires " +
      "1 item minimum, but config has only 0 declared.";
    failures.push(failureAt(`${resource}.rules.requiredStatusChecks.requiredChecks`, text));
  }
  return failures;
}

const pushRules = [
  "file_path_restriction",
  "max_file_path_length",
  "file_extension_restriction",
  "max_file_size",
];

/** Observed at preview. */
function refusePushConditions(inputs: Properties): void {
  if (inputs["target"] !== "push") return;
  const conditions = inputs["conditions"];
  if (isObject(conditions) && !isMissing(conditions["refName"])) {
    throw sdkRefusal("ref_name must not be set for push target");
  }
  for (const [name, value] of Object.entries(isObject(inputs["rules"]) ? inputs["rules"] : {})) {
    const terraform = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    if (name.startsWith("__") || !value || pushRules.includes(terraform)) continue;
    throw sdkRefusal(
      `rule "${terraform}" is not valid for push target; push targets only support: ` +
        `[${pushRules.join(" ")}]`,
    );
  }
}
