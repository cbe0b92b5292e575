import { ProviderRefusal } from "../errors.ts";
import { loadFacts } from "../facts.ts";
import { rows } from "../lookup.ts";
import { isMissing } from "../values.ts";
import type { FunctionRule, ResourceRules, Vendor } from "../vendor.ts";
import { accessListRules, userRules, userType } from "./access.ts";
import { alertRules, alertType } from "./alerts.ts";
import { auditingRules, scheduleRules, snapshotRules } from "./backup.ts";
import { clusterRules, clusterType } from "./cluster.ts";
import { hex } from "./ids.ts";
import { projectOf, projectRules, projectType } from "./project.ts";

/** One of a kind in a project: what exists is taken over by a create, as the vendor's PATCH does. */
const singletonRules: ResourceRules = {
  takesOver: true,
  create(row, { world }) {
    projectOf(world, row, "error creating");
  },
};

const getAdvancedCluster: FunctionRule = ({ projectId, name }, { world }) => {
  const found = world.table(clusterType)[`${projectId}-${name}`];
  if (found) return found;
  throw new ProviderRefusal(
    "error getting cluster",
    `404 (Error code: "CLUSTER_NOT_FOUND") Detail: No cluster named ${name} exists in group ${projectId}.`,
  );
};

const getAdvancedClusters: FunctionRule = ({ projectId }, { world }) => ({
  results: rows(world, clusterType).filter((row) => row["projectId"] === projectId),
});

const getProject: FunctionRule = ({ projectId, name }, { world }) => {
  const found = rows(world, projectType).find((row) => {
    return isMissing(projectId) ? row["name"] === name : row["id"] === projectId;
  });
  if (!found) {
    throw new ProviderRefusal("error when getting project", `404 no project ${projectId ?? name}`);
  }
  return { ...found, projectId: found["id"], name: found["name"] };
};

const getDatabaseUser: FunctionRule = (args, { world }) => {
  const found = rows(world, userType).find((row) => {
    return ["projectId", "username", "authDatabaseName"].every((key) => row[key] === args[key]);
  });
  if (!found)
    throw new ProviderRefusal("error getting database user", `404 no user ${args["username"]}`);
  const { password: _hidden, ...user } = found;
  return user;
};

const getAlertConfigurations: FunctionRule = ({ projectId }, { world }) => {
  const results = rows(world, alertType).filter((row) => row["projectId"] === projectId);
  return { projectId, results, totalCount: results.length };
};

/** Atlas's own addresses. Documentation addresses stand for them (RFC 5737). */
const getProjectIpAddresses: FunctionRule = ({ projectId }, { world }) => ({
  services: {
    clusters: rows(world, clusterType)
      .filter((row) => row["projectId"] === projectId)
      .map((row) => ({
        clusterName: row["name"],
        inbounds: ["192.0.2.10"],
        outbounds: ["192.0.2.11"],
      })),
  },
});

/** The stand-in for @pulumi/mongodbatlas. */
export const mongodbatlas: Vendor = {
  facts: loadFacts("mongodbatlas"),
  resources: {
    Project: projectRules,
    AdvancedCluster: clusterRules,
    DatabaseUser: userRules,
    ProjectIpAccessList: accessListRules,
    CloudBackupSchedule: scheduleRules,
    CloudBackupSnapshot: snapshotRules,
    AlertConfiguration: alertRules,
    Auditing: auditingRules,
    MaintenanceWindow: singletonRules,
    BackupCompliancePolicy: singletonRules,
  },
  functions: {
    getAdvancedCluster,
    getAdvancedClusters,
    getProject,
    getProjects: (_args, { world }) => ({
      results: rows(world, projectType),
      totalCount: rows(world, projectType).length,
    }),
    getAlertConfigurations,
    getDatabaseUser,
    getProjectIpAddresses,
  },
  makeId: hex,
  unknownType: (type) => `Resource type '${type}' not found.`,
};
