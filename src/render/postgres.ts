import type { CustomResourceOptions, Input, Output } from "@pulumi/pulumi";
import type { MarkedInputs, OutputsOf, Properties } from "./properties.ts";
import { managedBy, RenderResource } from "./resource.ts";
import { type AllowedAddresses, allowedAddressesRole, type Region } from "./service-args.ts";

export interface PostgresArgs {
  /** Name of the instance. In place. */
  name: Input<string>;
  /** Plan by Render's old or new name (`basic_256mb` is `0.1c-256mb`). In place. */
  plan: Input<string>;
  /** Major version, for example `17`. A change replaces and needs `allowReplace`. */
  version: Input<string>;
  /** Region, default `oregon`. A change replaces and needs `allowReplace`. */
  region?: Input<Region>;
  /** Id of the Render environment, `evm-...`. Default: none. In place: it is moved. */
  environmentId?: Input<string>;
  /** Wanted database name; Render may append to it, see the output. A change replaces. */
  databaseName?: Input<string>;
  /** Wanted user name. A change replaces. */
  databaseUser?: Input<string>;
  /** Storage in GB: 1 or a multiple of 5; it only grows. Default: not managed. In place. */
  diskSizeGB?: Input<number>;
  /** Whether storage grows by itself; then a larger size is not drift. Default: not managed. In place. */
  diskAutoscaling?: Input<boolean>;
  /** Whether there is a standby. Default: not managed. In place. */
  highAvailability?: Input<boolean>;
  /** Names of read replicas; leaving one out deletes it. Default: not managed. In place. */
  readReplicas?: Input<Input<string>[]>;
  /** Who may connect from outside Render; `[]` is nobody. Default: not managed. In place. */
  ipAllowList?: Input<Input<AllowedAddresses>[]>;
  /** Whether it is stopped. Default: not managed. In place. */
  suspended?: Input<boolean>;
  /** Id of an existing instance to take over, `dpg-...`. It is changed in place, never replaced. */
  adopt?: Input<string>;
  /** Consent to destroy the database with its data and create another. Default false: refused. */
  allowReplace?: Input<boolean>;
}

/** What its properties are. */
export const postgresProperties = {
  inputs: {
    name: "plain",
    plan: "plain",
    version: "plain",
    region: "plain",
    environmentId: "plain",
    databaseName: "plain",
    databaseUser: "plain",
    diskSizeGB: "plain",
    diskAutoscaling: "plain",
    highAvailability: "plain",
    readReplicas: "plain",
    ipAllowList: allowedAddressesRole,
    suspended: "plain",
    adopt: "steering",
    allowReplace: "steering",
    managedBy: "steering",
  },
  outputs: {
    internalConnectionString: "secret",
    externalConnectionString: "secret",
    password: "secret",
    actualDatabaseName: "plain",
    actualDatabaseUser: "plain",
    readReplicaIds: "plain",
    recoverableSince: "plain",
    dashboardUrl: "plain",
  },
} as const satisfies Properties<MarkedInputs<PostgresArgs>, OutputsOf<Postgres>>;

/**
 * A Postgres instance, waited for until it is available. Creating costs 6 calls and the polls.
 *
 * ```ts
 * import { Postgres } from "../render/postgres.ts";
 *
 * const database = new Postgres("database", {
 *   name: "shop-db-dev",
 *   plan: "basic_256mb",
 *   version: "17",
 * });
 * export const url = database.internalConnectionString;
 * ```
 */
export class Postgres extends RenderResource {
  /** URL from services in the same region. Secret. */
  declare readonly internalConnectionString: Output<string>;
  /** URL from elsewhere, for addresses on the allow list. Secret. */
  declare readonly externalConnectionString: Output<string>;
  /** Password of the user. Secret. */
  declare readonly password: Output<string>;
  /** Name of the database as Render made it. */
  declare readonly actualDatabaseName: Output<string>;
  /** Name of the user as Render made it. */
  declare readonly actualDatabaseUser: Output<string>;
  /** Ids of the read replicas by name. */
  declare readonly readReplicaIds: Output<Record<string, string>>;
  /** Earliest moment it can be restored to, ISO 8601; empty where there is no recovery. */
  declare readonly recoverableSince: Output<string>;
  /** Its page in Render's dashboard. */
  declare readonly dashboardUrl: Output<string>;

  constructor(name: string, args: PostgresArgs, opts?: CustomResourceOptions) {
    const inputs = { ...args, managedBy: managedBy(args.environmentId) };
    super("Postgres", name, inputs, postgresProperties, opts);
  }
}
