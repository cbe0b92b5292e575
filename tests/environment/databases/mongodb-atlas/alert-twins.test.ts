import { type ResourceHookArgs, runtime } from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { refuseTwins } from "../../../../src/environment/databases/mongodb-atlas/alert-twins.ts";
import { acceptHooks } from "../../recording.ts";

const matchers = [{ fieldName: "CLUSTER_NAME", operator: "EQUALS", value: "shop" }];
const mail = { typeName: "EMAIL", emailAddress: "ops@shop.ch", intervalMin: 60 };
const held = {
  alertConfigurationId: "a1",
  eventType: "NO_PRIMARY",
  enabled: true,
  matchers,
  notifications: [{ ...mail, smsEnabled: false }],
};
const wanted = { projectId: "p1", eventType: "NO_PRIMARY", matchers, notifications: [mail] };

/** What the hook says before such an alert is made, where Atlas holds the other. */
async function made(newInputs: object): Promise<void> {
  const mocks = { newResource: () => ({ id: "", state: {} }), call: () => ({}) };
  await runtime.setMocks(mocks, "shop", "prod", false);
  acceptHooks();
  const args = { name: "database-alert-NO_PRIMARY", newInputs } as unknown as ResourceHookArgs;
  await refuseTwins(() => [held] as never).callback(args);
}

describe("an alert that is about to be made", () => {
  it("is refused where Atlas has the same, with what takes that into the state", async () => {
    const refused = made(wanted);
    await expect(refused).rejects.toThrow("database-alert-NO_PRIMARY already exists");
    await expect(made(wanted)).rejects.toThrow("`npx infra recover -s prod`");
  });

  it.each([
    ["of something else", { ...wanted, eventType: "CPS_SNAPSHOT_FAILED" }],
    ["of another cluster", { ...wanted, matchers: [{ ...matchers[0], value: "shop-next" }] }],
    ["other people", { ...wanted, notifications: [{ ...mail, emailAddress: "cto@shop.ch" }] }],
  ])("is made where it tells %s", async (_what, inputs) => {
    expect(await made(inputs)).toBeUndefined();
  });
});
