import { z } from "zod";
import { hostname, origin, partKey, stackName, variables } from "./common.ts";
import type { Platform } from "./platform.ts";

/** What one environment says about a frontend. */
export const environmentFrontend = z.strictObject({
  /** Name of the Vercel project. Default: `<platform>-<frontend>-<stack>`. Renamed in place. */
  project: z.string().optional(),
  /** Id (`prj_...`) of a Vercel project that exists: taken over and renamed, never replaced. */
  adopt: z.string().startsWith("prj_").optional(),
  /**
   * No project of its own: the previews of that stack's project. `domains` then show this
   * environment's branch, and its variables are set for that branch's previews only.
   */
  previewOf: stackName.optional(),
  /** Domains, the first being the canonical one: the frontend's URL. */
  domains: z.array(hostname).min(1),
  /** Domains that redirect (308) to the canonical one, e.g. the apex to www. */
  redirects: z.array(hostname).default([]),
  /** Origins the API accepts besides the frontend's own, e.g. `http://localhost:3000` in development. */
  extraOrigins: z.array(origin).default([]),
  /** Who may open deployments that are not on a production domain: Vercel users, or everybody. */
  deploymentProtection: z.enum(["standard", "all", "previews", "none"]).default("standard"),
  /** Added to, or in place of, the platform's. */
  variables: variables.default({}),
});

/** What one environment says about a service. */
export const environmentService = z.strictObject({
  /** Name of the service on Render. Default: `<platform>-<service>-<stack>`. Renamed in place. */
  name: z.string().optional(),
  /** Id (`srv-...`, `crn-...`) of a service that exists: taken over, never replaced. */
  adopt: z.string().optional(),
  /** Public host name. Web services and static sites only. Default: the onrender.com address. */
  domain: hostname.optional(),
  /** Start command here. Default: the platform's. */
  start: z.string().optional(),
  /** Render plan, by its old or new name. Default: `starter`, the smallest paid one. */
  plan: z.string().default("starter"),
  /** Number of instances. Changed in place. */
  instances: z.int().min(1).max(100).default(1),
  /** Instances follow the load between two bounds. Render plan Pro or higher. */
  autoscaling: z
    .strictObject({
      min: z.int().min(1).max(100),
      max: z.int().min(1).max(100),
      /** Percent of CPU that adds an instance. */
      cpu: z.int().min(1).max(90).optional(),
      /** Percent of memory that adds an instance. */
      memory: z.int().min(1).max(90).optional(),
    })
    .optional(),
  /** A disk that outlives deploys: one instance, no zero-downtime deploys; the size only grows. */
  disk: z.strictObject({ mount: z.string().startsWith("/"), sizeGb: z.int().min(1) }).optional(),
  /** Stopped to save money; its state stays. Changed in place. */
  suspended: z.boolean().default(false),
  /** Added to, or in place of, the platform's. */
  variables: variables.default({}),
});

const size = z.string().regex(/^(M0|FLEX|M[1-9]\d*)$/, "M0, FLEX or M10 and above");

export const ownCluster = z.strictObject({
  /** Name, part of its host name. Default: `<platform>-<stack>-cluster`. A change replaces it. */
  name: z.string().optional(),
  /** Name of a cluster that exists and becomes ours: imported, never replaced. */
  adopt: z.string().optional(),
  /** Instance size. Backups need M10 or above. Growing is in place. */
  size: size.default("M10"),
  /** The largest size that Atlas may scale to by itself. Default: no autoscaling. */
  autoscaleTo: size.optional(),
  /** Cloud provider and its region, in Atlas's spelling. */
  provider: z.enum(["AWS", "GCP", "AZURE"]).default("AWS"),
  region: z.string().default("EU_CENTRAL_1"),
  /** Daily backups with point-in-time recovery. Default: on from M10, impossible below. */
  backups: z.boolean().optional(),
});

