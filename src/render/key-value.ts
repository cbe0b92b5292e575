import type { CustomResourceOptions, Input, Output } from "@pulumi/pulumi";
import type { MarkedInputs, OutputsOf, Properties } from "./properties.ts";
import { managedBy, RenderResource } from "./resource.ts";
import { type AllowedAddresses, allowedAddressesRole, type Region } from "./service-args.ts";

export interface KeyValueArgs {
  /** Name of the store. In place. */
  name: Input<string>;
  /** Plan by Render's old or new name (`starter` is `256mb`). In place, upwards only, restarts. */
  plan: Input<string>;
  /** Region, default `oregon`. A change replaces, loses the data, and needs `allowReplace`. */
  region?: Input<Region>;
  /** Id of the Render environment, `evm-...`. Default: none. In place: it is moved. */
  environmentId?: Input<string>;
  /** What is dropped when memory is full. Queues need `noeviction`. Default: not managed. In place, restarts. */
  maxmemoryPolicy?: Input<
    | "noeviction"
    | "allkeys_lfu"
    | "allkeys_lru"
    | "allkeys_random"
    | "volatile_lfu"
    | "volatile_lru"
    | "volatile_random"
    | "volatile_ttl"
  >;
  /** How data outlives a restart; a free plan has none. Default: not managed. In place, restarts. */
  persistence?: Input<"journal_snapshot" | "snapshot" | "off">;
  /** Who may connect from outside Render; `[]` is nobody. Default: not managed. In place. */
  ipAllowList?: Input<Input<AllowedAddresses>[]>;
  /** Whether it is stopped. Default: not managed. In place. */
  suspended?: Input<boolean>;
  /** Id of an existing store to take over, `red-...`. It is changed in place, never replaced. */
  adopt?: Input<string>;
  /**
   * Consent to destroy the store with its data and create another, for a new region or a smaller
   * plan, and to what may be lost from free to paid, which is in place. Default false: refused.
   */
  allowReplace?: Input<boolean>;
}

/** What its properties are. */
export const keyValueProperties = {
  inputs: {
    name: "plain",
    plan: "plain",
    region: "plain",
    environmentId: "plain",
    maxmemoryPolicy: "plain",
    persistence: "plain",
    ipAllowList: allowedAddressesRole,
    suspended: "plain",
    adopt: "steering",
    allowReplace: "steering",
    managedBy: "steering",
  },
  outputs: {
    internalConnectionString: "secret",
    externalConnectionString: "secret",
    dashboardUrl: "plain",
  },
} as const satisfies Properties<MarkedInputs<KeyValueArgs>, OutputsOf<KeyValue>>;

/**
 * A Key Value store (Valkey, speaks Redis), waited for until it is available. Creating costs 3
 * calls and the polls; of 20 creations an hour that Render allows.
 *
 * ```ts
 * import { KeyValue } from "../render/key-value.ts";
 *
 * const redis = new KeyValue("redis", {
 *   name: "shop-redis-dev",
 *   plan: "starter",
 *   maxmemoryPolicy: "noeviction",
 * });
 * export const url = redis.internalConnectionString;
 * ```
 */
export class KeyValue extends RenderResource {
  /** URL from services in the same region, `redis://...`. Secret. */
  declare readonly internalConnectionString: Output<string>;
  /** URL from elsewhere, for addresses on the allow list, `rediss://...`. Secret. */
  declare readonly externalConnectionString: Output<string>;
  /** Its page in Render's dashboard. */
  declare readonly dashboardUrl: Output<string>;

  constructor(name: string, args: KeyValueArgs, opts?: CustomResourceOptions) {
    const inputs = { ...args, managedBy: managedBy(args.environmentId) };
    super("KeyValue", name, inputs, keyValueProperties, opts);
  }
}
