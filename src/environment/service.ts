import type { CustomResourceOptions, Output } from "@pulumi/pulumi";
import type { ServiceSpec } from "../config/spec.ts";
import { BackgroundWorker } from "../render/background-worker.ts";
import { CronJob } from "../render/cron-job.ts";
import { PrivateService } from "../render/private-service.ts";
import type {
  LinkedEnvGroup,
  LongRunningServiceArgs,
  Region,
  RuntimeServiceArgs,
  ServiceArgs,
} from "../render/service-args.ts";
import { StaticSite } from "../render/static-site.ts";
import { WebService } from "../render/web-service.ts";

/** What all services of an environment have in common. */
export interface ServicePlace {
  /** `https://github.com/owner/name` */
  repo: string;
  branch: string;
  region: Region;
  environmentId: Output<string>;
  /** Made before every service but static sites, which take nothing from it. */
  group: LinkedEnvGroup | undefined;
}

/** A service at Render, by what the rest of the environment wants of it. */
export interface PlacedService {
  id: Output<string>;
  /** Where the public finds it on onrender.com; web services and static sites. */
  url?: Output<string>;
  /** The same without scheme: what a CNAME of its domain points at. */
  host?: Output<string>;
  /** Host for other services of the workspace and region; web and private services. */
  internalHost?: Output<string>;
  /** CIDR blocks it connects from; all but static sites. */
  outboundIps?: Output<string[]>;
}

type ServiceVariables = ServiceArgs["variables"];
type RuntimeService = Exclude<ServiceSpec["service"], { type: "static" }>;

/** Makes the Render service that the platform's `type` asks for. */
export function placeService(
  name: string,
  spec: ServiceSpec,
  place: ServicePlace,
  variables: ServiceVariables,
  opts: CustomResourceOptions,
): PlacedService {
  const { service } = spec;
  const base = baseArgs(spec, place, variables);
  switch (service.type) {
    case "static": {
      const args = { ...base, buildCommand: service.build, publishPath: service.publish };
      const { id, url, host } = new StaticSite(name, args, opts);
      return { id, url, host };
    }
    case "web": {
      const running = longRunningArgs(spec, service, base, place);
      const args = { ...running, healthCheckPath: service.healthCheck };
      const { id, url, host, slug, outboundIps } = new WebService(name, args, opts);
      return { id, url, host, internalHost: slug, outboundIps };
    }
    case "private": {
      const args = longRunningArgs(spec, service, base, place);
      const { id, host, outboundIps } = new PrivateService(name, args, opts);
      return { id, internalHost: host, outboundIps };
    }
    case "worker": {
      const args = longRunningArgs(spec, service, base, place);
      const { id, outboundIps } = new BackgroundWorker(name, args, opts);
      return { id, outboundIps };
    }
    case "cron": {
      const args = { ...runtimeArgs(spec, service, base, place), schedule: service.schedule };
      const { id, outboundIps } = new CronJob(name, args, opts);
      return { id, outboundIps };
    }
  }
}

/** A static site's build sees no env group: what it bakes in, the public can read. */
function baseArgs(
  spec: ServiceSpec,
  place: ServicePlace,
  variables: ServiceVariables,
): ServiceArgs {
  const { service, settings } = spec;
  const fromImage = service.type !== "static" && service.runtime === "image";
  return {
    name: spec.name,
    environmentId: place.environmentId,
    repo: fromImage ? undefined : place.repo,
    branch: fromImage ? undefined : place.branch,
    rootDir: service.root,
    autoDeploy: fromImage ? "off" : "commit",
    variables,
    envGroups: service.type === "static" || !place.group ? [] : [place.group],
    suspended: settings.suspended,
    adopt: settings.adopt,
  };
}

function runtimeArgs(
  spec: ServiceSpec,
  service: RuntimeService,
  base: ServiceArgs,
  place: ServicePlace,
): RuntimeServiceArgs {
  return {
    ...base,
    region: place.region,
    plan: spec.settings.plan,
    runtime: service.runtime,
    image: service.image === undefined ? undefined : { url: service.image },
    buildCommand: service.build,
    startCommand: service.start,
  };
}

function longRunningArgs(
  spec: ServiceSpec,
  service: Exclude<RuntimeService, { type: "cron" }>,
  base: ServiceArgs,
  place: ServicePlace,
): LongRunningServiceArgs {
  const { autoscaling, disk, instances } = spec.settings;
  return {
    ...runtimeArgs(spec, service, base, place),
    preDeployCommand: service.preDeploy,
    instances: autoscaling === undefined ? instances : undefined,
    autoscaling: autoscaling && {
      min: autoscaling.min,
      max: autoscaling.max,
      cpuPercent: autoscaling.cpu,
      memoryPercent: autoscaling.memory,
    },
    disk: disk && { name: `${spec.name}-disk`, mountPath: disk.mount, sizeGB: disk.sizeGb },
  };
}
