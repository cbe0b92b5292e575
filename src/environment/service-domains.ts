import {
  ComponentResource,
  type ComponentResourceOptions,
  type Output,
  type Resource,
} from "@pulumi/pulumi";
import { CustomDomain } from "../render/custom-domain.ts";

export interface ServiceDomain {
  /** Full host name. A change replaces the claim. */
  name: string;
  serviceId: Output<string>;
}

export interface ServiceDomainsArgs {
  domains: ServiceDomain[];
  /** The DNS records, by host name: Render looks them up to verify a claim. */
  records: Readonly<Record<string, Resource>>;
}

/** Claims the services' domains at Render, once the records that prove them are there. Free. */
export class ServiceDomains extends ComponentResource {
  constructor(name: string, args: ServiceDomainsArgs, opts?: ComponentResourceOptions) {
    super("platform:environment:ServiceDomains", name, {}, opts);
    for (const domain of args.domains) {
      new CustomDomain(`${name}-${domain.name}`, domain, {
        parent: this,
        dependsOn: args.records[domain.name],
      });
    }
    this.registerOutputs();
  }
}
