import type { EnvironmentSpec } from "../config/spec.ts";
import { hidden } from "./redact.ts";

/** Nested lines below `environment` of a stack file. */
export type Lines = Record<string, unknown>;

/** What a resource of ours was found to hold, of one property. */
export interface Held {
  type: string;
  /** Of the resource in its stack: `services-api`. */
  name: string;
  property: string;
  /** What the files say, and what is there. */
  wanted: unknown;
  real: unknown;
}

type Say = (held: Held, spec: EnvironmentSpec) => Lines | undefined;

/**
 * The lines of a stack file that say what is there, or none where no key of the config does. What
 * they come to is for a look afterwards to prove: a key may mean more than the one property.
 */
export function acceptance(held: Held, spec: EnvironmentSpec): Lines | undefined {
  if (held.real === undefined || holdsHidden(held)) return undefined;
  return sayingOf(held.type)?.[held.property]?.(held, spec);
}

/** Whether some key of the config says that property of a type of resource. */
export function hasKey(type: string, property: string): boolean {
  return Object.hasOwn(sayingOf(type) ?? {}, property);
}

/** Of variables each stands for itself; of anything else one hidden value hides the whole. */
function holdsHidden({ property, real }: Held): boolean {
  if (real === hidden) return true;
  return property !== "variables" && JSON.stringify(real).includes(JSON.stringify(hidden));
}

function sayingOf(type: string): Readonly<Record<string, Say>> | undefined {
  const kind = type.startsWith(renderPrefix) ? type.slice(renderPrefix.length) : type;
  if (/^(?:WebService|PrivateService|BackgroundWorker|CronJob|StaticSite)$/.test(kind)) {
    return service;
  }
  return Object.hasOwn(others, kind) ? others[kind] : undefined;
}

const renderPrefix = "pulumi-nodejs:dynamic/render:";

/** One value of a service, under its key in the file. */
function ofService(key: string, value: (real: never) => unknown): Say {
  return ({ name, real }, { services }) => {
    const found = services.find((each) => `services-${each.key}` === name);
    return found && { services: { [found.key]: { [key]: value(real as never) } } };
  };
}

const same = (real: unknown) => real;

interface Scaling {
  min: number;
  max: number;
  cpuPercent?: number;
  memoryPercent?: number;
}

const service: Readonly<Record<string, Say>> = {
  name: ofService("name", same),
  plan: ofService("plan", same),
  instances: ofService("instances", same),
  suspended: ofService("suspended", same),
  previews: ofService("previews", same),
  startCommand: ofService("start", same),
  disk: ofService("disk", (real: { mountPath: string; sizeGB: number }) => ({
    mount: real.mountPath,
    sizeGb: real.sizeGB,
  })),
  autoscaling: ofService("autoscaling", (real: Scaling) => ({
    ...{ min: real.min, max: real.max },
    ...(real.cpuPercent !== undefined && { cpu: real.cpuPercent }),
    ...(real.memoryPercent !== undefined && { memory: real.memoryPercent }),
  })),
  maintenanceMode: ofService("maintenance", (real: { enabled: boolean; uri: string }) => ({
    enabled: real.enabled,
    ...(real.uri !== "" && { page: real.uri }),
  })),
  variables: (held, { services }) => {
    const found = services.find(({ key }) => `services-${key}` === held.name);
    const variables = changedVariables(held);
    return found && variables && { services: { [found.key]: { variables } } };
  },
};

/** Variables that were set otherwise or added; none where one was taken away, or is hidden. */
function changedVariables({ wanted, real }: Held): Record<string, string> | undefined {
  const [from, to] = [wanted, real] as Record<string, string>[];
  if (from === undefined || to === undefined) return undefined;
  if (Object.keys(from).some((name) => !Object.hasOwn(to, name))) return undefined;
  const changed = Object.entries(to).filter(([name, value]) => from[name] !== value);
  if (changed.length === 0 || changed.some(([, value]) => value === hidden)) return undefined;
  // What reads as a reference in a file is meant as it stands here.
  if (changed.some(([, value]) => value.includes("${"))) return undefined;
  return Object.fromEntries(changed);
}

