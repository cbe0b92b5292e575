import { ActionsEnvironmentVariable } from "@pulumi/github/actionsEnvironmentVariable.js";
import { Branch } from "@pulumi/github/branch.js";
import { BranchProtection } from "@pulumi/github/branchProtection.js";
import { Provider } from "@pulumi/github/provider.js";
import { RepositoryEnvironment } from "@pulumi/github/repositoryEnvironment.js";
import { RepositoryEnvironmentDeploymentPolicy } from "@pulumi/github/repositoryEnvironmentDeploymentPolicy.js";
import {
  ComponentResource,
  type ComponentResourceOptions,
  Config,
  type CustomResourceOptions,
  type Resource,
  type ResourceTransformation,
} from "@pulumi/pulumi";
import type { EnvironmentSpec } from "../config/spec.ts";
import type { DeletionProtection } from "./deletion-protection.ts";
import type { DeploymentEnvironment } from "./deployment-environment.ts";
import { warnOfLeftOut } from "./left-out.ts";

export interface RepositoryArgs {
  /** Owner and name on GitHub. A change of either replaces everything here. */
  repository: EnvironmentSpec["repository"];
  /** The branch that is deployed. */
  branch: string;
  /** Whether the branch is ours to make: production's is the repository's own default branch. */
  createBranch: boolean;
  /** The branch exists and becomes ours, with the work that is on it. */
  adoptBranch: boolean;
  /** The branch is a pull request's: its author goes on pushing there, and deletes it. */
  ofPullRequest: boolean;
  /** Name of the deployment environment on GitHub. A change replaces it. */
  environment: string;
  /** Whether administrators are held back like everybody else where reviews are. */
  protection: EnvironmentSpec["protection"];
  /** Variables for workflows that run in the deployment environment. Nothing secret. */
  variables: Record<string, string>;
  /** Keeps the branch guarded: none where a branch may be left without its protection. */
  deletionProtection: DeletionProtection | undefined;
}

/**
 * The environment's share of the GitHub repository: its branch, how the branch is guarded, and the
 * deployment environment that only this branch may deploy to. Costs nothing on public
 * repositories; private ones need GitHub Pro or Team for both.
 */
export class Repository extends ComponentResource {
  /** The branch, where we made it: what deploys from it has to wait for it. */
  readonly branch: Resource | undefined;
  readonly environment: DeploymentEnvironment;

  constructor(name: string, args: RepositoryArgs, opts?: ComponentResourceOptions) {
    super("platform:environment:Repository", name, {}, opts);
    const inside = { parent: this, provider: this.#provider(name, args) };

    this.branch = this.#branch(name, args, inside);
    if (!args.ofPullRequest) this.#protection(name, args, inside);
    this.environment = this.#deploymentEnvironment(name, args, inside);

    this.registerOutputs();
  }

  /** Without an owner the provider would work on the token's own account. */
  #provider(name: string, args: RepositoryArgs): Provider {
    const token = new Config("github").getSecret("token");
    const provider = { owner: args.repository.owner, token };
    const transformations = token === undefined ? [withoutEnvironmentsToken] : [];
    return new Provider(`${name}-github`, provider, { parent: this, transformations });
  }

  /** Never deleted by us: the branch holds the team's work. */
  #branch(name: string, args: RepositoryArgs, inside: Inside): Branch | undefined {
    if (!args.createBranch) return undefined;
    const branch = { repository: args.repository.name, branch: args.branch };
    const importId = args.adoptBranch ? `${args.repository.name}:${args.branch}` : undefined;
    return new Branch(`${name}-branch`, branch, {
      ...inside,
      retainOnDelete: true,
      import: importId,
      // What an existing branch was made from is long past; a difference would replace it.
      ignoreChanges: importId === undefined ? [] : ["sourceBranch", "sourceSha"],
    });
  }

  #protection(name: string, args: RepositoryArgs, inside: Inside): void {
    new BranchProtection(`${name}-protection`, branchProtection(args), {
      ...inside,
      import: args.protection.adopt ? `${args.repository.name}:${args.branch}` : undefined,
      dependsOn: this.branch,
      ...kept(args),
    });
  }

  #deploymentEnvironment(
    name: string,
    args: RepositoryArgs,
    inside: Inside,
  ): DeploymentEnvironment {
    const environment = new RepositoryEnvironment(
      `${name}-environment`,
      {
        repository: args.repository.name,
        environment: args.environment,
        canAdminsBypass: !args.protection.admins,
        reviewers: args.protection.reviewers && [args.protection.reviewers],
        deploymentBranchPolicy: { protectedBranches: false, customBranchPolicies: true },
      },
      inside,
    );
    const place = { repository: args.repository.name, environment: environment.environment };
    const { policyId } = new RepositoryEnvironmentDeploymentPolicy(
      `${name}-environment-branch`,
      { ...place, branchPattern: args.branch },
      inside,
    );
    warnOfLeftOut(policyId, args.environment);
    for (const [variableName, value] of Object.entries(args.variables)) {
      new ActionsEnvironmentVariable(
        `${name}-variable-${variableName}`,
        { ...place, variableName, value },
        inside,
      );
    }
    return { repository: place.repository, name: place.environment, provider: inside.provider };
  }
}

/**
 * The SDK copies GITHUB_TOKEN into the provider's settings, and so into the state: in the clear, and a
 * change wherever the token is another. The plugin takes it from the environment by itself.
 */
const withoutEnvironmentsToken: ResourceTransformation = ({ props, opts }) => {
  return { props: { ...props, token: undefined }, opts };
};

/** Another branch is then a replacement, and the question comes before the old one is let go. */
function kept({ branch, deletionProtection }: RepositoryArgs): CustomResourceOptions {
  if (deletionProtection === undefined) return {};
  return {
    replaceOnChanges: ["pattern"],
    deleteBeforeReplace: true,
    ...deletionProtection.ask(branch),
  };
}

interface Inside {
  parent: Resource;
  provider: Provider;
}

/** Production's guard and the others' differ in numbers only: nobody may rewrite or delete. */
function branchProtection({ repository, branch, protection }: RepositoryArgs) {
  const checks = protection.checks.toSorted();
  return {
    repositoryId: repository.name,
    pattern: branch,
    enforceAdmins: protection.admins,
    allowsForcePushes: false,
    allowsDeletions: false,
    requiredPullRequestReviews: [
      {
        requiredApprovingReviewCount: protection.reviews,
        dismissStaleReviews: protection.reviews > 0,
      },
    ],
    requiredStatusChecks: checks.length > 0 ? [{ strict: false, contexts: checks }] : [],
  };
}
