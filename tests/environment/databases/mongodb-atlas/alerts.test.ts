import { describe, expect, it } from "vitest";
import { alertsAbout } from "../../../../src/environment/databases/mongodb-atlas/alerts.ts";
import type { OwnCluster } from "../../../../src/environment/databases/mongodb-atlas/cluster-shape.ts";

const cluster = { name: "prod", backups: true } as OwnCluster;
const keysOf = (shape: OwnCluster, wholeProject: boolean) =>
  alertsAbout(shape, wholeProject).map(({ key }) => key);

describe("what Atlas tells people of", () => {
  it("is of this cluster alone, where another environment tells of the project", () => {
    const alerts = alertsAbout(cluster, false);
    expect(alerts.map(({ key }) => key)).toEqual(["NO_PRIMARY", "CPS_SNAPSHOT_FAILED"]);
    for (const alert of alerts) {
      expect(alert).toMatchObject({ matchers: [{ fieldName: "CLUSTER_NAME", value: "prod" }] });
    }
  });

  it("is no failed snapshot of a cluster that makes none", () => {
    expect(keysOf({ ...cluster, backups: false }, false)).toEqual(["NO_PRIMARY"]);
  });

  it("is what Atlas measures of hosts, without a cluster's name, which it cannot match them by", () => {
    const measured = alertsAbout(cluster, true).slice(2);
    expect(measured).toHaveLength(3);
    for (const alert of measured) {
      expect(alert.eventType).toBe("OUTSIDE_METRIC_THRESHOLD");
      expect(alert).not.toHaveProperty("matchers");
    }
  });

  it("has a name of its own each, which state keeps", () => {
    const keys = keysOf(cluster, true);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
