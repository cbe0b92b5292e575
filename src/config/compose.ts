import { atlasDatabase, ownCluster, postgresDatabase } from "./database.ts";
import type { EnvironmentConfig } from "./environment.ts";
import { environmentService } from "./environment.ts";
import { names } from "./names.ts";
import type { Platform, Service } from "./platform.ts";
import { type Target, targetsOf } from "./references.ts";
import type {
  AtlasSpec,
  EnvironmentSpec,
  FrontendSpec,
  PostgresSpec,
  RedisSpec,
  SecretSpec,
  ServiceSpec,
  Variables,
} from "./spec.ts";
import { parseTemplate, referenceName, referencesIn } from "./template.ts";

/**
 * The complete description of one environment: names computed, defaults filled in, variables
 * merged and parsed. Expects parsed config whose keys fit the platform; decides nothing about rules.
 */
export function compose(
  platform: Platform,
  stack: string,
  environment: EnvironmentConfig,
  productionStack: string,
): EnvironmentSpec {
  const [owner = "", repository = ""] = platform.repository.split("/");
  const spec: EnvironmentSpec = {
    stack,
    purpose: environment.purpose,
    launched: environment.launched,
    branch: environment.branch,
    adoptBranch: environment.adoptBranch,
    adoptRecords: environment.adoptRecords,
    seeded: environment.seeded,
    platform: {
      name: platform.name,
      domain: platform.domain,
      region: platform.region,
      outboundAddresses: platform.outboundAddresses,
    },
    caa: stack === productionStack ? platform.caa : [],
    repository: { owner, name: repository },
    renderProject: {
      name: names.renderProject(platform.name),
      ...(stack === productionStack ? { owner: true } : { owner: false, stack: productionStack }),
    },
    renderEnvironment: names.renderEnvironment(stack),
    frontends: keysOf(platform.frontends).flatMap((key) =>
      composeFrontend(platform, stack, environment, key),
    ),
    services: keysOf(platform.services).map((key) =>
      composeService(platform, stack, environment, key),
    ),
    group: {
      name: names.envGroup(platform.name, stack),
      variables: variables(platform.variables, environment.variables),
    },
    actionsSecrets: variables(platform.actionsSecrets, environment.actionsSecrets),
    database: composeDatabase(platform, stack, environment),
    redis: composeRedis(platform, stack, environment),
    protection: {
      reviews: environment.protection.reviews,
      checks: environment.protection.checks,
      admins: environment.protection.admins ?? environment.purpose === "production",
      adopt: environment.protection.adopt,
    },
    secrets: {},
    allowDeletion: environment.allowDeletion,
  };
  spec.secrets = usedSecrets(platform, environment, spec);
  return spec;
}

/** The engine hands config over sorted by key, the files do not: one order for both. */
function keysOf(record: object): string[] {
  return Object.keys(record).toSorted();
}

function variables(...layers: Record<string, string>[]): Variables {
  const merged: Record<string, string> = Object.assign({}, ...layers);
  return Object.fromEntries(
    keysOf(merged).map((name) => [name, parseTemplate(merged[name] ?? "").template]),
  );
}

function composeFrontend(
  platform: Platform,
  stack: string,
  environment: EnvironmentConfig,
  key: string,
): FrontendSpec[] {
  const shared = platform.frontends[key];
  const own = environment.frontends[key];
  if (shared === undefined || own === undefined) return [];
  const urls = own.domains.map((domain) => `https://${domain}`);
  const all = variables(shared.variables, own.variables);
  return [
    {
      key,
      project:
        own.previewOf === undefined
          ? {
              own: true,
              name: own.project ?? names.vercelProject(platform.name, key, stack),
              adopt: own.adopt,
            }
          : { own: false, stack: own.previewOf, frontend: key },
      adopted: { domains: own.adoptDomains, variables: own.adoptVariables },
      framework: shared.framework,
      build: shared.build,
      install: shared.install,
      output: shared.output,
      root: shared.root,
      ignoreBuild: shared.ignoreBuild,
      node: shared.node,
      deploymentProtection: own.deploymentProtection,
      proofs: own.proofs,
      domains: own.domains,
      redirects: own.redirects,
      url: urls[0] ?? "",
      origins: [...urls, ...own.extraOrigins],
      variables: all,
      secretVariables: secretNames(all, targetsOf(platform, environment)),
    },
  ];
}

function secretNames(variables: Variables, targets: Map<string, Target>): string[] {
  return Object.entries(variables)
    .filter(([, template]) =>
      referencesIn(template).some((reference) => targets.get(referenceName(reference))?.secret),
    )
    .map(([name]) => name);
}

