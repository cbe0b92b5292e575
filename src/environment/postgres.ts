import {
  ComponentResource,
  type ComponentResourceOptions,
  type Output,
  type Resource,
  unsecret,
} from "@pulumi/pulumi";
import type { PostgresSpec } from "../config/spec.ts";
import { Postgres } from "../render/postgres.ts";
import type { Region } from "../render/service-args.ts";
import type { Guard } from "./guard.ts";

export interface PostgresDatabaseArgs {
  spec: PostgresSpec;
  /** Render environment that holds it. Moved in place. */
  environmentId: Output<string>;
  /** A change replaces it, which loses its data and is refused without consent. */
  region: Region;
  /** Keeps the database. */
  guard: Guard;
}

/**
 * An environment's own Postgres on Render, reachable from services of its region only. From 6 USD
 * a month and 0.30 USD a GB.
 */
export class PostgresDatabase extends ComponentResource {
  /** Connection string from services in the same region; secret. */
  readonly url: Output<string>;
  readonly host: Output<string>;
  /** Secret. */
  readonly password: Output<string>;
  /** What has to be there before a service can connect. */
  readonly ready: Resource[];

  constructor(name: string, args: PostgresDatabaseArgs, opts?: ComponentResourceOptions) {
    super("platform:environment:PostgresDatabase", name, {}, opts);
    const { spec } = args;
    const instance = new Postgres(
      `${name}-instance`,
      {
        name: spec.instance,
        plan: spec.plan,
        version: spec.version,
        region: args.region,
        environmentId: args.environmentId,
        databaseName: spec.name,
        databaseUser: spec.user,
        diskSizeGB: spec.diskSizeGb,
        ipAllowList: [],
        adopt: spec.adopt,
        allowReplace: args.guard.allows(spec.instance),
      },
      { parent: this, ...args.guard.keep(spec.instance) },
    );
    this.url = instance.internalConnectionString;
    this.host = unsecret(this.url.apply((url) => new URL(url).hostname));
    this.password = instance.password;
    this.ready = [instance];
    this.registerOutputs({ url: this.url });
  }
}