const inRedis =
  (key: string): Say =>
  ({ real }) => ({ redis: { [key]: real } });

const inDatabase =
  (key: string): Say =>
  ({ real }) => ({ database: { [key]: real } });

/** Our words for Vercel's; src/environment/frontend.ts says them. */
const deploymentProtection: Readonly<Record<string, string>> = {
  standard_protection_new: "standard",
  all_deployments: "all",
  only_preview_deployments: "previews",
  none: "none",
};

/** One value of a frontend, under its key in the file. */
function ofFrontend(key: string, value: (real: never) => unknown): Say {
  return ({ name, real }, { frontends }) => {
    const found = frontends.find((each) => `frontend-${each.key}-project` === name);
    const said = value(real as never);
    return found && said !== undefined
      ? { frontends: { [found.key]: { [key]: said } } }
      : undefined;
  };
}

interface Specs {
  regionConfigs: { electableSpecs?: { instanceSize?: string } }[];
}

/** A record of the team's own, in its place among the others. */
const ownRecord: Say = ({ name, property, real }, { records }) => {
  if (!records.some(({ key }) => `dns-${key}` === name)) return undefined;
  return {
    records: records.map(({ key, ...record }) =>
      `dns-${key}` === name ? { ...record, [property]: unquoted(real) } : record,
    ),
  };
};

/** Cloudflare keeps texts in quotes, which the file has not. */
function unquoted(content: unknown): unknown {
  return typeof content === "string" ? content.replace(/^"(.*)"$/, "$1") : content;
}

const others: Readonly<Record<string, Readonly<Record<string, Say>>>> = {
  EnvGroup: {
    variables: (held) => {
      const variables = changedVariables(held);
      return variables && { variables };
    },
  },
  KeyValue: { plan: inRedis("plan"), name: inRedis("name"), ipAllowList: inRedis("ipAllowList") },
  Postgres: { plan: inDatabase("plan"), diskSizeGB: inDatabase("diskSizeGb") },
  "mongodbatlas:index/advancedCluster:AdvancedCluster": {
    backupEnabled: ({ real }) => ({ database: { cluster: { backups: real } } }),
    replicationSpecs: ({ real }) => {
      const size = (real as Specs[])[0]?.regionConfigs[0]?.electableSpecs?.instanceSize;
      return size === undefined ? undefined : { database: { cluster: { size } } };
    },
  },
  "cloudflare:index/dnsRecord:DnsRecord": { content: ownRecord, priority: ownRecord },
  "vercel:index/project:Project": {
    name: ofFrontend("project", same),
    vercelAuthentication: ofFrontend(
      "deploymentProtection",
      ({ deploymentType }: { deploymentType: string }) => deploymentProtection[deploymentType],
    ),
    previewDeploymentsDisabled: ofFrontend("previews", (real: boolean) =>
      real ? "none" : undefined,
    ),
  },
  "github:index/branchProtection:BranchProtection": {
    enforceAdmins: ({ real }) => ({ protection: { admins: real } }),
    requiredPullRequestReviews: ({ real }) => {
      const [rules] = real as { requiredApprovingReviewCount?: number }[];
      const reviews = rules?.requiredApprovingReviewCount;
      return reviews === undefined ? undefined : { protection: { reviews } };
    },
    requiredStatusChecks: ({ real }) => {
      const [rules] = real as { contexts?: string[] }[];
      return { protection: { checks: rules?.contexts ?? [] } };
    },
  },
  "github:index/repositoryEnvironment:RepositoryEnvironment": {
    canAdminsBypass: ({ real }) => ({ protection: { admins: !real } }),
    reviewers: ({ real }) => {
      const [who] = real as { users?: number[]; teams?: number[] }[];
      return (
        who && { protection: { reviewers: { users: who.users ?? [], teams: who.teams ?? [] } } }
      );
    },
  },
};
