import pin from "../../../../pins/atlas/clusters.json" with { type: "json" };
import type { Row, World } from "../../world.ts";
import { codes, ProviderRefusal, StatusError } from "../errors.ts";
import { removeWhere, rows } from "../lookup.ts";
import { invalidAttribute } from "../pf-bridge.ts";
import { isMissing, isObject, isUnknown, type Properties } from "../values.ts";
import type { ProviderCall, ResourceRules } from "../vendor.ts";
import { projectOf } from "./project.ts";

export const clusterType = "mongodbatlas:index/advancedCluster:AdvancedCluster";
const scheduleType = "mongodbatlas:index/cloudBackupSchedule:CloudBackupSchedule";

type Region = Properties & { electableSpecs?: Properties };

/** Sizes a cluster may have, by cloud provider. Flex clusters have no size. */
const dedicatedSizes: Record<string, string[]> = pin.sizes;

export const clusterRules: ResourceRules = {
  check(inputs, resource) {
    refuseAscendingPriorities(inputs);
    const version = inputs["mongoDbMajorVersion"];
    if (isMissing(version) || isUnknown(version) || /^\d+(\.\d+)?$/.test(String(version)))
      return [];
    // That the plugin refuses it was seen; its words were not.
    const text = `Attribute mongo_db_major_version is no version, got: ${version}`;
    return [invalidAttribute(`${resource}.mongoDbMajorVersion`, "Value Match", text)];
  },
  plan(inputs, old) {
    const name = "acceptDataRisksAndForceReplicaSetReconfig";
    if (old || isMissing(inputs[name])) return;
    const attribute = "accept_data_risks_and_force_replica_set_reconfig";
    throw new ProviderRefusal(`Update only attribute set on create: ${attribute}`, "", attribute);
  },
  // The id is "missing ID" for every cluster; project and name tell them apart.
  key: (row) => `${row["projectId"]}-${row["name"]}`,
  create(row, call) {
    projectOf(call.world, row, "Error creating cluster");
    refuseTakenName(row, call.world);
    refuseBadShape(row, "Error creating cluster");
    refuseSecondFree(row, call.world);
    fillCluster(row, call);
  },
  update(row, before, call) {
    refusePaused(before);
    refuseBadShape(row, "Error updating cluster");
    refuseDowngrade(row, before);
    refuseVersion(row, before);
    refuseMove(row, before);
    keepIdentities(row, before);
    fillCluster(row, call);
  },
  remove(row, { world }) {
    refuseProtected(row);
    const ofCluster = (other: Row): boolean =>
      other["projectId"] === row["projectId"] && other["clusterName"] === row["name"];
    // Source: Atlas documentation, "Terminate a cluster": snapshots and schedule go with it.
    delete world.table("atlas/pauses")[`${row["projectId"]}-${row["name"]}`];
    removeWhere(world, scheduleType, ofCluster);
    removeWhere(world, "mongodbatlas:index/cloudBackupSnapshot:CloudBackupSnapshot", ofCluster);
  },
  imports: (row, id) => id === `${row["projectId"]}-${row["name"]}`,
};

/** Whether backups, auditing and point in time are to be had: M10 and above. */
export function isDedicated(cluster: Row): boolean {
  const provider = String(regions(cluster)[0]?.["providerName"]);
  return dedicatedSizes[provider]?.includes(sizeOf(cluster)) ?? false;
}

/** `M0`, `FLEX`, `M10` ...; the first region's size stands for the cluster. */
export function sizeOf(cluster: Row): string {
  const region = regions(cluster)[0];
  if (region?.["providerName"] === "FLEX") return "FLEX";
  return String(region?.electableSpecs?.["instanceSize"] ?? "");
}

function regions(cluster: Row): Region[] {
  const specs = cluster["replicationSpecs"];
  if (!Array.isArray(specs)) return [];
  return specs.flatMap((spec) =>
    Array.isArray(spec["regionConfigs"]) ? spec["regionConfigs"] : [],
  );
}

/** Observed on the plugin: a gRPC error from Check, not a failure. */
function refuseAscendingPriorities(inputs: Properties): void {
  const priorities = regions(inputs).map((region) => region["priority"]);
  for (const [index, priority] of priorities.slice(1).entries()) {
    const before = priorities[index];
    if (isUnknown(priority) || isUnknown(before) || Number(before) >= Number(priority)) continue;
    const text =
      "priority values in region_configs must be in descending order: priority value at index " +
      `${index} is ${before} and priority value at index ${index + 1} is ${priority}`;
    throw new StatusError(codes.unknown, text);
  }
}

