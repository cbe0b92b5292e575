import {
  ComponentResource,
  type ComponentResourceOptions,
  type Output,
  type Resource,
  unsecret,
} from "@pulumi/pulumi";
import { Postgres } from "../../render/postgres.ts";
import { whenPresent } from "../when-present.ts";
import type { DatabaseArgs, DatabaseOf } from "./database.ts";

/**
 * An environment's own Postgres on Render, reachable from services of its region only. From 6 USD
 * a month and 0.30 USD a GB.
 */
export class PostgresDatabase extends ComponentResource implements DatabaseOf<"render-postgres"> {
  /** The password and the connection string, from services in the same region, are secret. */
  readonly values: Record<"url" | "host" | "password", Output<string>>;
  readonly ready: Resource[];

  constructor(
    name: string,
    args: DatabaseArgs<"render-postgres">,
    opts?: ComponentResourceOptions,
  ) {
    super("platform:environment:PostgresDatabase", name, {}, opts);
    const { spec } = args;
    const instance = new Postgres(
      `${name}-instance`,
      {
        name: spec.instance,
        plan: spec.plan,
        version: spec.version,
        region: args.platform.region,
        environmentId: args.environmentId!,
        databaseName: spec.name,
        databaseUser: spec.user,
        diskSizeGB: spec.diskSizeGb,
        ipAllowList: [],
        adopt: spec.adopt,
        allowReplace: args.deletionProtection.allows(spec.instance),
      },
      { parent: this, ...args.deletionProtection.keep(spec.instance) },
    );
    const url = instance.internalConnectionString;
    const host = unsecret(whenPresent([url], (clear) => new URL(clear).hostname));
    this.values = { url, host, password: instance.password };
    this.ready = [instance];
    this.registerOutputs({ url });
  }
}
