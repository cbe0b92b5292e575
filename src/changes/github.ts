import type { ActionsEnvironmentSecretArgs } from "@pulumi/github/actionsEnvironmentSecret.js";
import type { ActionsEnvironmentVariableArgs } from "@pulumi/github/actionsEnvironmentVariable.js";
import type { BranchArgs } from "@pulumi/github/branch.js";
import type { BranchProtectionArgs } from "@pulumi/github/branchProtection.js";
import type { RepositoryEnvironmentArgs } from "@pulumi/github/repositoryEnvironment.js";
import type { RepositoryEnvironmentDeploymentPolicyArgs } from "@pulumi/github/repositoryEnvironmentDeploymentPolicy.js";
import { always, type ChangesOfArgs, writeOnly } from "./outcome.ts";

const elsewhere = (what: string) =>
  always("replaces", `${what} is made there, and deleted where it was.`);

const branch: ChangesOfArgs<BranchArgs, "repository" | "branch" | "sourceBranch"> = {
  title: "GitHub: branch",
  inputs: {
    repository: always("replaces", "Made in the other repository; the old branch stays as it is."),
    sourceBranch: always("replaces", "Made from the other branch; the old one stays as it is."),
    branch: always("in place", "GitHub renames the branch, and its pull requests follow.", {
      source:
        "https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/managing-branches-in-your-repository/renaming-a-branch",
    }),
  },
  deleted: always("in place", "The branch stays, with the work that is on it."),
  unseen: { sourceBranch: { why: "said in the call that makes the branch, and kept nowhere" } },
};

const protection: ChangesOfArgs<
  BranchProtectionArgs,
  | "repositoryId"
  | "pattern"
  | "enforceAdmins"
  | "allowsForcePushes"
  | "allowsDeletions"
  | "requiredPullRequestReviews"
  | "requiredStatusChecks"
> = {
  title: "GitHub: branch protection",
  rights: true,
  inputs: {
    repositoryId: elsewhere("The protection"),
    pattern: always(
      "replaces",
      "The other branch is protected, and the old one no longer. Where the environment is kept " +
        "whole, refused until `allowDeletion` names the old branch.",
    ),
    enforceAdmins: always("in place", "Whether administrators are bound from then on."),
    allowsForcePushes: always("in place", "Whether history may be rewritten from then on."),
    allowsDeletions: always("in place", "Whether the branch may be deleted from then on."),
    requiredPullRequestReviews: always("in place", "What a pull request needs from then on."),
    requiredStatusChecks: always("in place", "Which checks have to pass from then on."),
  },
  deleted: always("interrupts", "Everybody who may write can rewrite or delete the branch."),
};

const environment: ChangesOfArgs<
  RepositoryEnvironmentArgs,
  "repository" | "environment" | "canAdminsBypass" | "reviewers" | "deploymentBranchPolicy"
> = {
  title: "GitHub: deployment environment",
  rights: true,
  inputs: {
    repository: elsewhere("The environment, without secrets entered by hand,"),
    environment: always(
      "replaces",
      "GitHub renames none: another is made, without secrets and reviewers entered by hand.",
    ),
    canAdminsBypass: always("in place", "Whether administrators may deploy past its rules."),
    reviewers: always("in place", "Who has to let its jobs run from then on."),
    deploymentBranchPolicy: always("in place", "Which branches may deploy from then on."),
  },
  deleted: always("interrupts", "Workflows that deploy to it find neither variables nor secrets."),
};

const policy: ChangesOfArgs<
  RepositoryEnvironmentDeploymentPolicyArgs,
  "repository" | "environment" | "branchPattern"
> = {
  title: "GitHub: branch that may deploy",
  rights: true,
  inputs: {
    repository: elsewhere("The rule"),
    environment: elsewhere("The rule"),
    branchPattern: always("replaces", "The other branch may deploy, and the old one no longer."),
  },
  deleted: always("interrupts", "The branch may no longer deploy."),
};

const nextRun = (what: string) => always("in place", `${what} that start from then on see it.`);

const variable: ChangesOfArgs<
  ActionsEnvironmentVariableArgs,
  "repository" | "environment" | "variableName" | "value"
> = {
  title: "GitHub: variable of a deployment environment",
  inputs: {
    repository: elsewhere("The variable"),
    environment: elsewhere("The variable"),
    variableName: always("replaces", "Set under the other name, and no longer under this one."),
    value: nextRun("Workflows"),
  },
  deleted: always("interrupts", "Workflows that read it find nothing."),
};

const secret: ChangesOfArgs<
  ActionsEnvironmentSecretArgs,
  "repository" | "environment" | "secretName" | "value"
> = {
  title: "GitHub: secret of a deployment environment",
  rights: true,
  inputs: {
    repository: elsewhere("The secret"),
    environment: elsewhere("The secret"),
    secretName: always("replaces", "Set under the other name, and no longer under this one."),
    value: nextRun("Workflows"),
  },
  deleted: always("interrupts", "Workflows that read it find nothing."),
  unseen: { value: writeOnly },
};

/** By type of resource. */
export const github = {
  "github:index/branch:Branch": branch,
  "github:index/branchProtection:BranchProtection": protection,
  "github:index/repositoryEnvironment:RepositoryEnvironment": environment,
  "github:index/repositoryEnvironmentDeploymentPolicy:RepositoryEnvironmentDeploymentPolicy":
    policy,
  "github:index/actionsEnvironmentVariable:ActionsEnvironmentVariable": variable,
  "github:index/actionsEnvironmentSecret:ActionsEnvironmentSecret": secret,
};