function refuseTakenName(row: Row, world: World): void {
  const taken = rows(world, clusterType).some((other) => {
    return other["projectId"] === row["projectId"] && other["name"] === row["name"];
  });
  if (!taken) return;
  throw new ProviderRefusal(
    "Error creating cluster",
    `400 (Error code: "DUPLICATE_CLUSTER_NAME") Detail: A cluster named ${row["name"]} is ` +
      `already present in project ${row["projectId"]}.`,
  );
}

/** Source: Atlas API reference, "Create one cluster"; sure of the rules, less of the texts. */
function refuseBadShape(row: Row, summary: string): void {
  const invalid = (code: string, detail: string) =>
    new ProviderRefusal(summary, `400 (Error code: "${code}") Detail: ${detail}`);
  if (!/^[A-Za-z0-9]([A-Za-z0-9-]{0,62}[A-Za-z0-9])?$/.test(String(row["name"]))) {
    throw invalid("CLUSTER_NAME_INVALID", `The cluster name ${row["name"]} is invalid.`);
  }
  if (regions(row).length === 0) {
    throw invalid("MISSING_ATTRIBUTE", "The required attribute regionConfigs was not specified.");
  }
  const size = sizeOf(row);
  const tenant = regions(row)[0]?.["providerName"] === "TENANT";
  const known = size === "FLEX" || (tenant ? size === "M0" : isDedicated(row));
  if (!known) {
    throw invalid("INVALID_ENUM_VALUE", `An invalid enumeration value ${size} was specified.`);
  }
  const wantsBackup = row["backupEnabled"] === true || row["pitEnabled"] === true;
  if (wantsBackup && !isDedicated(row)) {
    throw invalid("TENANT_ATTRIBUTE_READ_ONLY", `Backups cannot be configured on ${size}.`);
  }
  if (row["pitEnabled"] === true && row["backupEnabled"] !== true) {
    throw invalid("INVALID_ATTRIBUTE", "pitEnabled needs backupEnabled.");
  }
}

/** Source: Atlas documentation, "Free clusters": at most one M0 in a project. */
function refuseSecondFree(row: Row, world: World): void {
  if (sizeOf(row) !== "M0") return;
  const other = rows(world, clusterType).some((cluster) => {
    return cluster["projectId"] === row["projectId"] && sizeOf(cluster) === "M0";
  });
  if (!other) return;
  throw new ProviderRefusal(
    "Error creating cluster",
    '400 (Error code: "CANNOT_CREATE_FREE_CLUSTER_VIA_PUBLIC_API") Detail: ' +
      "This project already has a free cluster; a project can have one.",
  );
}

/**
 * Sure of the rule, not of the text.
 * Source: https://www.mongodb.com/docs/atlas/pause-terminate-cluster/
 */
function refusePaused(before: Row): void {
  if (before["paused"] !== true) return;
  throw new ProviderRefusal(
    "Error updating cluster",
    '409 (Error code: "CANNOT_UPDATE_PAUSED_CLUSTER") Detail: ' +
      `Cannot update cluster ${before["name"]} while it is paused or being paused.`,
  );
}

/** M0 -> Flex -> M10+ is an upgrade in place; the other way is not possible. */
function refuseDowngrade(row: Row, before: Row): void {
  const rank = (cluster: Row): number =>
    isDedicated(cluster) ? 2 : sizeOf(cluster) === "FLEX" ? 1 : 0;
  if (rank(row) >= rank(before)) return;
  throw new ProviderRefusal(
    "Error updating cluster",
    '400 (Error code: "CANNOT_DOWNGRADE_CLUSTER") Detail: ' +
      `A cluster of size ${sizeOf(before)} cannot become ${sizeOf(row)}.`,
  );
}

const refused = (code: string, detail: string) =>
  new ProviderRefusal("Error updating cluster", `400 (Error code: "${code}") Detail: ${detail}`);

/**
 * Atlas goes up by one major version at a time, and not down again. Sure of the rule, not of the texts.
 * Source: https://www.mongodb.com/docs/atlas/tutorial/major-version-change/
 */
function refuseVersion(row: Row, before: Row): void {
  const versionOf = (cluster: Row) => Number.parseFloat(String(cluster["mongoDbMajorVersion"]));
  const [from, to] = [versionOf(before), versionOf(row)];
  if (to < from) {
    throw refused(
      "INVALID_ATTRIBUTE",
      `MongoDB version ${to} is below ${from}, and no feature version is pinned.`,
    );
  }
  if (Math.floor(to) - Math.floor(from) <= 1) return;
  throw refused("INVALID_ATTRIBUTE", `Cannot upgrade from MongoDB ${from} to ${to} at once.`);
}

