import { type Output, output, secret } from "@pulumi/pulumi";
import type { DatabaseSpec } from "../config/databases/kinds.ts";
import type { EnvironmentSpec } from "../config/spec.ts";
import type { Database } from "./databases/database.ts";
import type { RenderService } from "./services/service.ts";

export interface FrontendOutputs {
  /** `https://<canonical domain>` */
  url: string;
  /** Canonical first; redirects not among them. */
  domains: string[];
  redirects: string[];
  /** Origins the API accepts because of this frontend. */
  origins: string[];
  /** Vercel's id of the project that serves it, of whichever stack that is. */
  projectId: string;
  /** The branch that is deployed. */
  branch: string;
  /** `production`, or `preview` where another stack's project serves our branch. */
  target: "production" | "preview";
}

export interface ServiceOutputs {
  /** Render's id, e.g. `srv-...`. */
  id: string;
  name: string;
  type: string;
  /** Where it answers the public, or other services; null for workers and cron jobs. */
  url: string | null;
  /** Path of the health check, if it has one. */
  healthCheck: string | null;
}

export interface DatabaseOutputs {
  type: DatabaseSpec["type"];
  /** Name of the cluster or the Postgres instance. */
  instance: string;
  host: string | null;
  name: string;
  user: string;
}

/** What a stack tells other stacks, the commands and its users; the same keys as its exports. */
export interface EnvironmentOutputs {
  environment: {
    stack: string;
    purpose: "production" | "staging" | "development";
    branch: string;
    launched: boolean;
  };
  /** By the platform's keys. */
  frontends: Record<string, FrontendOutputs>;
  /** By the platform's keys. */
  services: Record<string, ServiceOutputs>;
  /** Null where nothing of the environment is on Render. */
  render: { projectId: string; environmentId: string; groupId: string | null } | null;
  database: DatabaseOutputs | null;
  /** Secret. */
  databaseUrl: string | null;
  /** Secret. Connection strings of the users who may only read, by user name. */
  readerUrls: Record<string, string>;
  /** The name is null where another stack owns it. */
  redis: { name: string | null; ownedBy: string | null } | null;
  /** Secret. */
  redisUrl: string | null;
}

/** The same while a program runs, when some of it is not known yet. */
export type LiveOutputs = {
  [K in keyof EnvironmentOutputs]: Output<EnvironmentOutputs[K]>;
};

/** What has been built, as far as outputs tell of it. */
interface Built {
  spec: EnvironmentSpec;
  renderEnvironment: { projectId: Output<string>; environmentId: Output<string> } | undefined;
  database: Database | undefined;
  redis: { url: Output<string> } | undefined;
  services: { made: Readonly<Record<string, BuiltService>>; groupId: Output<string> } | undefined;
  frontends: Record<string, { projectId: Output<string> }>;
}

type BuiltService = Pick<RenderService, "id" | "values">;

/** Puts the outputs together; each key is one output, so that only the secret ones are secret. */
export function collectOutputs(built: Built): LiveOutputs {
  const { spec, renderEnvironment, database, redis, services, frontends } = built;
  const { stack, purpose, branch, launched } = spec;
  return {
    environment: output({ stack, purpose, branch, launched }),
    frontends: output(
      byKey(spec.frontends, (frontend) => ({
        url: frontend.url,
        domains: frontend.domains,
        redirects: frontend.redirects,
        origins: frontend.origins,
        projectId: frontends[frontend.key]!.projectId,
        branch,
        target: frontend.project.own ? ("production" as const) : ("preview" as const),
      })),
    ),
    services: output(
      byKey(services ? spec.services : [], ({ key, name, service, url }) => ({
        id: services!.made[key]!.id,
        name,
        type: service.type,
        url: url ?? services!.made[key]!.values["url"] ?? null,
        healthCheck: "healthCheck" in service ? (service.healthCheck ?? null) : null,
      })),
    ),
    render: output(
      renderEnvironment
        ? { ...idsOf(renderEnvironment), groupId: services?.groupId ?? null }
        : null,
    ),
    database: output(
      database && spec.database ? describe(spec.database, database.values["host"]) : null,
    ),
    databaseUrl: output(database?.values.url ?? null),
    readerUrls: secret(database?.readerUrls ?? {}),
    redis: output(spec.redis ? describeRedis(spec.redis, stack) : null),
    redisUrl: output(redis?.url ?? null),
  };
}

function idsOf({ projectId, environmentId }: NonNullable<Built["renderEnvironment"]>) {
  return { projectId, environmentId };
}

function describe({ type, instance, name, user }: DatabaseSpec, host: Output<string> | undefined) {
  return { type, instance, host: host ?? null, name, user };
}

function describeRedis(spec: NonNullable<EnvironmentSpec["redis"]>, stack: string) {
  return spec.own
    ? { name: spec.name, ownedBy: stack }
    : { name: null, ownedBy: spec.stack ?? null };
}

function byKey<S extends { key: string }, T>(specs: S[], describe: (spec: S) => T) {
  return Object.fromEntries(specs.map((spec) => [spec.key, describe(spec)]));
}
