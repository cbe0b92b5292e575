import type { Input } from "@pulumi/pulumi";
import type { components } from "./api/schema.generated.ts";
import type { MarkedInputs, Properties } from "./properties.ts";

/** Where Render runs things. Fixed for an object's life. */
export type Region = components["schemas"]["region"];

/** What Render builds with, or `docker` (a Dockerfile) or `image` (a ready image). */
export type Runtime = components["schemas"]["serviceRuntime"];

/** An environment group linked to a service. */
export interface LinkedEnvGroup {
  /** Id of the group, `evg-...`. A change links the new one, then unlinks the old one. */
  id: Input<string>;
  /**
   * The group's variables, as given to the group itself. The service's first deploy gets them
   * inline, because a link can only be made afterwards; a change of one causes one deploy here.
   */
  variables: Input<Record<string, Input<string>>>;
}

/** A ready image instead of a Git repository. */
export interface ImageSource {
  /** Reference of the image, for example `docker.io/library/redis:8`. In place, one deploy. */
  url: Input<string>;
  /** Id of the credential for a private registry, `rgc-...`. Default: none. In place, one deploy. */
  registryCredentialId?: Input<string>;
}

/** Instances follow load between two bounds. Needs a Pro workspace. */
export interface Autoscaling {
  /** Fewest instances. */
  min: Input<number>;
  /** Most instances. */
  max: Input<number>;
  /** Percent of CPU above which an instance is added. Default: CPU is not looked at. */
  cpuPercent?: Input<number>;
  /** Percent of memory above which an instance is added. Default: memory is not looked at. */
  memoryPercent?: Input<number>;
}

/** A persistent disk. A service with one runs as one instance and stops while it deploys. */
export interface ServiceDisk {
  /** Name of the disk. In place. */
  name: Input<string>;
  /** Absolute path it is mounted at. In place, one deploy. */
  mountPath: Input<string>;
  /** Size in GB; it can only grow. In place, one deploy. */
  sizeGB: Input<number>;
}

/** Which changed files cause a deploy. */
export interface BuildFilter {
  /** Globs that do. Default: all. */
  paths?: Input<Input<string>[]>;
  /** Globs that do not. Default: none. */
  ignoredPaths?: Input<Input<string>[]>;
}

/** A range of addresses that may connect. */
export interface AllowedAddresses {
  /** The range, for example `203.0.113.0/24`. */
  cidrBlock: Input<string>;
  /** What it is; Render demands one. */
  description: Input<string>;
}

/**
 * What every kind of service takes. "In place" changes cost one call that writes, and where a
 * deploy is named, one more; however many fields change at once, it is one PATCH and one deploy.
 */
export interface ServiceArgs {
  /** Unique in the workspace. In place, no deploy; the host name made at creation stays. */
  name: Input<string>;
  /** Id of the Render environment, `evm-...`. Default: none. In place: the service is moved. */
  environmentId?: Input<string>;
  /** URL of the Git repository. Default: none, then `image` is needed. In place, one deploy. */
  repo?: Input<string>;
  /** Branch deployed from. Default: the repository's own default. In place, one deploy. */
  branch?: Input<string>;
  /** Folder in the repository where commands run. Default: its root. In place, one deploy. */
  rootDir?: Input<string>;
  /** Which changed files cause a deploy. Default: all. In place, no deploy. */
  buildFilter?: Input<BuildFilter>;
  /** When Render deploys by itself. Default `off`. In place, no deploy. */
  autoDeploy?: Input<"off" | "commit" | "checksPass">;
  /**
   * The service's own variables; they win over a group's. In place: one call for one variable,
   * one call for all when two or more change, and one deploy.
   */
  variables?: Input<Record<string, Input<string>>>;
  /**
   * `exclusive` (default): a variable added by hand is drift and is removed. `additive`: it is
   * left alone. In place, no call.
   */
  variablesMode?: Input<"exclusive" | "additive">;
  /** Linked groups. In place: one call a link, one deploy. */
  envGroups?: Input<Input<LinkedEnvGroup>[]>;
  /** Files at /etc/secrets by name, 1 MB in all. In place like variables. Secret. */
  secretFiles?: Input<Record<string, Input<string>>>;
  /** Whether it is stopped, which also stops its compute costs. Default: not managed. In place. */
  suspended?: Input<boolean>;
  /**
   * Where `suspended` is false: who stops it at Render meanwhile is let be, and told. Default false:
   * it is started again.
   */
  mayBeSuspended?: Input<boolean>;
  /** Previews of pull requests. Default: not managed; Render's own is `off`. In place, no deploy. */
  previews?: Input<"off" | "manual" | "automatic">;
  /** Id of an existing service to take over, `srv-...`. It is changed in place, never replaced. */
  adopt?: Input<string>;
  /**
   * Consent to destroy the service and create another where Render can change it no other way
   * (region). Default false: such a change is refused. A disk's data is lost.
   */
  allowReplace?: Input<boolean>;
}