/** Source: https://www.mongodb.com/docs/atlas/tutorial/move-cluster/; not sure of the text. */
function refuseMove(row: Row, before: Row): void {
  if (isDedicated(row)) return;
  const placeOf = (cluster: Row) => regions(cluster)[0]?.["regionName"];
  if (placeOf(row) === placeOf(before)) return;
  throw refused("INVALID_ATTRIBUTE", `A cluster of size ${sizeOf(before)} stays in its region.`);
}

/** A change of size leaves the zones and containers of the cluster what they are. */
function keepIdentities(row: Row, before: Row): void {
  const specsBefore = before["replicationSpecs"] as Properties[];
  for (const [index, spec] of (row["replicationSpecs"] as Properties[]).entries()) {
    for (const name of ["zoneId", "zoneName", "externalId", "containerId"]) {
      spec[name] ??= specsBefore[index]?.[name];
    }
  }
}

/** Code as in mongodb/mongodb-atlas-cli#2458. */
function refuseProtected(row: Row): void {
  if (row["terminationProtectionEnabled"] !== true) return;
  throw new ProviderRefusal(
    "Error deleting cluster",
    '400 (Error code: "CANNOT_TERMINATE_CLUSTER_WHEN_TERMINATION_PROTECTION_ENABLED") Detail: ' +
      `Cannot terminate cluster ${row["name"]}: termination protection is enabled.`,
  );
}

/** What Atlas computes. Host names are `<cluster>.<5 characters>.mongodb.net`. */
function fillCluster(row: Row, { world, name }: ProviderCall): void {
  const key = `atlas/cluster/${name}`;
  row["clusterId"] ??= world.random(key, 24, "0123456789abcdef");
  row["stateName"] = "IDLE";
  row["createDate"] ??= world.timestamp();
  row["mongoDbMajorVersion"] ??= "8.0";
  row["mongoDbVersion"] = `${row["mongoDbMajorVersion"]}.4`;
  row["versionReleaseSystem"] ??= "LTS";
  row["encryptionAtRestProvider"] ??= "NONE";
  row["rootCertType"] ??= "ISRGROOTX1";
  row["replicaSetScalingStrategy"] ??= "WORKLOAD_TYPE";
  row["configServerType"] ??= "DEDICATED";
  row["configServerManagementMode"] ??= "ATLAS_MANAGED";
  row["biConnectorConfig"] ??= { enabled: false, readPreference: "secondary" };
  row["advancedConfiguration"] ??= { javascriptEnabled: true, minimumEnabledTlsProtocol: "TLS1_2" };
  row["connectionStrings"] ??= connectionStrings(String(row["name"]), world.id("", key, 5));
  for (const [index, spec] of (row["replicationSpecs"] as Properties[]).entries()) {
    fillSpec(spec, `${key}/${index}`, world);
  }
}

function connectionStrings(cluster: string, suffix: string): Properties {
  const host = `${cluster.toLowerCase()}.${suffix}.mongodb.net`;
  const shards = [0, 1, 2].map(
    (n) => `${cluster.toLowerCase()}-shard-00-0${n}.${suffix}.mongodb.net:27017`,
  );
  return {
    private: "",
    privateEndpoints: [],
    privateSrv: "",
    standard: `mongodb://${shards.join(",")}/?ssl=true&authSource=admin&replicaSet=atlas-${suffix}-shard-0`,
    standardSrv: `mongodb+srv://${host}`,
  };
}

function fillSpec(spec: Properties, key: string, world: World): void {
  const id = (part: string): string => world.random(`${key}/${part}`, 24, "0123456789abcdef");
  spec["zoneName"] ??= "ZoneName managed by Terraform";
  spec["zoneId"] ??= id("zone");
  spec["externalId"] ??= id("external");
  spec["containerId"] ??= {};
  for (const region of spec["regionConfigs"] as Region[]) {
    const size = region.electableSpecs?.["instanceSize"];
    const disk = {
      diskIops: 3000,
      diskSizeGb: size === "M0" ? 0.5 : 10,
      ebsVolumeType: "STANDARD",
    };
    const counted = (nodeCount: number) => ({ ...disk, nodeCount, instanceSize: size });
    region["electableSpecs"] = { ...counted(3), ...known(region.electableSpecs) };
    region["readOnlySpecs"] ??= counted(0);
    region["analyticsSpecs"] ??= counted(0);
    const still = { computeEnabled: false, diskGbEnabled: false, computeScaleDownEnabled: false };
    region["autoScaling"] = { ...still, ...known(region["autoScaling"]) };
    region["analyticsAutoScaling"] ??= still;
  }
}

function known(value: unknown): Properties {
  if (!isObject(value)) return {};
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => !isMissing(inner)));
}
