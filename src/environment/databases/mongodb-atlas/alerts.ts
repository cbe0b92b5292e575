import type { OwnCluster } from "./cluster-shape.ts";

/**
 * What Atlas tells people of, and nothing that asks for no action. Its own default alerts stay, which go to
 * the project's owners. Of a host Atlas matches names, ports and replica sets, not clusters, so that what it
 * measures is told of all clusters of the project, and made by one stack alone.
 * Source, matchers by kind of alert: the Admin API's alert configurations, `matchers.fieldName`. Source,
 * events and metrics: https://www.mongodb.com/docs/atlas/reference/alert-conditions/
 */
export function alertsAbout({ name, backups }: OwnCluster, wholeProject: boolean) {
  const matchers = [{ fieldName: "CLUSTER_NAME", operator: "EQUALS", value: name }];
  const events = ["NO_PRIMARY", ...(backups ? ["CPS_SNAPSHOT_FAILED"] : [])];
  return [
    ...events.map((eventType) => ({ key: eventType, eventType, matchers })),
    ...(wholeProject ? metrics : []).map(([metricName, threshold]) => ({
      key: metricName,
      eventType: "OUTSIDE_METRIC_THRESHOLD",
      metricThresholdConfig: {
        metricName,
        operator: "GREATER_THAN",
        threshold,
        units: "RAW",
        mode: "AVERAGE",
      },
    })),
  ];
}

/** In percent, and low enough that there is time to grow. */
const metrics: [metricName: string, threshold: number][] = [
  ["DISK_PARTITION_SPACE_USED_DATA", 80],
  ["CONNECTIONS_PERCENT", 80],
  ["NORMALIZED_SYSTEM_CPU_USER", 90],
];

/** One mail to each address, again every hour until the trouble is over. */
export function byMail(emails: readonly string[]) {
  return emails.map((emailAddress) => {
    return { typeName: "EMAIL", emailAddress, intervalMin: 60, delayMin: 0, emailEnabled: true };
  });
}
