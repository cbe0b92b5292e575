import type { CustomResourceOptions, Input, Output } from "@pulumi/pulumi";
import type { MarkedInputs, OutputsOf, Properties } from "./properties.ts";
import { managedBy, RenderResource } from "./resource.ts";
import {
  type AllowedAddresses,
  allowedAddressesRole,
  type ServiceArgs,
  serviceInputs,
  serviceOutputs,
} from "./service-args.ts";

/** A response header for the paths that match. */
export interface SiteHeader {
  /** Path pattern, for example `/*`. */
  path: Input<string>;
  /** Name of the header. */
  name: Input<string>;
  /** Its value. */
  value: Input<string>;
}

/** A redirect or rewrite; the first that matches wins. */
export interface SiteRoute {
  /** `redirect` shows the new address, `rewrite` keeps the old one. */
  type: Input<"redirect" | "rewrite">;
  /** Path pattern asked for. */
  source: Input<string>;
  /** Path or URL answered from. */
  destination: Input<string>;
}

export interface StaticSiteArgs extends ServiceArgs {
  /** Command that builds. In place, one deploy. */
  buildCommand?: Input<string>;
  /** Folder that is served, for example `build`. In place, one deploy. */
  publishPath: Input<string>;
  /** All response headers. Default: not managed. In place, one call, no deploy. */
  headers?: Input<Input<SiteHeader>[]>;
  /** All redirects and rewrites, in order. Default: not managed. In place, one call, no deploy. */
  routes?: Input<Input<SiteRoute>[]>;
  /** Whether the onrender.com host answers. Default: not managed. In place, no deploy. */
  renderSubdomain?: Input<"enabled" | "disabled">;
  /** Who may connect; Enterprise only. Default: not managed. In place, no deploy. */
  ipAllowList?: Input<Input<AllowedAddresses>[]>;
}

/** What its properties are. */
export const staticSiteProperties = {
  inputs: {
    ...serviceInputs,
    buildCommand: "plain",
    publishPath: "plain",
    headers: { path: "plain", name: "plain", value: "plain" },
    routes: { type: "plain", source: "plain", destination: "plain" },
    renderSubdomain: "plain",
    ipAllowList: allowedAddressesRole,
  },
  outputs: {
    ...serviceOutputs,
    url: "plain",
    host: "plain",
  },
} as const satisfies Properties<MarkedInputs<StaticSiteArgs>, OutputsOf<StaticSite>>;

/**
 * A built site on Render's network of caches. Free; it has no plan and no region.
 *
 * ```ts
 * import { StaticSite } from "../render/static-site.ts";
 *
 * const site = new StaticSite("site", {
 *   name: "shop-site-dev",
 *   repo: "https://github.com/shop/shop",
 *   buildCommand: "npm ci && npm run build",
 *   publishPath: "dist",
 *   routes: [{ type: "rewrite", source: "/*", destination: "/index.html" }],
 * });
 * export const url = site.url;
 * ```
 */
export class StaticSite extends RenderResource {
  /** Name at Render, made at creation. */
  declare readonly slug: Output<string>;
  /** Public URL, `https://<slug>.onrender.com`. */
  declare readonly url: Output<string>;
  /** Public host: what a CNAME of a custom domain points at. */
  declare readonly host: Output<string>;
  /** Its page in Render's dashboard. */
  declare readonly dashboardUrl: Output<string>;
  /** Workspace it belongs to, `tea-...`. */
  declare readonly ownerId: Output<string>;

  constructor(name: string, args: StaticSiteArgs, opts?: CustomResourceOptions) {
    const inputs = { ...args, managedBy: managedBy(args.environmentId) };
    super("StaticSite", name, inputs, staticSiteProperties, opts);
  }
}
