import type { Row } from "../../world.ts";
import { type Failure, failureAt, ProviderRefusal } from "../errors.ts";
import { isMissing, isObject, isUnknown, type Properties } from "../values.ts";
import type { ProviderCall, ResourceRules } from "../vendor.ts";
import { clusterType, isDedicated, sizeOf } from "./cluster.ts";

/** Observed: creating deletes the default policy first, then writes this one. */
export const scheduleRules: ResourceRules = {
  takesOver: true,
  check(inputs, resource) {
    const failures: Failure[] = [];
    const ranges = { referenceHourOfDay: 23, referenceMinuteOfHour: 59 };
    for (const [name, most] of Object.entries(ranges)) {
      const value = inputs[name];
      if (isMissing(value) || isUnknown(value) || (Number(value) >= 0 && Number(value) <= most))
        continue;
      const terraform = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
      const text = `"${terraform}" value should be between 0 and ${most}, got: ${value}`;
      failures.push(failureAt(`${resource}.${name}`, text));
    }
    return failures;
  },
  create(row, call) {
    settle(row, call, "error creating a cloud backup schedule");
  },
  update(row, _before, call) {
    settle(row, call, "error updating a cloud backup schedule");
  },
  imports: (row, id) => id === `${row["projectId"]}-${row["clusterName"]}`,
};

function settle(row: Row, call: ProviderCall, summary: string): void {
  const cluster = dedicatedCluster(row, call, summary);
  const { world, name } = call;
  const id = (part: string) =>
    world.random(`atlas/schedule/${name}/${part}`, 24, "0123456789abcdef");
  row["clusterId"] = cluster["clusterId"];
  row["idPolicy"] ??= id("policy");
  row["nextSnapshot"] ??= world.timestamp();
  row["referenceHourOfDay"] ??= 0;
  row["referenceMinuteOfHour"] ??= 0;
  row["restoreWindowDays"] ??= 7;
  for (const [property, frequency] of Object.entries(policies)) {
    for (const item of itemsOf(row[property])) {
      item["id"] ??= id(`${property}/${item["retentionUnit"]}`);
      item["frequencyType"] ??= frequency;
    }
  }
}

const policies = {
  policyItemHourly: "hourly",
  policyItemDaily: "daily",
  policyItemWeeklies: "weekly",
  policyItemMonthlies: "monthly",
  policyItemYearlies: "yearly",
};

function itemsOf(value: unknown): Properties[] {
  if (Array.isArray(value)) return value;
  return isObject(value) ? [value] : [];
}

/** Source: Atlas documentation, "Back up your cluster": M10 and above, backups switched on. */
function dedicatedCluster(row: Row, { world }: ProviderCall, summary: string): Row {
  const cluster = world.table(clusterType)[`${row["projectId"]}-${row["clusterName"]}`];
  if (!cluster) {
    throw new ProviderRefusal(
      summary,
      `${summary}: 404 (Error code: "CLUSTER_NOT_FOUND") Detail: ` +
        `No cluster named ${row["clusterName"]} exists in group ${row["projectId"]}.`,
    );
  }
  if (isDedicated(cluster) && cluster["backupEnabled"] === true) return cluster;
  const why = isDedicated(cluster) ? "backups are off" : `its size is ${sizeOf(cluster)}`;
  throw new ProviderRefusal(
    summary,
    `${summary}: 400 (Error code: "BACKUP_CONFIG_NOT_FOUND") Detail: ` +
      `Cluster ${row["clusterName"]} has no cloud backup: ${why}.`,
  );
}

/** Auditing is for M10 and above; one per project. Source: Atlas documentation, "Auditing". */
export const auditingRules: ResourceRules = {
  create(row, { world }) {
    const dedicated = Object.values(world.table(clusterType)).some((cluster) => {
      return cluster["projectId"] === row["projectId"] && isDedicated(cluster);
    });
    if (dedicated) return;
    const text =
      "error creating auditing configuration: the project has no cluster of M10 or above";
    throw new ProviderRefusal("error creating auditing configuration", text);
  },
};

/** Snapshots need a dedicated cluster with backups on. */
export const snapshotRules: ResourceRules = {
  create(row, call) {
    dedicatedCluster(row, call, "error taking a snapshot");
    row["snapshotId"] = call.world.random(`atlas/snapshot/${call.name}`, 24, "0123456789abcdef");
    row["status"] = "completed";
  },
  imports: (row, id) => {
    return id === `${row["projectId"]}-${row["clusterName"]}-${row["snapshotId"]}`;
  },
};
