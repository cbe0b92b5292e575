import type { CustomResourceOptions, Input, Output } from "@pulumi/pulumi";
import type { MarkedInputs, OutputsOf, Properties } from "./properties.ts";
import { managedBy, RenderResource } from "./resource.ts";
import {
  type AllowedAddresses,
  allowedAddressesRole,
  type LongRunningServiceArgs,
  longRunningServiceInputs,
  serviceOutputs,
} from "./service-args.ts";

/** A page shown in place of the service. */
export interface MaintenanceMode {
  /** Whether it is shown. */
  enabled: Input<boolean>;
  /** URL of the page to show; empty for Render's own. */
  uri?: Input<string>;
}

export interface WebServiceArgs extends LongRunningServiceArgs {
  /** Path that must answer 2xx or 3xx before a deploy goes live. Default: a port is enough. In place, one deploy. */
  healthCheckPath?: Input<string>;
  /** Default: not managed. In place, no deploy. Not on a free plan: Render then refuses updates. */
  maintenanceMode?: Input<MaintenanceMode>;
  /** Whether the onrender.com host answers. Default: not managed. In place, no deploy. */
  renderSubdomain?: Input<"enabled" | "disabled">;
  /** Who may connect; Enterprise only. Default: not managed. In place, no deploy. */
  ipAllowList?: Input<Input<AllowedAddresses>[]>;
}

/** What its properties are. */
export const webServiceProperties = {
  inputs: {
    ...longRunningServiceInputs,
    healthCheckPath: "plain",
    maintenanceMode: { enabled: "plain", uri: "plain" },
    renderSubdomain: "plain",
    ipAllowList: allowedAddressesRole,
  },
  outputs: {
    ...serviceOutputs,
    url: "plain",
    host: "plain",
    outboundIps: "plain",
  },
} as const satisfies Properties<MarkedInputs<WebServiceArgs>, OutputsOf<WebService>>;

/**
 * A web service at Render, waited for until its deploy is live. Creating costs 1 call that writes,
 * with linked groups one more for each of them and one that takes their inlined variables back; see
 * the arguments for what a change costs.
 *
 * ```ts
 * import { WebService } from "../render/web-service.ts";
 *
 * const api = new WebService("api", {
 *   name: "shop-api-dev",
 *   plan: "starter",
 *   runtime: "node",
 *   repo: "https://github.com/shop/shop",
 *   buildCommand: "npm ci",
 *   startCommand: "npm start",
 *   variables: { NODE_ENV: "production" },
 * });
 * export const url = api.url;
 * ```
 */
export class WebService extends RenderResource {
  /** Name on Render's network, made at creation. */
  declare readonly slug: Output<string>;
  /** Public URL, `https://<slug>.onrender.com`. */
  declare readonly url: Output<string>;
  /** Public host: what a CNAME of a custom domain points at. */
  declare readonly host: Output<string>;
  /** Ranges its outgoing connections come from, CIDR. Shared with other customers unless dedicated. */
  declare readonly outboundIps: Output<string[]>;
  /** Its page in Render's dashboard. */
  declare readonly dashboardUrl: Output<string>;
  /** Workspace it belongs to, `tea-...`. */
  declare readonly ownerId: Output<string>;

  constructor(name: string, args: WebServiceArgs, opts?: CustomResourceOptions) {
    const inputs = { ...args, managedBy: managedBy(args.environmentId) };
    super("WebService", name, inputs, webServiceProperties, opts);
  }
}
