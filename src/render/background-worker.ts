import type { CustomResourceOptions, Output } from "@pulumi/pulumi";
import type { MarkedInputs, OutputsOf, Properties } from "./properties.ts";
import { managedBy, RenderResource } from "./resource.ts";
import {
  type LongRunningServiceArgs,
  longRunningServiceInputs,
  serviceOutputs,
} from "./service-args.ts";

export type BackgroundWorkerArgs = LongRunningServiceArgs;

/** What its properties are. */
export const backgroundWorkerProperties = {
  inputs: longRunningServiceInputs,
  outputs: {
    ...serviceOutputs,
    outboundIps: "plain",
  },
} as const satisfies Properties<MarkedInputs<BackgroundWorkerArgs>, OutputsOf<BackgroundWorker>>;

/**
 * A process without a port, waited for until it is live. Render has no free plan for it; the
 * smallest is `starter`, and `suspended: true` stops its costs.
 *
 * ```ts
 * import { BackgroundWorker } from "../render/background-worker.ts";
 *
 * export const worker = new BackgroundWorker("worker", {
 *   name: "shop-worker-dev",
 *   plan: "starter",
 *   runtime: "node",
 *   repo: "https://github.com/shop/shop",
 *   buildCommand: "npm ci",
 *   startCommand: "npm run worker",
 * });
 * ```
 */
export class BackgroundWorker extends RenderResource {
  /** Name at Render, made at creation. */
  declare readonly slug: Output<string>;
  /** Ranges its outgoing connections come from, CIDR. */
  declare readonly outboundIps: Output<string[]>;
  /** Its page in Render's dashboard. */
  declare readonly dashboardUrl: Output<string>;
  /** Workspace it belongs to, `tea-...`. */
  declare readonly ownerId: Output<string>;

  constructor(name: string, args: BackgroundWorkerArgs, opts?: CustomResourceOptions) {
    const inputs = { ...args, managedBy: managedBy(args.environmentId) };
    super("BackgroundWorker", name, inputs, backgroundWorkerProperties, opts);
  }
}
