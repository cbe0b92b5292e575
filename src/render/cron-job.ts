import type { CustomResourceOptions, Input, Output } from "@pulumi/pulumi";
import type { MarkedInputs, OutputsOf, Properties } from "./properties.ts";
import { managedBy, RenderResource } from "./resource.ts";
import { type RuntimeServiceArgs, runtimeServiceInputs, serviceOutputs } from "./service-args.ts";

export interface CronJobArgs extends RuntimeServiceArgs {
  /** When it runs: five cron fields, in UTC. In place, no deploy. */
  schedule: Input<string>;
}

/** What its properties are. */
export const cronJobProperties = {
  inputs: {
    ...runtimeServiceInputs,
    schedule: "plain",
  },
  outputs: {
    ...serviceOutputs,
    outboundIps: "plain",
  },
} as const satisfies Properties<MarkedInputs<CronJobArgs>, OutputsOf<CronJob>>;

/**
 * A command run on a schedule, one run at a time, 12 hours at most.
 *
 * ```ts
 * import { CronJob } from "../render/cron-job.ts";
 *
 * export const nightly = new CronJob("nightly", {
 *   name: "shop-nightly-dev",
 *   plan: "starter",
 *   runtime: "node",
 *   repo: "https://github.com/shop/shop",
 *   buildCommand: "npm ci",
 *   startCommand: "npm run nightly",
 *   schedule: "0 3 * * *",
 * });
 * ```
 */
export class CronJob extends RenderResource {
  /** Name at Render, made at creation. */
  declare readonly slug: Output<string>;
  /** Ranges its outgoing connections come from, CIDR. */
  declare readonly outboundIps: Output<string[]>;
  /** Its page in Render's dashboard. */
  declare readonly dashboardUrl: Output<string>;
  /** Workspace it belongs to, `tea-...`. */
  declare readonly ownerId: Output<string>;

  constructor(name: string, args: CronJobArgs, opts?: CustomResourceOptions) {
    const inputs = { ...args, managedBy: managedBy(args.environmentId) };
    super("CronJob", name, inputs, cronJobProperties, opts);
  }
}
