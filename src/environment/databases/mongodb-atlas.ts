import { AdvancedCluster } from "@pulumi/mongodbatlas/advancedCluster.js";
import { AlertConfiguration } from "@pulumi/mongodbatlas/alertConfiguration.js";
import { CloudBackupSchedule } from "@pulumi/mongodbatlas/cloudBackupSchedule.js";
import { DatabaseUser } from "@pulumi/mongodbatlas/databaseUser.js";
import { getAdvancedClusterOutput } from "@pulumi/mongodbatlas/getAdvancedCluster.js";
import {
  type GetAlertConfigurationsResult,
  getAlertConfigurationsOutput,
} from "@pulumi/mongodbatlas/getAlertConfigurations.js";
import { ProjectIpAccessList } from "@pulumi/mongodbatlas/projectIpAccessList.js";
import {
  all,
  ComponentResource,
  type ComponentResourceOptions,
  type Output,
  type Resource,
  secret,
} from "@pulumi/pulumi";
import { RandomPassword } from "@pulumi/random/randomPassword.js";
import { addressFault, outboundAddresses } from "../outbound-addresses.ts";
import { whenPresent } from "../when-present.ts";
import type { DatabaseArgs, DatabaseOf } from "./database.ts";
import { refuseTwins } from "./mongodb-atlas/alert-twins.ts";
import { alertsAbout, byMail } from "./mongodb-atlas/alerts.ts";
import { movedByAtlas, type OwnCluster, replicationSpecs } from "./mongodb-atlas/cluster-shape.ts";
import { hostOf, mongoUrl } from "./mongodb-atlas/database-url.ts";

type Args = DatabaseArgs<"mongodb-atlas">;
type Spec = Args["spec"];

/**
 * The environment's MongoDB: a cluster of its own or an existing one, one user who may read and
 * write one database of that one cluster, and, in the stack that owns it, the list of addresses
 * that may connect. An own M10 costs about 60 USD a month; an existing cluster nothing more.
 */
export class Atlas extends ComponentResource implements DatabaseOf<"mongodb-atlas"> {
  /** The password and the connection string are secret. */
  readonly values: Record<"url" | "host" | "password", Output<string>>;
  readonly readerUrls: Output<Record<string, string>>;
  readonly ready: Resource[];
  readonly #platform: Args["platform"];

  constructor(name: string, args: Args, opts?: ComponentResourceOptions) {
    super("platform:environment:Atlas", name, {}, opts);
    const { spec, platform } = args;
    this.#platform = platform;

    const standardSrv = this.#cluster(name, args);
    const user = this.#user(name, spec, spec.user, "readWrite", spec.adoptUser);
    const readers = spec.readers.map((reader) =>
      this.#user(`${name}-${reader}`, spec, reader, "read", false),
    );
    const entries = spec.accessList.owner
      ? this.#accessList(name, spec, outboundAddresses(platform))
      : [];

    const urlOf = ({ username, password }: Login) =>
      secret(
        whenPresent([standardSrv, password], (srv, clear) =>
          mongoUrl({
            standardSrv: srv,
            user: username,
            password: clear,
            database: spec.name,
            cluster: spec.cluster.name,
          }),
        ),
      );
    const url = urlOf(user);
    const host = whenPresent([standardSrv], hostOf);
    this.readerUrls = all(
      Object.fromEntries(readers.map((reader) => [reader.username, urlOf(reader)])),
    );
    this.values = { url, host, password: user.password };
    this.ready = [user.resource, ...entries];
    this.registerOutputs({ url, readerUrls: this.readerUrls, host });
  }

  addressFault(answered: readonly string[]): string | undefined {
    return addressFault(this.#platform, answered);
  }

  #cluster(name: string, args: Args): Output<string> {
    const { spec } = args;
    if (!spec.cluster.own) {
      const existing = { projectId: spec.project, name: spec.cluster.name };
      return getAdvancedClusterOutput(existing, { parent: this }).connectionStrings.standardSrv;
    }
    const cluster = this.#ownCluster(name, args, spec.cluster);
    return cluster.connectionStrings.standardSrv;
  }

