import { expect, it } from "vitest";
import { Tables } from "../../../src/sandbox/render/tables.ts";

it("keeps each kind of thing in a table of its own, by names that kept sandboxes hold", () => {
  const asked: Record<string, string> = {};
  let name = "";
  const tables = new Tables((table) => {
    expect(Object.values(asked)).not.toContain(table);
    asked[name] = table;
    return {};
  });
  for (const [getter, { get }] of Object.entries(
    Object.getOwnPropertyDescriptors(Tables.prototype),
  )) {
    name = getter;
    get?.call(tables);
  }
  expect(asked).toMatchInlineSnapshot(`
    {
      "cronRuns": "cron-runs",
      "customDomains": "custom-domains",
      "dedicatedIps": "dedicated-ips",
      "deploys": "deploys",
      "disks": "disks",
      "envGroups": "env-groups",
      "envVars": "env-vars",
      "environments": "environments",
      "events": "events",
      "gone": "gone",
      "headers": "headers",
      "jobs": "jobs",
      "keyValues": "key-value",
      "logStreams": "log-streams",
      "metricsStreams": "metrics-streams",
      "notificationOverrides": "notification-overrides",
      "notificationSettings": "notification-settings",
      "owners": "owners",
      "postgres": "postgres",
      "projects": "projects",
      "registryCredentials": "registry-credentials",
      "routes": "routes",
      "secretFiles": "secret-files",
      "services": "services",
      "webhooks": "webhooks",
    }
  `);
});
