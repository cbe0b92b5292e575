import { differingProperties } from "../differences.ts";
import type { Finder } from "../finder.ts";

export const atlasFinders: Record<string, Finder> = {
  "mongodbatlas:index/advancedCluster:AdvancedCluster": {
    identity: ["projectId", "name"],
    call: ({ projectId }) => ({
      function: "mongodbatlas:index/getAdvancedClusters:getAdvancedClusters",
      args: { projectId },
      list: "results",
      keep: ["name"],
    }),
    ids: ({ projectId, name }, rows) =>
      rows.filter((row) => row["name"] === name).map(() => `${projectId}-${name}`),
  },

  "mongodbatlas:index/databaseUser:DatabaseUser": {
    identity: ["projectId", "username"],
    call: ({ projectId, username, authDatabaseName }) => ({
      function: "mongodbatlas:index/getDatabaseUser:getDatabaseUser",
      args: { projectId, username, authDatabaseName },
      keep: ["username"],
    }),
    ids: ({ projectId, username, authDatabaseName }, rows) =>
      rows.map(() => `${projectId}/${username}/${authDatabaseName}`),
  },

  // Nothing of an alert is a name: it is the one that tells the same people of the same thing.
  "mongodbatlas:index/alertConfiguration:AlertConfiguration": {
    identity: ["projectId", "eventType", "notifications"],
    call: ({ projectId }) => ({
      function: "mongodbatlas:index/getAlertConfigurations:getAlertConfigurations",
      args: { projectId },
      list: "results",
      keep: [
        ...["alertConfigurationId", "eventType", "matchers"],
        ...["metricThresholdConfig", "notifications"],
      ],
    }),
    ids: ({ projectId, eventType, matchers = [], metricThresholdConfig, notifications }, rows) => {
      const wanted = { eventType, matchers, metricThresholdConfig, notifications };
      return rows
        .filter((row) => differingProperties(wanted, row).length === 0)
        .map(({ alertConfigurationId }) => `${projectId}-${alertConfigurationId}`);
    },
  },
};