/** What services that run a process take as well; not static sites. */
export interface RuntimeServiceArgs extends ServiceArgs {
  /** Region, default `oregon`. A change replaces and is refused without `allowReplace`. */
  region?: Input<Region>;
  /** Plan by Render's old or new name (`starter` is `0.5c-512mb`). In place, one deploy. */
  plan: Input<string>;
  /** What it is built with. In place, one deploy, `image` too. */
  runtime: Input<Runtime>;
  /** Command that builds; needed unless `docker` or `image`. In place, one deploy. */
  buildCommand?: Input<string>;
  /** Command that runs; for `docker` and `image` it overrides the image's. In place, one deploy. */
  startCommand?: Input<string>;
  /** Path of the Dockerfile, for `docker`. Default `./Dockerfile`. In place, one deploy. */
  dockerfilePath?: Input<string>;
  /** Build context, for `docker`. Default `.`. In place, one deploy. */
  dockerContext?: Input<string>;
  /** The image, for runtime `image`. */
  image?: Input<ImageSource>;
}

/** What services that keep running take as well; not cron jobs. */
export interface LongRunningServiceArgs extends RuntimeServiceArgs {
  /** Runs before each deploy goes live. Needs a paid plan. Default: none. In place, one deploy. */
  preDeployCommand?: Input<string>;
  /** Instances, at least 1. Default: not managed. In place, one call. Not beside `autoscaling`. */
  instances?: Input<number>;
  /** Default: not managed. In place, one call. */
  autoscaling?: Input<Autoscaling>;
  /** Default: not managed. In place; removing it or moving `mountPath` needs `allowReplace`. */
  disk?: Input<ServiceDisk>;
  /** Seconds from the stop signal to the kill, 1 to 300. Default: Render's 30. In place, one deploy. */
  maxShutdownDelaySeconds?: Input<number>;
}

/** What the inputs of every kind of service are. */
export const serviceInputs = {
  name: "plain",
  environmentId: "plain",
  repo: "plain",
  branch: "plain",
  rootDir: "plain",
  buildFilter: { paths: "plain", ignoredPaths: "plain" },
  autoDeploy: "plain",
  variables: "sensitive",
  variablesMode: "plain",
  envGroups: { id: "plain", variables: "sensitive" },
  secretFiles: "secret",
  suspended: "plain",
  mayBeSuspended: "steering",
  previews: "plain",
  adopt: "steering",
  allowReplace: "steering",
  managedBy: "steering",
} as const satisfies Roles<ServiceArgs>;

/** What the inputs of services that run a process are. */
export const runtimeServiceInputs = {
  ...serviceInputs,
  region: "plain",
  plan: "plain",
  runtime: "plain",
  buildCommand: "plain",
  startCommand: "plain",
  dockerfilePath: "plain",
  dockerContext: "plain",
  image: { url: "plain", registryCredentialId: "plain" },
} as const satisfies Roles<RuntimeServiceArgs>;

/** What the inputs of services that keep running are. */
export const longRunningServiceInputs = {
  ...runtimeServiceInputs,
  preDeployCommand: "plain",
  instances: "plain",
  autoscaling: { min: "plain", max: "plain", cpuPercent: "plain", memoryPercent: "plain" },
  disk: { name: "plain", mountPath: "plain", sizeGB: "plain" },
  maxShutdownDelaySeconds: "plain",
} as const satisfies Roles<LongRunningServiceArgs>;

type Roles<Args> = Properties<MarkedInputs<Args>, object>["inputs"];

/** The outputs of every kind of service, beside `id`. */
export const serviceOutputs = { slug: "plain", dashboardUrl: "plain", ownerId: "plain" } as const;

/** What the ranges on an allow list are. */
export const allowedAddressesRole = { cidrBlock: "plain", description: "plain" } as const;
