import type { Thing, Vendor } from "./vendor.ts";

const place = { repository: "app", environment: "prod" };

export async function github(vendor: Vendor): Promise<void> {
  const { repository, develop, protection } = await repositories(vendor);
  await rulesets(vendor);
  const environment = await environments(vendor);
  const secret = await secrets(vendor);
  await functions(vendor);
  const { remove, read } = vendor;
  await remove("RepositoryEnvironment", environment);
  await read("ActionsEnvironmentSecret", secret);
  await remove("Repository", repository);
  await read("BranchProtection", protection);
  await read("Branch", develop);
}

async function repositories({
  make,
  update,
  remove,
}: Vendor): Promise<Record<"repository" | "develop" | "protection", Thing>> {
  const repository = await make("Repository", { name: "app", private: true });
  await make("Repository", { name: "app" });
  await make("Repository", { name: "open", visibility: "public", hasIssues: true });
  await update("Repository", repository, { ...repository.inputs, description: "d" });
  const main = { repository: "app", branch: "main", sourceSha: "abc" };
  const branch = await make("Branch", main);
  await make("Branch", main);
  const develop = await make("Branch", {
    repository: "app",
    branch: "develop",
    sourceBranch: "main",
  });
  await make("Branch", { repository: "app", branch: "b", sourceBranch: "none" });
  await make("Branch", { repository: "none", branch: "b" });
  await make("BranchDefault", { repository: "app", branch: "none" });
  const usual = await make("BranchDefault", { repository: "app", branch: "develop" });
  await update("BranchDefault", usual, { ...usual.inputs, branch: "main" });
  await remove("Branch", branch);
  const protection = await make("BranchProtection", {
    repositoryId: "app",
    pattern: "dev*",
    requiredPullRequestReviews: [{ requiredApprovingReviewCount: 1 }],
  });
  await remove("Branch", develop);
  await make("BranchProtection", { repositoryId: "app", pattern: "dev*" });
  await make("BranchProtection", { repositoryId: "none", pattern: "main" });
  for (const count of [-1, 0, 6, 7]) {
    const requiredPullRequestReviews = [{ requiredApprovingReviewCount: count }];
    const pattern = `p${count}`;
    await make("BranchProtection", { repositoryId: "app", pattern, requiredPullRequestReviews });
  }
  const two = { requiredPullRequestReviews: [{}, {}] };
  await update("BranchProtection", protection, { ...protection.inputs, ...two });
  return { repository, develop, protection };
}

async function rulesets({ make, update, preview }: Vendor): Promise<void> {
  const rules = { pullRequest: {}, creation: true };
  const ruleset = {
    repository: "app",
    name: "r",
    target: "branch",
    enforcement: "active",
    rules,
  };
  const made = await make("RepositoryRuleset", ruleset);
  await update("RepositoryRuleset", made, { ...ruleset, enforcement: "disabled" });
  await make("RepositoryRuleset", { ...ruleset, name: "n".repeat(101) });
  await make("RepositoryRuleset", { ...ruleset, repository: "none" });
  await make("RepositoryRuleset", { ...ruleset, name: "" });
  const noChecks = { requiredStatusChecks: { requiredChecks: [] } };
  await make("RepositoryRuleset", { ...ruleset, rules: noChecks });
  const push = { ...ruleset, name: "push", target: "push" };
  await preview("RepositoryRuleset", push);
  await preview("RepositoryRuleset", { ...push, rules: { maxFileSize: { maxFileSize: 1 } } });
  const refName = { includes: ["~ALL"], excludes: [] };
  await preview("RepositoryRuleset", { ...push, rules: {}, conditions: { refName } });
}

