import { ComponentResource, type ComponentResourceOptions, type Output } from "@pulumi/pulumi";
import type { RedisSpec } from "../config/spec.ts";
import { KeyValue } from "../render/key-value.ts";
import type { Region } from "../render/service-args.ts";
import type { DeletionProtection } from "./deletion-protection.ts";

export interface RedisArgs {
  spec: Extract<RedisSpec, { own: true }>;
  /** Render environment that holds it. Moved in place. */
  environmentId: Output<string>;
  /** A change replaces it, which loses its data and is refused without consent. */
  region: Region;
  /** Keeps the store. */
  deletionProtection: DeletionProtection;
}

/**
 * An environment's own Redis, a Key Value store on Render reachable from services of its region,
 * and from the addresses that its list lets in. 10 USD a month on the smallest paid plan.
 */
export class Redis extends ComponentResource {
  /** Connection string from services in the same region; secret. */
  readonly url: Output<string>;

  constructor(name: string, args: RedisArgs, opts?: ComponentResourceOptions) {
    super("platform:environment:Redis", name, {}, opts);
    const { spec } = args;
    const store = new KeyValue(
      `${name}-store`,
      {
        name: spec.name,
        plan: spec.plan,
        region: args.region,
        environmentId: args.environmentId,
        maxmemoryPolicy: spec.maxmemoryPolicy,
        ipAllowList: spec.ipAllowList,
        adopt: spec.adopt,
        allowReplace: args.deletionProtection.allows(spec.name),
      },
      { parent: this, ...args.deletionProtection.keep(spec.name) },
    );
    this.url = store.internalConnectionString;
    this.registerOutputs({ url: this.url });
  }
}
