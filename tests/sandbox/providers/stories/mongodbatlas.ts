import type { Properties } from "../../../../src/sandbox/providers/values.ts";
import type { Thing, Vendor } from "./vendor.ts";

const specs = (instanceSize: string, providerName = "AWS") => [
  {
    regionConfigs: [
      {
        ...{ providerName, regionName: "EU_CENTRAL_1", priority: 7 },
        electableSpecs: { instanceSize, nodeCount: 3 },
      },
    ],
  },
];

export async function mongodbatlas(vendor: Vendor): Promise<void> {
  const { make, update, read, remove, invoke } = vendor;
  const project = await make("Project", { name: "p", orgId: "o" });
  await make("Project", { name: "p", orgId: "o" });
  const of = { projectId: project.id };
  const ten = { ...shapeIn(of), name: "Ten", backupEnabled: true };
  const cluster = await make("AdvancedCluster", ten);
  const grown = await clusters(vendor, of, ten);
  const guarded = await update("AdvancedCluster", cluster, {
    ...{ ...ten, terminationProtectionEnabled: true },
  });
  await remove("AdvancedCluster", guarded);
  await remove("Project", project);
  const known = await access(vendor, of);
  const backups = await care(vendor, of);
  await invoke("getAdvancedCluster", { ...of, name: "Ten" });
  await invoke("getAdvancedCluster", { ...of, name: "none" });
  await invoke("getProject", { name: "p" });
  await invoke("getProject", { projectId: "none" });
  await invoke("getProjects", {});
  await invoke("getDatabaseUser", { ...of, username: "u", authDatabaseName: "admin" });
  await invoke("getDatabaseUser", { ...of, username: "v", authDatabaseName: "admin" });
  await invoke("getProjectIpAddresses", of);
  const open = await update("AdvancedCluster", guarded, {
    ...{ ...ten, terminationProtectionEnabled: false },
  });
  await remove("AdvancedCluster", open);
  await read("CloudBackupSchedule", backups);
  await remove("AdvancedCluster", grown);
  await remove("Project", project);
  await read("DatabaseUser", known);
}

const shapeIn = (of: Properties) => ({
  ...of,
  clusterType: "REPLICASET",
  replicationSpecs: specs("M10"),
});

async function clusters(
  { make, update, preview }: Vendor,
  of: Properties,
  ten: Properties,
): Promise<Thing> {
  const shape = shapeIn(of);
  await make("AdvancedCluster", ten);
  await make("AdvancedCluster", { ...shape, name: "-bad-" });
  await make("AdvancedCluster", { ...shape, name: "lost", projectId: "none" });
  await make("AdvancedCluster", { ...shape, name: "odd", replicationSpecs: specs("M11") });
  await make("AdvancedCluster", { ...shape, name: "bare", replicationSpecs: [] });
  await make("AdvancedCluster", { ...shape, name: "pit", pitEnabled: true });
  const free = { ...shape, name: "free", replicationSpecs: specs("M0", "TENANT") };
  const small = await make("AdvancedCluster", free);
  await make("AdvancedCluster", { ...free, name: "second" });
  await make("AdvancedCluster", { ...free, name: "kept", backupEnabled: true });
  const grown = await update("AdvancedCluster", small, {
    ...{ ...free, replicationSpecs: specs("M20") },
  });
  await update("AdvancedCluster", grown, free);
  const [spec] = specs("M10");
  const [region] = spec!.regionConfigs;
  const rising = [{ regionConfigs: [{ ...region, priority: 6 }, region] }];
  await make("AdvancedCluster", { ...shape, name: "rising", replicationSpecs: rising });
  await preview("AdvancedCluster", {
    ...{ ...ten, name: "risky", acceptDataRisksAndForceReplicaSetReconfig: "2026-01-01" },
  });
  return grown;
}

