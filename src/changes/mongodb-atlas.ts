import type { AdvancedClusterArgs } from "@pulumi/mongodbatlas/advancedCluster.js";
import type { AlertConfigurationArgs } from "@pulumi/mongodbatlas/alertConfiguration.js";
import type { CloudBackupScheduleArgs } from "@pulumi/mongodbatlas/cloudBackupSchedule.js";
import type { DatabaseUserArgs } from "@pulumi/mongodbatlas/databaseUser.js";
import type { ProjectIpAccessListArgs } from "@pulumi/mongodbatlas/projectIpAccessList.js";
import {
  clusterMoves,
  clusterScaling,
  clusterSizes,
  clusterVersions,
} from "./mongodb-atlas/cluster.ts";
import { always, type ChangesOfArgs, writeOnly } from "./outcome.ts";

const schema = (resource: string, property: string) =>
  `Schema of the provider's ${resource}: ${property} replaces`;

const cluster: ChangesOfArgs<
  AdvancedClusterArgs,
  | "projectId"
  | "name"
  | "clusterType"
  | "replicationSpecs"
  | "terminationProtectionEnabled"
  | "mongoDbMajorVersion"
  | "backupEnabled"
  | "pitEnabled"
  | "retainBackupsEnabled"
> = {
  title: "MongoDB Atlas: cluster",
  inputs: {
    projectId: always("loses", "A cluster stays in its project: another is made, empty.", {
      source: schema("AdvancedCluster", "projectId"),
    }),
    name: always("loses", "A cluster cannot be renamed: another is made, empty.", {
      source: schema("AdvancedCluster", "name"),
    }),
    clusterType: always("interrupts", "A replica set becomes sharded, and never a set again.", {
      consent: "everywhere",
      source: "https://www.mongodb.com/docs/atlas/scale-cluster/",
    }),
    replicationSpecs: [
      ...clusterSizes,
      ...clusterMoves,
      ...clusterScaling,
      { effect: "in place", means: "Neither size nor place: what Atlas fills in by itself." },
    ],
    terminationProtectionEnabled: always(
      "in place",
      "Whether Atlas refuses to terminate the cluster.",
    ),
    mongoDbMajorVersion: clusterVersions,
    backupEnabled: [
      {
        when: "turned off",
        applies: ({ after }) => after !== true,
        effect: "loses",
        means:
          "No more snapshots and no restore from then on. What becomes of those that exist is not " +
          "said: count them as gone.",
        source: "https://www.mongodb.com/docs/atlas/backup/cloud-backup/overview/",
        assumed: true,
      },
      { effect: "in place", means: "Restore is possible from then on." },
    ],
    pitEnabled: [
      {
        when: "turned off",
        applies: ({ after }) => after !== true,
        effect: "loses",
        means: "No restore to a point in time, also of the days before.",
        source: "https://www.mongodb.com/docs/atlas/backup/cloud-backup/overview/",
        assumed: true,
      },
      { effect: "in place", means: "Restore to a point in time is possible from then on." },
    ],
    retainBackupsEnabled: always(
      "in place",
      "Whether snapshots outlive the cluster when it is deleted.",
    ),
  },
  deleted: always("loses", "The cluster is destroyed with its databases."),
  unseen: {
    retainBackupsEnabled: {
      why: "said in the call that deletes the cluster, and kept nowhere before",
    },
  },
};

const laterSnapshots = always("in place", "Snapshots from then on; those that exist stay.");

const schedule: ChangesOfArgs<
  CloudBackupScheduleArgs,
  | "projectId"
  | "clusterName"
  | "referenceHourOfDay"
  | "referenceMinuteOfHour"
  | "restoreWindowDays"
  | "policyItemDaily"
  | "policyItemWeeklies"
  | "policyItemMonthlies"
> = {
  title: "MongoDB Atlas: backup schedule",
  inputs: {
    projectId: always("replaces", "The schedule of the other project's cluster is ours then."),
    clusterName: always("replaces", "The schedule of the other cluster is ours then."),
    referenceHourOfDay: always("in place", "Snapshots are taken at the other hour."),
    referenceMinuteOfHour: always("in place", "Snapshots are taken at the other minute."),
    restoreWindowDays: always("in place", "How far back a point in time may lie from then on."),
    policyItemDaily: laterSnapshots,
    policyItemWeeklies: laterSnapshots,
    policyItemMonthlies: laterSnapshots,
  },
  deleted: always("in place", "Atlas's own default schedule applies; snapshots stay."),
};

const user: ChangesOfArgs<
  DatabaseUserArgs,
  "projectId" | "username" | "password" | "authDatabaseName" | "roles" | "scopes"
> = {
  title: "MongoDB Atlas: database user",
  rights: true,
  inputs: {
    projectId: always("replaces", "Another user in the other project.", {
      source: schema("DatabaseUser", "projectId"),
    }),
    username: always(
      "replaces",
      "Another user with another password; the old one goes when the services run on the new.",
      { source: schema("DatabaseUser", "username") },
    ),
    password: always(
      "interrupts",
      "Open connections go on; new ones fail until the services are deployed with the new password.",
    ),
    authDatabaseName: always("impossible", "Users of Atlas are kept in `admin`.", {
      source: "https://www.mongodb.com/docs/atlas/security-add-mongodb-users/",
    }),
    roles: always("in place", "What the user may do from then on."),
    scopes: always("in place", "Which clusters the user may log in to from then on."),
  },
  deleted: always("interrupts", "The user's login stops working."),
  unseen: { password: writeOnly },
};

const oldEntryFirst = always(
  "replaces",
  "The old entry goes first: nobody new connects from it meanwhile.",
);

const accessList: ChangesOfArgs<ProjectIpAccessListArgs, "projectId" | "cidrBlock" | "comment"> = {
  title: "MongoDB Atlas: entry of the access list",
  rights: true,
  opens: { created: true },
  inputs: {
    projectId: oldEntryFirst,
    cidrBlock: oldEntryFirst,
    comment: oldEntryFirst,
  },
  deleted: always("interrupts", "Nothing new can connect from these addresses."),
};

const alert: ChangesOfArgs<
  AlertConfigurationArgs,
  "projectId" | "eventType" | "enabled" | "matchers" | "metricThresholdConfig" | "notifications"
> = {
  title: "MongoDB Atlas: alert",
  inputs: {
    projectId: always("replaces", "The same alert in the other project."),
    eventType: always("in place", "What the alert is about from then on."),
    enabled: always("in place", "Whether the alert is sent."),
    matchers: always("in place", "Which cluster the alert is about."),
    metricThresholdConfig: always("in place", "From which value on the alert is sent."),
    notifications: always("in place", "Alerts go to the new addresses."),
  },
  deleted: always("in place", "Nobody is told of it any more."),
};

/** By type of resource. */
export const mongodbAtlas = {
  "mongodbatlas:index/advancedCluster:AdvancedCluster": cluster,
  "mongodbatlas:index/cloudBackupSchedule:CloudBackupSchedule": schedule,
  "mongodbatlas:index/databaseUser:DatabaseUser": user,
  "mongodbatlas:index/projectIpAccessList:ProjectIpAccessList": accessList,
  "mongodbatlas:index/alertConfiguration:AlertConfiguration": alert,
};