function composeService(
  platform: Platform,
  stack: string,
  environment: EnvironmentConfig,
  key: string,
): ServiceSpec {
  const service = platform.services[key] as Service;
  const settings = environment.services[key] ?? environmentService.parse({});
  return {
    key,
    name: settings.name ?? names.service(platform.name, key, stack),
    service:
      service.type === "static" ? service : { ...service, start: settings.start ?? service.start },
    settings,
    url: settings.domain === undefined ? undefined : `https://${settings.domain}`,
    variables: variables(service.variables, settings.variables),
  };
}

function composeDatabase(
  platform: Platform,
  stack: string,
  environment: EnvironmentConfig,
): AtlasSpec | PostgresSpec | undefined {
  const { name, database } = platform;
  if (database === undefined) return undefined;
  const own = environment.database ?? {};
  if (database.type === "render-postgres") {
    const given = postgresDatabase.parse(own);
    return {
      type: "render-postgres",
      version: database.version,
      instance: names.postgres(name, stack),
      name: given.name ?? names.database(name, stack),
      user: given.user ?? names.databaseUser(name, stack),
      plan: given.plan,
      diskSizeGb: given.diskSizeGb,
      adopt: given.adopt,
    };
  }
  const given = atlasDatabase.parse(own);
  return {
    type: "mongodb-atlas",
    project: database.project,
    version: database.version,
    cluster: composeCluster(name, stack, given.cluster),
    name: given.name ?? names.database(name, stack),
    user: given.user ?? names.databaseUser(name, stack),
    adoptUser: given.adoptUser,
    readers: given.readers,
    accessList:
      given.accessListFrom === undefined || given.accessListFrom === stack
        ? { owner: true }
        : { owner: false, stack: given.accessListFrom },
    alertEmail: given.alertEmail,
  };
}

function composeCluster(
  platform: string,
  stack: string,
  cluster: ReturnType<typeof atlasDatabase.parse>["cluster"],
): AtlasSpec["cluster"] {
  if ("existing" in cluster) return { own: false, name: cluster.existing };
  const given = ownCluster.parse(cluster);
  return {
    own: true,
    name: given.adopt ?? given.name ?? names.cluster(platform, stack),
    adopt: given.adopt,
    size: given.size,
    autoscaleTo: given.autoscaleTo,
    provider: given.provider,
    region: given.region,
    backups: given.backups ?? canBackUp(given.size),
  };
}

/** Atlas sells backups from M10 on. Source: Atlas documentation, "Back Up, Restore, and Archive Data". */
export function canBackUp(size: string): boolean {
  return size !== "M0" && size !== "FLEX";
}

function composeRedis(
  platform: Platform,
  stack: string,
  environment: EnvironmentConfig,
): RedisSpec | undefined {
  if (platform.redis === undefined) return undefined;
  const given = environment.redis;
  if ("sharedFrom" in given) return { own: false, stack: given.sharedFrom };
  return {
    own: true,
    name: given.name ?? names.redis(platform.name, stack),
    plan: given.plan,
    maxmemoryPolicy: platform.redis.maxmemoryPolicy,
    adopt: given.adopt,
  };
}

/** Every set of variables of an environment, with the path of its place in the config. */
export function variableSets(spec: EnvironmentSpec): { place: string; variables: Variables }[] {
  return [
    { place: "variables", variables: spec.group.variables },
    { place: "actionsSecrets", variables: spec.actionsSecrets },
    ...spec.services.map(({ key, variables }) => ({
      place: `services.${key}.variables`,
      variables,
    })),
    ...spec.frontends.map(({ key, variables }) => ({
      place: `frontends.${key}.variables`,
      variables,
    })),
  ];
}

/** An environment needs the secrets that its variables refer to, and no others. */
function usedSecrets(
  platform: Platform,
  { rotations }: EnvironmentConfig,
  spec: EnvironmentSpec,
): Record<string, SecretSpec> {
  const used = variableSets(spec)
    .flatMap(({ variables }) => Object.values(variables))
    .flatMap(referencesIn)
    .filter(({ path }) => path[0] === "secrets" && path.length === 2)
    .map(({ path }) => path[1] ?? "");
  const secrets: Record<string, SecretSpec> = {};
  for (const key of [...new Set(used)].toSorted()) {
    const kind = platform.secrets[key]?.kind;
    if (kind === undefined) continue;
    secrets[key] = { kind, generated: kind === "generated", rotations: rotations[key] ?? 0 };
  }
  return secrets;
}
