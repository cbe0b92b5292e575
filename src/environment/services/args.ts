import type { ServiceSpec } from "../../config/spec.ts";
import type {
  LongRunningServiceArgs,
  RuntimeServiceArgs,
  ServiceArgs,
} from "../../render/service-args.ts";
import type { ServiceContext } from "./service.ts";

/** What the arguments of every type follow from. */
interface Request {
  spec: ServiceSpec;
  context: ServiceContext;
  variables: ServiceArgs["variables"];
}

type Process = Extract<ServiceSpec["service"], { runtime: string }>;

interface ProcessRequest extends Request {
  spec: ServiceSpec & { service: Process };
}

/** In Render's words. Source: https://render.com/docs/deploys#automatic-git-deploys */
const triggers = { onCommit: "commit", afterChecks: "checksPass", manual: "off" } as const;

/** A build that is no process sees no env group: what it bakes in, the public can read. */
export function baseArgs({ spec, context, variables }: Request): ServiceArgs {
  const { service, settings } = spec;
  const isProcess = "runtime" in service;
  const fromImage = isProcess && service.runtime === "image";
  return {
    name: spec.name,
    environmentId: context.environmentId,
    repo: fromImage ? undefined : context.repo,
    branch: fromImage ? undefined : context.branch,
    rootDir: service.root,
    buildFilter: service.buildFilter,
    autoDeploy: fromImage ? "off" : triggers[context.deploy],
    variables,
    envGroups: isProcess && context.group ? [context.group] : [],
    suspended: settings.suspended,
    // Left out where it may not, as services that exist have no such input.
    mayBeSuspended: context.mayBeSuspended || undefined,
    previews: spec.previews,
    adopt: settings.adopt,
    // Left out without consent, as services that exist have no such input.
    allowReplace: context.deletionProtection.allows(spec.name) || undefined,
  };
}

export function runtimeArgs(request: ProcessRequest): RuntimeServiceArgs {
  const { service, settings } = request.spec;
  return {
    ...baseArgs(request),
    region: request.context.region,
    plan: settings.plan,
    runtime: service.runtime,
    image: service.image === undefined ? undefined : { url: service.image },
    buildCommand: service.build,
    startCommand: service.start,
    dockerfilePath: service.dockerfile,
    dockerContext: service.dockerContext,
  };
}

export function longRunningArgs(request: ProcessRequest): LongRunningServiceArgs {
  const { spec } = request;
  const { autoscaling, disk, instances } = spec.settings;
  return {
    ...runtimeArgs(request),
    preDeployCommand: spec.service.preDeploy,
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
