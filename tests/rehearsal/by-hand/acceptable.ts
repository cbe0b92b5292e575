import type { StateResource } from "../../../src/engine/pulumi.ts";

const service = {
  name: "renamed-by-hand",
  plan: "pro",
  instances: 3,
  suspended: true,
  previews: "manual",
  startCommand: "node by-hand.js",
  disk: { name: "by-hand", mountPath: "/data", sizeGB: 200 },
  variables: { SET_BY_HAND: "1" },
};

/** What somebody sets by hand that a config may say, too; `of` is what the state has. */
type Value = unknown | ((of: never) => unknown);

interface Specs {
  regionConfigs: { electableSpecs: object }[];
}

/** By kind and property: of what the product learns to accept there has to be a value here. */
export const acceptableValues: Readonly<Record<string, Readonly<Record<string, Value>>>> = {
  WebService: service,
  PrivateService: service,
  BackgroundWorker: service,
  CronJob: service,
  StaticSite: service,
  EnvGroup: { variables: { SET_BY_HAND: "1" } },
  KeyValue: {
    name: "renamed-by-hand",
    plan: "standard",
    ipAllowList: [{ cidrBlock: "198.51.100.7/32", description: "by hand" }],
  },
  Postgres: { plan: "pro_8gb", diskSizeGB: 500 },
  AdvancedCluster: {
    backupEnabled: false,
    replicationSpecs: ([first]: Specs[]) => {
      const [region, ...others] = first!.regionConfigs;
      const electableSpecs = { ...region!.electableSpecs, instanceSize: "M20" };
      return [{ ...first, regionConfigs: [{ ...region, electableSpecs }, ...others] }];
    },
  },
  DnsRecord: { content: (content: string) => `${content.replace(/"$/, "")}-by-hand`, priority: 20 },
  Project: { name: "renamed-by-hand", vercelAuthentication: { deploymentType: "all_deployments" } },
  BranchProtection: {
    enforceAdmins: (is: boolean) => !is,
    requiredPullRequestReviews: ([rules]: object[]) => [
      { ...rules, requiredApprovingReviewCount: 2 },
    ],
    requiredStatusChecks: [{ contexts: ["by-hand"] }],
  },
  RepositoryEnvironment: {
    canAdminsBypass: (is: boolean) => !is,
    reviewers: [{ users: [7], teams: [] }],
  },
};

/** Another value of a property; undefined where nobody wrote one down. */
export function acceptableValue({ type }: StateResource, property: string, held: unknown): unknown {
  const kind = type.split(":").at(-1)!;
  const value = acceptableValues[kind]?.[property];
  return typeof value === "function" ? value(held as never) : value;
}
