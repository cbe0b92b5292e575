import { alertSecrets } from "./alerts.ts";
import { composeDatabase } from "./compose/database.ts";
import { dependenciesOf, hostsOf, isOnRender } from "./compose/facts.ts";
import { composeFrontend } from "./compose/frontend.ts";
import { ownership } from "./compose/ownership.ts";
import { composeRedis } from "./compose/redis.ts";
import { composeService } from "./compose/service.ts";
import type { EnvironmentConfig } from "./environment.ts";
import { names } from "./names.ts";
import { composeRecord } from "./own-records.ts";
import type { Platform } from "./platform.ts";
import { type References, referencesOf } from "./references.ts";
import { kindOf } from "./secret-kinds.ts";
import { mergeVariables, referenceName, referencesIn, type Variables } from "./template.ts";

/**
 * The complete description of one environment: names computed, defaults filled in, variables
 * merged and parsed, and every fact that follows from them. Expects parsed config whose keys fit
 * the platform; decides nothing about rules. `others` are the configs of all stacks, by name.
 */
export function compose(
  platform: Platform,
  stack: string,
  environment: EnvironmentConfig,
  productionStack: string,
  others: Readonly<Record<string, EnvironmentConfig>>,
) {
  const parts = composeParts(platform, stack, environment, productionStack, others);
  const references = referencesOf(platform, parts);
  return {
    ...parts,
    references,
    /** What `infra verify` looks at beyond what follows from the rest. */
    verify: platform.verify,
    frontends: parts.frontends.map((frontend) => ({
      ...frontend,
      /** Names of those built from something that must not be seen. */
      secretVariables: secretNames(frontend.variables, references),
    })),
    /** Secrets that this environment uses, by key. */
    secrets: usedSecrets(platform, environment, parts),
    hosts: hostsOf(parts),
    onRender: isOnRender(parts),
    dependencies: dependenciesOf(parts),
  };
}

/** What the parts of an environment are, before anything is concluded from them. */
export type Parts = ReturnType<typeof composeParts>;

function composeParts(
  platform: Platform,
  stack: string,
  environment: EnvironmentConfig,
  productionStack: string,
  others: Readonly<Record<string, EnvironmentConfig>>,
) {
  const [owner = "", repository = ""] = platform.repository.split("/");
  const { purpose, launched, hardened } = environment;
  return {
    /** Stack name, e.g. `prod`. */
    stack,
    purpose,
    launched,
    /** As safe as users with their data and their money need it; the page may be closed still. */
    live: purpose === "production" && (launched || hardened),
    branch: environment.branch,
    /** When Render deploys a new commit of it by itself. */
    deploy: environment.deploy,
    /** Whose environment it is, where it is one pull request's: what is pushed there is its author's. */
    pullRequest: environment.pullRequest,
    /** We make the branch; production's is there before anything, and a pull request's with it. */
    createBranch: purpose !== "production" && environment.pullRequest === undefined,
    /** The branch exists already and is imported. */
    adoptBranch: environment.adoptBranch,
    /** Import ids of DNS records that exist already, by host name. */
    adoptRecords: environment.adoptRecords,
    /** The team's own DNS records. */
    records: environment.records.map(composeRecord),
    /** Day on which somebody put the initial data in. */
    seeded: environment.seeded,
    platform: ofPlatform(platform),
    /** Certificate authorities for the apex's CAA records; production's alone. */
    caa: purpose === "production" ? platform.caa.map(caaRecord) : [],
    repository: { owner, name: repository },
    /** Render's project, one for all stacks: one that exists, or made by the production stack. */
    renderProject: {
      name: names.renderProject(platform.name),
      ...(platform.renderProject === undefined
        ? ownership(productionStack, stack)
        : { owner: false as const, stack: undefined, id: platform.renderProject }),
    },
    /** Name of this environment inside Render's project. */
    renderEnvironment: names.renderEnvironment(stack),
    frontends: composeFrontends(platform, stack, environment, others),
    services: inOrder(platform.services).map(([key, service]) =>
      composeService(platform, stack, key, service, environment.services[key]),
    ),
    /** The env group that all services share. */
    group: {
      name: names.envGroup(platform.name, stack),
      variables: mergeVariables(platform.variables, environment.variables),
    },
    /** For workflows that run in the environment's deployment environment on GitHub. */
    actionsSecrets: composeActionsSecrets(platform, environment),
    /** Who is told when something of it fails. */
    alerts: environment.alerts,
    database: composeDatabase(platform, stack, environment.database),
    redis: composeRedis(platform, stack, environment.redis),
    protection: composeProtection(environment),
    /** The most that it may cost a month. */
    budget: environment.budget,
    /** Nothing of it goes before `allowDeletion` names the stack. */
    keptWhole: purpose === "production" || environment.deletionProtection,
    /** Vendor-side names of things that may be deleted or replaced; or interrupted, or changed for good. */
    allowDeletion: environment.allowDeletion,
    allowInterruption: environment.allowInterruption,
  };
}

