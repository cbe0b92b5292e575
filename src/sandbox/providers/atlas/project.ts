import type { Row, World } from "../../world.ts";
import { ProviderRefusal } from "../errors.ts";
import { removeWhere, rows } from "../lookup.ts";
import type { ResourceRules } from "../vendor.ts";

export const projectType = "mongodbatlas:index/project:Project";

/** A project by id; a 404 as Atlas answers it otherwise. */
export function projectOf(world: World, row: Row, summary: string): Row {
  const found = world.table(projectType)[String(row["projectId"])];
  if (found) return found;
  throw new ProviderRefusal(
    summary,
    `404 (Error code: "GROUP_NOT_FOUND") Detail: No group with ID ${row["projectId"]} exists.`,
  );
}

export const projectRules: ResourceRules = {
  create(row, { world }) {
    const taken = rows(world, projectType).some((other) => {
      return other["name"] === row["name"] && other["orgId"] === row["orgId"];
    });
    if (taken) {
      throw new ProviderRefusal(
        "error when creating project",
        `409 (Error code: "GROUP_ALREADY_EXISTS") Detail: A group named ${row["name"]} exists.`,
      );
    }
    row["clusterCount"] = 0;
  },
  remove(row, { world }) {
    const inProject = (other: Row): boolean => other["projectId"] === row["id"];
    if (rows(world, "mongodbatlas:index/advancedCluster:AdvancedCluster").some(inProject)) {
      throw new ProviderRefusal(
        "error when destroying project",
        '409 (Error code: "CANNOT_CLOSE_GROUP_ACTIVE_ATLAS_CLUSTERS") Detail: ' +
          `Project ${row["id"]} has clusters; terminate them first.`,
      );
    }
    for (const type of childTypes) removeWhere(world, type, inProject);
  },
};

const childTypes = [
  "mongodbatlas:index/databaseUser:DatabaseUser",
  "mongodbatlas:index/projectIpAccessList:ProjectIpAccessList",
  "mongodbatlas:index/alertConfiguration:AlertConfiguration",
];
