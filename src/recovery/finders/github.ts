import type { Finder } from "../finder.ts";

export const githubFinders: Record<string, Finder> = {
  "github:index/branchProtection:BranchProtection": {
    identity: ["repositoryId", "pattern"],
    call: ({ repositoryId }) => ({
      function: "github:index/getBranchProtectionRules:getBranchProtectionRules",
      args: { repository: repositoryId },
      list: "rules",
      keep: ["pattern"],
    }),
    ids: ({ repositoryId, pattern }, rows) =>
      rows.filter((row) => row["pattern"] === pattern).map(() => `${repositoryId}:${pattern}`),
  },

  "github:index/repositoryEnvironmentDeploymentPolicy:RepositoryEnvironmentDeploymentPolicy": {
    identity: ["repository", "environment", "branchPattern"],
    call: ({ repository, environment }) => ({
      function:
        "github:index/getRepositoryDeploymentBranchPolicies:getRepositoryDeploymentBranchPolicies",
      args: { repository, environmentName: environment },
      list: "deploymentBranchPolicies",
      keep: ["id", "name"],
    }),
    ids: ({ repository, environment, branchPattern }, rows) =>
      rows
        .filter(({ name }) => name === branchPattern)
        .map(({ id }) => `${repository}:${environment}:${id}`),
  },

  "github:index/actionsEnvironmentVariable:ActionsEnvironmentVariable": {
    identity: ["repository", "environment", "variableName"],
    call: ({ repository, environment }) => ({
      function: "github:index/getActionsEnvironmentVariables:getActionsEnvironmentVariables",
      args: { name: repository, environment },
      list: "variables",
      keep: ["name"],
    }),
    ids: ({ repository, environment, variableName }, rows) =>
      rows
        .filter(({ name }) => name === variableName)
        .map(() => `${repository}:${environment}:${variableName}`),
  },
};
