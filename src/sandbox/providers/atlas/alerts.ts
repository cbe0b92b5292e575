import type { Row } from "../../world.ts";
import { ProviderRefusal } from "../errors.ts";
import { encodedId } from "../store.ts";
import { isMissing } from "../values.ts";
import type { ResourceRules } from "../vendor.ts";
import { hex } from "./ids.ts";
import { projectOf } from "./project.ts";

export const alertType = "mongodbatlas:index/alertConfiguration:AlertConfiguration";

export const alertRules: ResourceRules = {
  create(row, { world, name }) {
    projectOf(world, row, "error creating alert configuration");
    refuseUnfit(row, "error creating alert configuration");
    row["alertConfigurationId"] = hex(world, `alert/${name}`);
    const parts = { id: row["alertConfigurationId"], projectId: row["projectId"] };
    row["id"] = encodedId(["id", "project_id"], parts);
    fillNotifications(row);
  },
  update(row, _before, { world }) {
    refuseUnfit(row, "error updating alert configuration");
    row["updated"] = world.timestamp();
    fillNotifications(row);
  },
  imports: (row, id) => id === `${row["projectId"]}-${row["alertConfigurationId"]}`,
};

const measured = "OUTSIDE_METRIC_THRESHOLD";

/**
 * What the Admin API refuses of an alert. Source: its document, schemas of `alertConfigs`; the words and
 * codes of the answers are assumed.
 */
function refuseUnfit(row: Row, summary: string): void {
  const refuse = (detail: string): never => {
    throw new ProviderRefusal(summary, `400 (Error code: "INVALID_ATTRIBUTE") Detail: ${detail}`);
  };
  const ofHosts = row["eventType"] === measured;
  if (ofHosts && isMissing(row["metricThresholdConfig"])) {
    refuse("The required attribute metricThreshold was not specified.");
  }
  const matchers = (row["matchers"] ?? []) as Row[];
  if (ofHosts && matchers.some(({ fieldName }) => fieldName === "CLUSTER_NAME")) {
    refuse(`The matcher CLUSTER_NAME is not supported for ${measured}.`);
  }
  for (const { typeName, emailAddress, intervalMin } of row["notifications"] as Row[]) {
    if (typeName === "EMAIL" && isMissing(emailAddress)) {
      refuse("The required attribute emailAddress was not specified.");
    }
    if (typeof intervalMin === "number" && intervalMin !== 0 && intervalMin < 5) {
      refuse("Invalid attribute intervalMin specified: at least 5.");
    }
  }
}

function fillNotifications(row: Row): void {
  for (const notification of row["notifications"] as Row[]) {
    const filled = { delayMin: 0, intervalMin: 0, emailEnabled: false, smsEnabled: false };
    const texts = { integrationId: "", notifierId: "", teamName: "" };
    for (const [name, value] of Object.entries({ ...filled, ...texts }))
      notification[name] ??= value;
  }
}
