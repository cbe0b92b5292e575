import { isObject } from "../config/is-object.ts";
import type { EnvironmentSpec } from "../config/spec.ts";
import { deriveHosts } from "./derive-hosts.ts";

/** The `environment` object of a stack file, as it is written there. */
export type Written = Record<string, unknown>;

export interface Derivation {
  /** As its file says, and complete. */
  model: { written: Written; spec: EnvironmentSpec };
  name: string;
  branch: string;
  /** Shares nothing that it can have to itself: Redis, cluster, Vercel project. */
  own: boolean;
  /** The pull request that it is for, where it is for one. */
  pullRequest: number | undefined;
  /** Size of a cluster of its own. */
  clusterSize: string;
  takenHosts: readonly string[];
  /** What texts say of the model's vendor-side names, by the old name. */
  renamed: ReadonlyMap<string, string>;
}

/**
 * An environment after another one: everything that has to differ is made from the name or left to
 * its default, which is; what was adopted, consented to or counted there is not; plans are the smallest.
 */
export function deriveEnvironment(request: Derivation): Written {
  const { model, name, branch } = request;
  const { written, spec } = model;
  const hosts = deriveHosts({
    hosts: spec.hosts.map((host) => host.name),
    like: spec.stack,
    name,
    domain: spec.platform.domain,
    taken: request.takenHosts,
  });
  const rehosted = replaced(without(written, ...onlyTheModels), hosts, hostName);
  const environment = withoutPreviews(inTexts(rehosted, request.renamed)) as Written;
  const frontends = each(environment["frontends"], (given) => frontend(given, request));
  const services = each(environment["services"], service);
  return compact({
    ...environment,
    purpose: spec.purpose === "production" ? "staging" : spec.purpose,
    branch,
    pullRequest: request.pullRequest,
    frontends,
    services: services && compact(each(services, (given) => unlessEmpty(given)) ?? {}),
    database: unlessEmpty(database(environment["database"], request)),
    redis: redis(environment["redis"], request),
    protection: unlessEmpty(without(environment["protection"], "adopt")),
  });
}

/** What was taken over, agreed to, counted or noted of the model alone. */
const onlyTheModels = [
  "adoptBranch",
  "adoptRecords",
  "alerts",
  "allowDeletion",
  "allowInterruption",
  "deletionProtection",
  "hardened",
  "launched",
  "records",
  "rotations",
  "seeded",
];

function frontend(given: Written, { model, own }: Derivation): Written {
  const left = without(given, "adopt", "adoptDomains", "adoptVariables", "project", "proofs");
  const isProduction = model.spec.purpose === "production";
  const closed = without(left, ...(isProduction ? ["redirects"] : []));
  // Of previews it opens their domains alone; of a project of its own, everything.
  if (given["previewOf"] !== undefined && !own) return without(closed, "previews");
  // The pull requests' page is the model's, or nobody's.
  return { ...without(closed, "previewOf", "deploymentProtection"), previews: "none" };
}

function service(given: Written): Written {
  const left = without(
    given,
    ...["adopt", "name", "instances", "autoscaling", "maintenance", "previews"],
  );
  const { plan, disk } = left;
  const smallest = plan === "free" || plan === "starter" ? left : without(left, "plan");
  return isObject(disk) ? { ...smallest, disk: { ...disk, sizeGb: 1 } } : smallest;
}

function database(given: unknown, { model, own, clusterSize }: Derivation): unknown {
  const { database: spec } = model.spec;
  if (spec?.type !== "mongodb-atlas") {
    return without(given, "adopt", "name", "user", "plan", "diskSizeGb");
  }
  const left = without(given, "adoptUser", "name", "readers", "user");
  const cluster = isObject(left["cluster"]) ? left["cluster"] : {};
  const shared = "existing" in cluster && !own;
  const { accessList } = spec;
  return {
    ...left,
    cluster: shared ? cluster : ownCluster(cluster, clusterSize),
    // One stack alone keeps an Atlas project's access list, whoever owns the clusters in it.
    accessListFrom: accessList.owner ? model.spec.stack : (accessList.stack ?? { unmanaged: true }),
  };
}

function ownCluster(cluster: Written, size: string): Written {
  return {
    size,
    ...without(cluster, "adopt", "autoscaleTo", "backups", "existing", "name", "size"),
  };
}

/** What nobody has reviewed yet must not take the jobs of another environment's queue. */
function redis(given: unknown, { own, pullRequest }: Derivation): unknown {
  const shares = !own && pullRequest === undefined;
  if (isObject(given) && ("sharedFrom" in given || "external" in given) && shares) return given;
  return unlessEmpty(
    without(given, "adopt", "external", "ipAllowList", "name", "plan", "sharedFrom"),
  );
}

const hostName = /[a-z0-9-]+(?:\.[a-z0-9-]+)+/g;
const vendorName = /[A-Za-z0-9][A-Za-z0-9_-]*/g;

/** Every text in it, with new names where old ones stand in it whole. */
function replaced(value: unknown, names: ReadonlyMap<string, string>, pattern: RegExp): unknown {
  if (typeof value === "string") {
    return value.replaceAll(pattern, (name) => names.get(name) ?? name);
  }
  if (Array.isArray(value)) return value.map((item) => replaced(item, names, pattern));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, replaced(inner, names, pattern)]),
  );
}

/** Where people write what is not checked against a list: elsewhere a name means one thing. */
const freeTexts = ["actionsSecrets", "start", "variables"];

function inTexts(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      freeTexts.includes(key) ? replaced(inner, names, vendorName) : inTexts(inner, names),
    ]),
  );
}

/** Without the variables that let the previews of the model's branches in. */
function withoutPreviews(value: unknown): unknown {
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(
    ([, inner]) => typeof inner !== "string" || !/\$\{[^}]*\.previewOrigins\s*\}/.test(inner),
  );
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutPreviews(inner)]));
}

/** The vendor-side names that two environments have for the same, where they differ. */
export function renamings(model: EnvironmentSpec, made: EnvironmentSpec): Map<string, string> {
  const pairs = namesOf(model).map((old, index) => [old, namesOf(made)[index]] as const);
  return new Map(
    pairs.flatMap(([old, own]) =>
      old === undefined || own === undefined || old === own ? [] : [[old, own] as const],
    ),
  );
}

/** In one order for all environments of a platform. */
function namesOf(spec: EnvironmentSpec): (string | undefined)[] {
  const { group, database, redis, frontends, services } = spec;
  return [
    group.name,
    database?.name,
    database?.user,
    redis?.own ? redis.name : undefined,
    ...services.map(({ name }) => name),
    ...frontends.map(({ project }) => (project.own ? project.name : undefined)),
  ];
}

function without(value: unknown, ...keys: string[]): Written {
  if (!isObject(value)) return {};
  return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));
}

function each<Result>(
  value: unknown,
  change: (given: Written) => Result,
): Record<string, Result> | undefined {
  if (!isObject(value)) return undefined;
  return Object.fromEntries(
    Object.entries(value).map(([key, given]) => [key, change(isObject(given) ? given : {})]),
  );
}

/** An empty object says no more than its absence. */
function unlessEmpty(value: unknown): unknown {
  return isObject(value) && Object.keys(value).length === 0 ? undefined : value;
}

function compact(value: Written): Written {
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined));
}