/** The MongoDB of one environment: whose cluster, which database, which users. */
export const atlasDatabase = z.strictObject({
  /** A cluster of this environment, or one that exists and is only used, never changed by us. */
  cluster: z
    .union([z.strictObject({ existing: z.string() }), ownCluster])
    .default(() => ownCluster.parse({})),
  /** Database name. Default: `<platform>-<stack>`. */
  name: z.string().optional(),
  /** User of the services: readWrite on that database of that cluster only. Default: `<platform>-<stack>-user`. */
  user: z.string().optional(),
  /** The user exists and becomes ours; it gets a new password (Atlas never shows the old one). */
  adoptUser: z.boolean().default(false),
  /** Users that may only read this database, e.g. for developers or a data refresh. */
  readers: z.array(z.string()).default([]),
  /**
   * Which stack lets Render's addresses into the Atlas project. Exactly one stack per Atlas
   * project may own that list. Default: this one.
   */
  accessListFrom: stackName.optional(),
  /** Address for alerts about the cluster. Default: Atlas's own alerts only. */
  alertEmail: z.email().optional(),
});

/** The Render Postgres of one environment. */
export const postgresDatabase = z.strictObject({
  /** Render plan. Only grows. */
  plan: z.string().default("basic_256mb"),
  /** Database name. Default: `<platform>-<stack>`. A change replaces the database. */
  name: z.string().optional(),
  /** User name. Default: `<platform>-<stack>-user`. A change replaces the database. */
  user: z.string().optional(),
  /** Storage in GB: 1 or a multiple of 5; only grows. */
  diskSizeGb: z.int().optional(),
  /** Id (`dpg-...`) of a database that exists: taken over, never replaced. */
  adopt: z.string().optional(),
});

/** Redis of its own, or another environment's. */
export const environmentRedis = z.union([
  z.strictObject({
    /** Use that stack's Redis. Allowed before launch only. */
    sharedFrom: stackName,
  }),
  z.strictObject({
    /** Name on Render. Default: `<platform>-redis-<stack>`. */
    name: z.string().optional(),
    /** Render plan; Render offers no downgrade. Default: `starter`. */
    plan: z.string().default("starter"),
    /** Id (`red-...`) of a Key Value that exists: taken over, never replaced. */
    adopt: z.string().optional(),
  }),
]);

/** How the environment's branch is guarded on GitHub. */
export const branchProtection = z.strictObject({
  /** Approvals a pull request needs; 0: a pull request but no approval. */
  reviews: z.int().min(0).max(6).default(1),
  /** Names of checks that must pass before a merge, as they appear on commits. */
  checks: z.array(z.string()).default([]),
  /** Also binds administrators. Default: in production only. */
  admins: z.boolean().optional(),
  /** A protection of that pattern exists and becomes ours. */
  adopt: z.boolean().default(false),
});

/** What differs between environments: the `environment` object in Pulumi.<stack>.yaml. */
export const environmentSchema = z.strictObject({
  /** Decides which rules apply and the value of `${environment.purpose}`. */
  purpose: z.enum(["production", "staging", "development"]),
  /** Git branch that is deployed here. */
  branch: z.string().min(1),
  /** Production only: users are here. Turns pre-launch allowances into refusals. */
  launched: z.boolean().default(false),
  /** By the platform's keys; every frontend of the platform appears. */
  frontends: z.record(partKey, environmentFrontend).default({}),
  /** By the platform's keys; those left out get the defaults. */
  services: z.record(partKey, environmentService).default({}),
  /** Must fit the platform's database type. Default: all defaults of that type. */
  database: z.union([atlasDatabase, postgresDatabase]).optional(),
  /** Default: its own, with all defaults. */
  redis: environmentRedis.default({ plan: "starter" }),
  /** Added to, or in place of, the platform's: the env group of this environment. */
  variables: variables.default({}),
  protection: branchProtection.default({ reviews: 1, checks: [], adopt: false }),
  /**
   * Vendor-side names of stateful things (cluster, database, Redis, Vercel project) that the next
   * `up` or `destroy` may delete or replace. Empty it again afterwards.
   */
  allowDeletion: z.array(z.string()).default([]),
});

export type EnvironmentConfig = z.infer<typeof environmentSchema>;

/** The same, with `database` being that of the platform: the union would take one for the other. */
export function environmentSchemaFor(platform: Platform | undefined): z.ZodType<EnvironmentConfig> {
  if (platform === undefined) return environmentSchema;
  const database = platform.database?.type === "render-postgres" ? postgresDatabase : atlasDatabase;
  return environmentSchema.extend({ database: database.optional() });
}
