import { z } from "zod";
import { hostname, partKey, renderRegion, slug, variables } from "./common.ts";
import { secretKinds } from "./secret-kinds.ts";

/** A web page or single-page application, built and served by Vercel. */
export const frontend = z.strictObject({
  /** Vercel's framework preset, e.g. `create-react-app` or `nextjs`. Changed in place. */
  framework: z.string().optional(),
  /** Build command. Default: the framework's own. Takes effect with the next deployment. */
  build: z.string().optional(),
  /** Install command. Default: Vercel's own, by lockfile. */
  install: z.string().optional(),
  /** Folder with the built pages. Default: the framework's own. */
  output: z.string().optional(),
  /** Folder of the frontend inside the repository. Default: the repository's root. */
  root: z.string().optional(),
  /** Command that decides whether a commit needs a build: exit 0 skips it. Default: always build. */
  ignoreBuild: z.string().optional(),
  /** Node.js of builds and functions. Changed in place. */
  node: z.enum(["20.x", "22.x", "24.x"]).default("24.x"),
  /** Variables of the build, in every environment; an environment may add to or override them. */
  variables: variables.default({}),
});

const serviceBase = {
  /** Folder of the service inside the repository. Default: the repository's root. */
  root: z.string().optional(),
  /** Render's native runtime, `docker` for a Dockerfile, or `image` for a ready image. */
  runtime: z
    .enum(["node", "python", "go", "ruby", "rust", "elixir", "docker", "image"])
    .default("node"),
  /** The image of an image-backed service, fully qualified: `docker.io/prefecthq/prefect:3`. */
  image: z.string().optional(),
  /** Build command of a native runtime. */
  build: z.string().optional(),
  /** Command run after the build and before the new version starts, e.g. a migration. Paid plans only. */
  preDeploy: z.string().optional(),
  /** Variables of this service alone; they win over those of the environment's group. */
  variables: variables.default({}),
};

const longRunning = {
  ...serviceBase,
  /** Start command. Needed by native runtimes; `docker` and `image` default to the image's own. */
  start: z.string().optional(),
};

/** A process on Render. Its plan, domain and instances are the environment's business. */
export const service = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("web"),
    ...longRunning,
    /** Path that answers 2xx or 3xx when the service is healthy; Render switches over only then. */
    healthCheck: z.string().startsWith("/").optional(),
  }),
  z.strictObject({ type: z.literal("private"), ...longRunning }),
  z.strictObject({ type: z.literal("worker"), ...longRunning }),
  z.strictObject({
    type: z.literal("cron"),
    ...longRunning,
    /** Five-field cron expression, in UTC. */
    schedule: z.string(),
  }),
  z.strictObject({
    type: z.literal("static"),
    root: serviceBase.root,
    build: serviceBase.build,
    /** Folder with the built files. */
    publish: z.string(),
    variables: serviceBase.variables,
  }),
]);

/** Which kind of database every environment has; its size and names are the environment's. */
export const platformDatabase = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("mongodb-atlas"),
    /** Atlas project id, 24 hexadecimal digits (Atlas: Project Settings). */
    project: z.string().regex(/^[0-9a-f]{24}$/, "an Atlas project id of 24 hexadecimal digits"),
    /** MongoDB version of clusters we create; pinned, because Atlas upgrades an unpinned one. */
    version: z.string().default("8.0"),
  }),
  z.strictObject({
    type: z.literal("render-postgres"),
    /** PostgreSQL major version. A change replaces the database. */
    version: z.enum(["14", "15", "16", "17", "18"]).default("17"),
  }),
]);

/** A value nobody may see. Where it is used decides which environments need it. */
export const secret = z.strictObject({
  /** What a value looks like, which mode (test, live) it is, and how a placeholder is made. */
  kind: z.enum(secretKinds),
  /** Where a person gets the value, shown when it is missing. */
  from: z.string().optional(),
});

/** What all environments of a web platform share: the `platform` object in Pulumi.yaml. */
export const platformSchema = z.strictObject({
  /** Short name; the start of every vendor-side name. */
  name: slug,
  /** The platform's domain, and the name of its Cloudflare zone. */
  domain: hostname,
  /** GitHub repository, `owner/name`. */
  repository: z.string().regex(/^[\w.-]+\/[\w.-]+$/, "owner/name"),
  /** Render region of every service and store. A change replaces them all. */
  region: renderRegion.default("frankfurt"),
  /** Pages and applications, by key. */
  frontends: z.record(partKey, frontend).default({}),
  /** Processes on Render, by key. */
  services: z.record(partKey, service).default({}),
  /** The database every environment has. Default: none. */
  database: platformDatabase.optional(),
  /** A Redis in every environment. Default: none. */
  redis: z
    .strictObject({
      /** What happens when memory is full. Job queues need `noeviction`. Changed in place, restarts. */
      maxmemoryPolicy: z
        .enum([
          "noeviction",
          "allkeys_lru",
          "allkeys_lfu",
          "allkeys_random",
          "volatile_lru",
          "volatile_lfu",
          "volatile_random",
          "volatile_ttl",
        ])
        .default("noeviction"),
    })
    .optional(),
  /** Variables that all services of an environment share: its env group. */
  variables: variables.default({}),
  /** Names and kinds of secrets; their values live encrypted in the stack files. */
  secrets: z.record(partKey, secret).default({}),
});

export type Platform = z.infer<typeof platformSchema>;
export type Frontend = z.infer<typeof frontend>;
export type Service = z.infer<typeof service>;