/** What all environments have alike. */
function ofPlatform(platform: Platform) {
  const { name, domain, region, outboundAddresses, vercelTeam, contact, testUsers } = platform;
  return {
    name,
    domain,
    region,
    /** Slug that Vercel's addresses of previews end with. */
    vercelTeam,
    /** Ranges that services connect from beside the region's. */
    outboundAddresses,
    /** Whom people who use an environment ask, and as whom they sign in. */
    contact,
    testUsers,
  };
}

function composeActionsSecrets(platform: Platform, environment: EnvironmentConfig): Variables {
  const { alerts, actionsSecrets } = environment;
  return mergeVariables(alertSecrets(alerts), platform.actionsSecrets, actionsSecrets);
}

function composeProtection({ purpose, protection }: EnvironmentConfig) {
  return {
    reviews: protection.reviews,
    checks: protection.checks,
    reviewers: protection.reviewers,
    admins: protection.admins ?? purpose === "production",
    adopt: protection.adopt,
  };
}

function composeFrontends(
  platform: Platform,
  stack: string,
  environment: EnvironmentConfig,
  others: Readonly<Record<string, EnvironmentConfig>>,
) {
  return inOrder(platform.frontends).flatMap(([key, shared]) => {
    const own = environment.frontends[key];
    if (own === undefined) return [];
    const { previewOf } = own;
    const owner = typeof previewOf === "string" ? previewOf : undefined;
    const host = owner === undefined ? undefined : others[owner]?.frontends[key];
    const project = host && (host.project ?? names.vercelProject(platform.name, key, owner!));
    return [composeFrontend(platform, stack, key, shared, own, project)];
  });
}

/** `key` tells records of one name apart. */
function caaRecord(authority: string): { authority: string; key: string } {
  return { authority, key: `caa-${authority}` };
}

/** The engine hands config over sorted by key, the files do not: one order for both. */
function inOrder<T>(record: Record<string, T>): [key: string, value: T][] {
  return Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function secretNames(variables: Variables, references: References): string[] {
  return Object.entries(variables)
    .filter(([, template]) =>
      referencesIn(template).some((reference) => references.get(referenceName(reference))?.secret),
    )
    .map(([name]) => name);
}

/** Every set of variables of an environment, with the path of its place in the config. */
export function variableSets({
  group,
  actionsSecrets,
  services,
  frontends,
}: Pick<Parts, "group" | "actionsSecrets" | "services" | "frontends">): {
  location: string;
  variables: Variables;
}[] {
  return [
    { location: "variables", variables: group.variables },
    { location: "actionsSecrets", variables: actionsSecrets },
    ...services.map(({ key, variables }) => ({ location: `services.${key}.variables`, variables })),
    ...frontends.map(({ key, variables }) => ({
      location: `frontends.${key}.variables`,
      variables,
    })),
  ];
}

/** An environment needs the secrets that its variables refer to, and no others. */
function usedSecrets(platform: Platform, { rotations }: EnvironmentConfig, parts: Parts) {
  const inVariables = variableSets(parts)
    .flatMap(({ variables }) => Object.values(variables))
    .flatMap(referencesIn)
    .flatMap(({ path: [part, key, ...rest] }) =>
      part === "secrets" && key !== undefined && rest.length === 0 ? [key] : [],
    );
  const { redis } = parts;
  const external = redis?.own === false && redis.stack === undefined ? [redis.secret] : [];
  const used = [...inVariables, ...external];
  return Object.fromEntries(
    [...new Set(used)].toSorted().flatMap((key) => {
      const kind = platform.secrets[key]?.kind;
      return kind === undefined ? [] : [[key, secretOf(kind, rotations[key])]];
    }),
  );
}

function secretOf(kind: Platform["secrets"][string]["kind"], rotations = 0) {
  return {
    kind,
    /** Made by the program itself, different in every environment; nobody enters it. */
    generated: kindOf(kind).generated === true,
    /** How many times it was rotated; only generated ones are counted. */
    rotations,
  };
}