async function environments({ make, update, invoke }: Vendor): Promise<Thing> {
  const custom = {
    deploymentBranchPolicy: { protectedBranches: false, customBranchPolicies: true },
  };
  const both = {
    deploymentBranchPolicy: { protectedBranches: true, customBranchPolicies: true },
  };
  const environment = await make("RepositoryEnvironment", { ...place, ...custom });
  await update("RepositoryEnvironment", environment, { ...place, ...both });
  await make("RepositoryEnvironment", { repository: "none", environment: "prod" });
  await make("RepositoryEnvironment", { ...place, environment: "late", waitTimer: 43_201 });
  await make("RepositoryEnvironment", { ...place, environment: "late", waitTimer: -1 });
  const users = [1, 2, 3, 4, 5, 6, 7];
  await make("RepositoryEnvironment", { ...place, environment: "seven", reviewers: [{ users }] });
  await make("RepositoryEnvironment", {
    ...{ ...place, environment: "six", reviewers: [{ teams: users.slice(1) }] },
  });
  const policy = await make("RepositoryEnvironmentDeploymentPolicy", {
    ...{ ...place, branchPattern: "main" },
  });
  for (const environmentName of [place.environment, "none"]) {
    const { repository } = place;
    await invoke("getRepositoryDeploymentBranchPolicies", { repository, environmentName });
  }
  await update("RepositoryEnvironmentDeploymentPolicy", policy, {
    ...place,
    branchPattern: "m*",
  });
  await update("RepositoryEnvironmentDeploymentPolicy", policy, { ...place, tagPattern: "v*" });
  await make("RepositoryEnvironmentDeploymentPolicy", place);
  await make("RepositoryEnvironmentDeploymentPolicy", {
    ...{ ...place, branchPattern: "a", tagPattern: "b" },
  });
  await make("RepositoryEnvironmentDeploymentPolicy", {
    ...{ ...place, environment: "six", branchPattern: "main" },
  });
  return environment;
}

async function secrets({ make, update, invoke }: Vendor): Promise<Thing> {
  for (const value of [
    { value: "1" },
    { plaintextValue: "1" },
    {},
    { value: "1", encryptedValue: "MQ==" },
  ]) {
    await make("ActionsSecret", { repository: "app", secretName: "KEY", ...value });
  }
  const secret = await make("ActionsEnvironmentSecret", {
    ...place,
    secretName: "S",
    value: "1",
  });
  await update("ActionsEnvironmentSecret", secret, { ...secret.inputs, value: "2" });
  await make("ActionsEnvironmentSecret", {
    ...place,
    environment: "no",
    secretName: "S",
    value: "1",
  });
  await make("ActionsSecret", { repository: "none", secretName: "KEY", value: "1" });
  await make("ActionsVariable", { repository: "none", variableName: "V", value: "1" });
  await make("BranchDefault", { repository: "none", branch: "main" });
  await make("ActionsSecret", { repository: "app", secretName: "GITHUB_KEY", value: "1" });
  await make("ActionsSecret", { repository: "app", secretName: "1-KEY", value: "1" });
  const variable = { ...place, variableName: "V", value: "1" };
  const kept = await make("ActionsEnvironmentVariable", variable);
  for (const environment of [place.environment, "none"]) {
    await invoke("getActionsEnvironmentVariables", { name: place.repository, environment });
  }
  await update("ActionsEnvironmentVariable", kept, { ...variable, value: "2" });
  await update("ActionsEnvironmentVariable", kept, { ...variable, repository: "open" });
  await make("ActionsVariable", { repository: "app", variableName: "GITHUB_V", value: "1" });
  return secret;
}

async function functions({ invoke }: Vendor): Promise<void> {
  await invoke("getRepository", { fullName: "owner/app" });
  await invoke("getRepository", { name: "none" });
  await invoke("getBranch", { repository: "app", branch: "main" });
  await invoke("getBranch", { repository: "app", branch: "none" });
  await invoke("getBranchProtectionRules", { repository: "app" });
  await invoke("getBranchProtectionRules", { repository: "none" });
  await invoke("getTeam", { slug: "none" });
  await invoke("getUser", { username: "none" });
}
