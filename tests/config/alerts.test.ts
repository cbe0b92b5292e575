import { describe, expect, it } from "vitest";
import { alertSecrets, alertsSchema } from "../../src/config/alerts.ts";

describe("who is told when an environment fails", () => {
  it("is somebody: a list without an address is refused", () => {
    expect(alertsSchema.safeParse({ emails: [] }).success).toBe(false);
    expect(alertsSchema.safeParse({ slack: { webhook: "channel" } }).success).toBe(false);
    expect(alertsSchema.parse({ emails: ["ops@example.com"] })).toEqual({
      emails: ["ops@example.com"],
    });
  });

  it("names a channel by the key of its secret, never by its address", () => {
    const webhook = "https://hooks.slack.com/services/x";
    const given = { emails: ["ops@example.com"], slack: { webhook } };
    expect(alertsSchema.safeParse(given).success).toBe(false);
  });
});

describe("what the workflow that watches finds at GitHub", () => {
  it("is the channel's address, where there is a channel", () => {
    const emails = ["ops@example.com"];
    expect(alertSecrets({ emails, slack: { webhook: "channel" } })).toEqual({
      ALERTS_SLACK_WEBHOOK: "${secrets.channel}",
    });
    expect(alertSecrets({ emails })).toEqual({});
    expect(alertSecrets(undefined)).toEqual({});
  });
});
