import type { CustomResourceOptions, Output } from "@pulumi/pulumi";
import type { MarkedInputs, OutputsOf, Properties } from "./properties.ts";
import { managedBy, RenderResource } from "./resource.ts";
import {
  type LongRunningServiceArgs,
  longRunningServiceInputs,
  serviceOutputs,
} from "./service-args.ts";

export type PrivateServiceArgs = LongRunningServiceArgs;

/** What its properties are. */
export const privateServiceProperties = {
  inputs: longRunningServiceInputs,
  outputs: {
    ...serviceOutputs,
    address: "plain",
    host: "plain",
    outboundIps: "plain",
  },
} as const satisfies Properties<MarkedInputs<PrivateServiceArgs>, OutputsOf<PrivateService>>;

/**
 * A service reachable only from the same workspace and region, waited for until it is live.
 * Render has no free plan for it.
 *
 * ```ts
 * import { PrivateService } from "../render/private-service.ts";
 *
 * const search = new PrivateService("search", {
 *   name: "shop-search-dev",
 *   plan: "starter",
 *   runtime: "image",
 *   image: { url: "docker.io/getmeili/meilisearch:v1.10" },
 *   disk: { name: "data", mountPath: "/meili_data", sizeGB: 10 },
 * });
 * export const address = search.address;
 * ```
 */
export class PrivateService extends RenderResource {
  /** Name on Render's network, made at creation. */
  declare readonly slug: Output<string>;
  /** `<host>:<port>` on the private network, without a scheme. */
  declare readonly address: Output<string>;
  /** Host on the private network. */
  declare readonly host: Output<string>;
  /** Ranges its outgoing connections come from, CIDR. */
  declare readonly outboundIps: Output<string[]>;
  /** Its page in Render's dashboard. */
  declare readonly dashboardUrl: Output<string>;
  /** Workspace it belongs to, `tea-...`. */
  declare readonly ownerId: Output<string>;

  constructor(name: string, args: PrivateServiceArgs, opts?: CustomResourceOptions) {
    const inputs = { ...args, managedBy: managedBy(args.environmentId) };
    super("PrivateService", name, inputs, privateServiceProperties, opts);
  }
}
