import type { CustomResourceOptions, Input, Output, Unwrap } from "@pulumi/pulumi";
import type { OutputsOf, Properties } from "./properties.ts";
import { RenderResource } from "./resource.ts";

export interface CustomDomainArgs {
  /** Id of the web service or static site, `srv-...`. A change replaces: off the old one first. */
  serviceId: Input<string>;
  /** The full domain name. A change replaces. */
  name: Input<string>;
  /**
   * Whether to wait until Render has seen the DNS record (10 minutes at most). Then pass what
   * depends on the record through `dependsOn`. Default true. In place, no call.
   */
  waitForVerification?: Input<boolean>;
  /** Id of an existing custom domain to take over, `cdm-...`. It must have this name and service. */
  adopt?: Input<string>;
}

/** What its properties are. */
export const customDomainProperties = {
  inputs: {
    serviceId: "plain",
    name: "plain",
    waitForVerification: "steering",
    adopt: "steering",
  },
  outputs: {
    verificationStatus: "plain",
    domainType: "plain",
  },
} as const satisfies Properties<Unwrap<CustomDomainArgs>, OutputsOf<CustomDomain>>;

/**
 * A domain of a web service or static site. Create it after its DNS record (`dependsOn`): Render
 * verifies by looking the record up. Creating costs 2 calls and, per look at the record, 2 more.
 * Render adds the `www.` or apex twin by itself; the twin is not drift and leaves with the domain.
 *
 * ```ts
 * import { CustomDomain } from "../render/custom-domain.ts";
 *
 * const domain = new CustomDomain("api-domain", {
 *   serviceId: "srv-cph1rs3idesc73a2b2mg",
 *   name: "api.example.com",
 * });
 * export const status = domain.verificationStatus;
 * ```
 */
export class CustomDomain extends RenderResource {
  /** `verified` or `unverified`. */
  declare readonly verificationStatus: Output<string>;
  /** `apex` or `subdomain`. */
  declare readonly domainType: Output<string>;

  constructor(name: string, args: CustomDomainArgs, opts?: CustomResourceOptions) {
    super("CustomDomain", name, args, customDomainProperties, opts);
  }
}
