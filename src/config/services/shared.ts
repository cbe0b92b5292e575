import { z } from "zod";
import { folder, text, variables } from "../common.ts";
import type { Fields } from "../field.ts";
import type { Addressed } from "./kind.ts";

/** Render's own pattern: `*` in one folder, `**` in any. Source: https://render.com/docs/monorepo-support */
const pathPattern = z
  .string()
  .regex(
    /^(?!\/|.*(?:^|\/)\.\.(?:\/|$))\S+$/,
    "a pattern such as services/api/**, not starting with /",
  );

/** What the platform says of every type. */
export const built = {
  root: folder
    .optional()
    .describe("Folder of the service inside the repository. Default: the repository's root."),
  buildFilter: z
    .strictObject({
      paths: z
        .array(pathPattern)
        .default([])
        .describe("Only a commit that changes one of these is deployed. Default: any."),
      ignoredPaths: z
        .array(pathPattern)
        .default([])
        .describe("A commit that changes nothing else is not deployed. Default: none."),
    })
    .optional()
    .describe(
      "Which commits of a monorepo are deployed, by patterns from the repository's root such as " +
        "`services/api/**`. Changed in place. Default: every commit.",
    ),
  build: text
    .optional()
    .describe("Build command of a native runtime. Changed in place, followed by a deploy."),
  variables: variables
    .default({})
    .describe("Variables of this service alone; they win over those of the environment's group."),
};

/** What the platform says of every type that is a process. */
export const running = {
  ...built,
  runtime: z
    .enum(["node", "python", "go", "ruby", "rust", "elixir", "docker", "image"])
    .default("node")
    .describe(
      "Render's native runtime, `docker` for a Dockerfile, or `image` for a ready image. " +
        "Going from or to an image replaces the service.",
    ),
  image: z
    .string()
    .regex(
      /^(?!(?:localhost|[\d.]+)[:/])[a-z0-9.-]+(?::\d+)?(?:\/[a-z0-9][a-z0-9._-]*)+(?::[\w.-]+)?(?:@sha256:[0-9a-f]{64})?$/,
      "an image such as docker.io/prefecthq/prefect:3",
    )
    .optional()
    .describe(
      "The image of a service with runtime `image`, fully qualified: `docker.io/prefecthq/prefect:3`.",
    ),
  dockerfile: folder
    .optional()
    .describe(
      "Path of the Dockerfile, from `root`, with runtime `docker`. Changed in place, followed by a " +
        "deploy. Default: `./Dockerfile`.",
    ),
  dockerContext: folder
    .optional()
    .describe(
      "Folder that the Dockerfile is built in, from `root`, with runtime `docker`. Changed in place, " +
        "followed by a deploy. Default: `.`.",
    ),
  preDeploy: text
    .optional()
    .describe(
      "Command run after the build and before the new version starts, e.g. a migration. Paid plans only.",
    ),
  start: text
    .optional()
    .describe(
      "Start command. Needed by native runtimes. Default of `docker` and `image`: the image's own.",
    ),
};

/** What every type has of what an environment may say. */
const everywhere = { name: true, adopt: true, suspended: true, previews: true, variables: true };

/** What an environment may say of a process without an address on the internet. */
export const inside = {
  ...everywhere,
  domain: false,
  start: true,
  instances: true,
  autoscaling: true,
  disk: true,
  maintenance: false,
};

/** What an environment may say of files without a process. */
export const files = {
  ...everywhere,
  domain: true,
  start: false,
  instances: false,
  autoscaling: false,
  disk: false,
  maintenance: false,
};

/** An address on the internet. */
export const publicAddress = {
  url: {
    means: "public address of a web service or static site",
    value: ({ url }) => url,
  },
  host: {
    means: "the same without https://",
    value: ({ settings }) => settings.domain,
  },
} satisfies Fields<Addressed>;

/** An address inside Render's network. */
export const internalAddress = {
  internalHost: { means: "host name inside Render's network, of web and private services" },
} satisfies Fields<Addressed>;