  #ownCluster(
    name: string,
    { spec, deletionProtection, alerts }: Args,
    shape: OwnCluster,
  ): AdvancedCluster {
    const cluster = new AdvancedCluster(
      `${name}-cluster`,
      {
        projectId: spec.project,
        name: shape.name,
        clusterType: "REPLICASET",
        replicationSpecs: replicationSpecs(shape),
        terminationProtectionEnabled: !deletionProtection.allows(shape.name),
        ...(shape.dedicated && {
          mongoDbMajorVersion: spec.version,
          backupEnabled: shape.backups,
          pitEnabled: shape.backups,
          retainBackupsEnabled: shape.backups,
        }),
      },
      {
        parent: this,
        ...deletionProtection.keep(shape.name),
        import: shape.adopt === undefined ? undefined : `${spec.project}-${shape.adopt}`,
        ignoreChanges: movedByAtlas(shape),
      },
    );
    if (shape.dedicated && shape.backups) this.#backupSchedule(name, spec, cluster);
    if (shape.dedicated) this.#alerts(name, spec, shape, alerts);
    return cluster;
  }

  #backupSchedule(name: string, spec: Spec, cluster: AdvancedCluster): void {
    new CloudBackupSchedule(
      `${name}-backups`,
      {
        projectId: spec.project,
        clusterName: cluster.name,
        referenceHourOfDay: 2,
        referenceMinuteOfHour: 0,
        restoreWindowDays: 7,
        policyItemDaily: { frequencyInterval: 1, retentionUnit: "days", retentionValue: 7 },
        policyItemWeeklies: [{ frequencyInterval: 6, retentionUnit: "weeks", retentionValue: 4 }],
        policyItemMonthlies: [
          { frequencyInterval: 40, retentionUnit: "months", retentionValue: 12 },
        ],
      },
      // The provider would move the schedule to another cluster in place and leave the first without.
      { parent: cluster, replaceOnChanges: ["clusterName"] },
    );
  }

  /** Atlas takes alerts about clusters that are not dedicated, and never sends any. */
  #alerts(name: string, { project }: Spec, shape: OwnCluster, alerts: Args["alerts"]): void {
    if (alerts === undefined) return;
    let held: GetAlertConfigurationsResult["results"] = [];
    const hooks = { beforeCreate: [refuseTwins(() => held)] };
    const answer = getAlertConfigurationsOutput({ projectId: project }, { parent: this });
    const projectId = answer.apply(({ results }) => {
      held = results;
      return project;
    });
    for (const { key, ...about } of alertsAbout(shape, alerts.wholeProject)) {
      new AlertConfiguration(
        `${name}-alert-${key}`,
        { projectId, enabled: true, ...about, notifications: byMail(alerts.emails) },
        { parent: this, hooks },
      );
    }
  }

  /** A new user name is a new user with a new password; the old one goes when nothing uses it. */
  #user(
    name: string,
    spec: Spec,
    username: string,
    roleName: "readWrite" | "read",
    adopt: boolean,
  ): Login {
    const password = new RandomPassword(
      `${name}-password`,
      { length: 32, keepers: { username } },
      { parent: this },
    );
    const resource = new DatabaseUser(
      `${name}-user`,
      {
        projectId: spec.project,
        username,
        password: password.result,
        authDatabaseName: "admin",
        roles: [{ roleName, databaseName: spec.name }],
        scopes: [{ name: spec.cluster.name, type: "CLUSTER" }],
      },
      { parent: this, import: adopt ? `${spec.project}/${username}/admin` : undefined },
    );
    return { username, password: password.result, resource };
  }

  /** Atlas deletes entries by address: made before deleted, a replaced one would be gone. */
  #accessList(name: string, spec: Spec, addresses: readonly string[]): ProjectIpAccessList[] {
    return addresses.map(
      (cidrBlock) =>
        new ProjectIpAccessList(
          `${name}-access-${cidrBlock}`,
          { projectId: spec.project, cidrBlock, comment: "Render's outbound addresses" },
          { parent: this, deleteBeforeReplace: true },
        ),
    );
  }
}

interface Login {
  username: string;
  password: Output<string>;
  resource: DatabaseUser;
}