async function access({ make, read }: Vendor, of: Properties): Promise<Thing> {
  const user = { ...of, username: "u", authDatabaseName: "admin", password: "p" };
  const roles = [{ roleName: "read", databaseName: "d" }];
  const known = await make("DatabaseUser", { ...user, roles });
  await make("DatabaseUser", { ...user, roles });
  await make("DatabaseUser", { ...user, projectId: "none", roles });
  await make("ProjectIpAccessList", { projectId: "none", ipAddress: "192.0.2.8" });
  await make("MaintenanceWindow", { projectId: "none", dayOfWeek: 1, hourOfDay: 3 });
  await make("DatabaseUser", { ...user, username: "v", roles: [] });
  await make("DatabaseUser", { ...user, username: "w", roles, x509Type: "MANAGED" });
  await read("DatabaseUser", known);
  for (const entry of [
    { cidrBlock: "192.0.2.0/24", comment: "c" },
    { cidrBlock: "192.0.2.7/32" },
    { ipAddress: "192.0.2.8" },
    { cidrBlock: "192.0.2.1/24" },
    { cidrBlock: "2001:db8::/129" },
    { cidrBlock: "2001:db8::/32" },
    { cidrBlock: "nonsense" },
    { ipAddress: "nonsense" },
    { ipAddress: "192.0.2.8", cidrBlock: "192.0.2.8/32" },
    {},
  ]) {
    await make("ProjectIpAccessList", { ...of, ...entry });
  }
  return known;
}

async function care({ make, update, invoke }: Vendor, of: Properties): Promise<Thing> {
  const policies = {
    policyItemHourly: { frequencyInterval: 6, retentionUnit: "days", retentionValue: 2 },
    policyItemDaily: { frequencyInterval: 1, retentionUnit: "days", retentionValue: 7 },
    policyItemWeeklies: [{ frequencyInterval: 6, retentionUnit: "weeks", retentionValue: 4 }],
    policyItemMonthlies: [{ frequencyInterval: 40, retentionUnit: "months", retentionValue: 12 }],
    policyItemYearlies: [{ frequencyInterval: 1, retentionUnit: "years", retentionValue: 1 }],
  };
  const schedule = { ...of, clusterName: "Ten", ...policies };
  const backups = await make("CloudBackupSchedule", schedule);
  await update("CloudBackupSchedule", backups, { ...schedule, restoreWindowDays: 2 });
  await make("CloudBackupSchedule", { ...schedule, clusterName: "none" });
  await make("CloudBackupSchedule", { ...schedule, clusterName: "free" });
  for (const time of [
    { referenceHourOfDay: 24, referenceMinuteOfHour: 60 },
    { referenceHourOfDay: 23, referenceMinuteOfHour: 59 },
    { referenceHourOfDay: -1 },
  ]) {
    await make("CloudBackupSchedule", { ...schedule, ...time });
  }
  await make("CloudBackupSnapshot", {
    ...{ ...of, clusterName: "Ten", description: "d", retentionInDays: 1 },
  });
  const notifications = [{ typeName: "EMAIL", emailAddress: "a@acme.ch" }];
  const alert = { ...of, eventType: "NO_PRIMARY", enabled: true, notifications };
  const alerted = await make("AlertConfiguration", alert);
  await update("AlertConfiguration", alerted, { ...alert, enabled: false });
  await make("AlertConfiguration", { ...alert, projectId: "none" });
  const metricName = "CONNECTIONS_PERCENT";
  const metricThresholdConfig = { metricName, operator: "GREATER_THAN", threshold: 80 };
  const measured = { ...alert, eventType: "OUTSIDE_METRIC_THRESHOLD" };
  await make("AlertConfiguration", { ...measured, metricThresholdConfig });
  await make("AlertConfiguration", measured);
  const matchers = [{ fieldName: "CLUSTER_NAME", operator: "EQUALS", value: "Ten" }];
  await make("AlertConfiguration", { ...measured, metricThresholdConfig, matchers });
  await make("AlertConfiguration", { ...alert, notifications: [{ typeName: "EMAIL" }] });
  const often = [{ ...notifications[0], intervalMin: 1 }];
  await update("AlertConfiguration", alerted, { ...alert, notifications: often });
  for (const projectId of [of["projectId"], "none"]) {
    await invoke("getAlertConfigurations", { projectId });
    await invoke("getAdvancedClusters", { projectId });
  }
  await make("Auditing", { ...of, enabled: true });
  await make("Auditing", { projectId: "none", enabled: true });
  await make("MaintenanceWindow", { ...of, dayOfWeek: 1, hourOfDay: 3 });
  return backups;
}
