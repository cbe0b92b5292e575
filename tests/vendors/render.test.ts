import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { render } from "../../src/vendors/render.ts";
import { bondigoo, type Reply, troubles, VendorStandIn } from "./vendor-stand-in.ts";

const vendor = new VendorStandIn();

beforeEach(() => vendor.start());
afterEach(() => vendor.close());

describe("Render", () => {
  const owner = { id: "tea-1", name: "Bondigoo", type: "team" };
  const workspace = {
    ownerId: "tea-1",
    emailEnabled: true,
    slackEnabled: false,
    previewNotificationsEnabled: false,
    notificationsToSend: "failure",
  };
  const good: Record<string, Reply> = {
    "GET /v1/owners": { body: [{ owner, cursor: "c" }] },
    "GET /v1/projects": { body: [] },
    "GET /v1/notification-settings/owners/tea-1": { body: workspace },
    "GET /v1/notification-settings/overrides": { body: [] },
    "GET /v1/services": { body: [] },
  };
  const check = (replies: Record<string, Reply> = {}, id = "tea-1", target = bondigoo) => {
    vendor.replies = { ...good, ...replies };
    const env = { RENDER_API_KEY: "x", RENDER_OWNER_ID: id, RENDER_HOST: `${vendor.url}/v1` };
    return vendor.examine(render, env, target);
  };

  it("is well with a key of the workspace and room in it", async () => {
    expect(troubles(await check())).toEqual([]);
  });

  it("finds a key Render refuses", async () => {
    const replies = { "GET /v1/owners": { status: 401, body: { message: "unauthorized" } } };
    const found = troubles(await check(replies));
    expect(found).toEqual(["failed: Render rejected the key (401): unauthorized"]);
  });

  it("offers the workspaces there are when the one named is not among them", async () => {
    const [finding] = await check({}, "tea-2");
    expect(finding).toMatchObject({
      status: "failed",
      message: "the key does not reach the workspace tea-2",
      fix: "set RENDER_OWNER_ID to one of: tea-1 (Bondigoo)",
    });
  });

  it("warns of services whose failed deploys nobody is told of, ours alone", async () => {
    const names = ["bondigoo-api-prod", "bondigoo-worker-prod", "a stranger's"];
    const ids = ["srv-1", "srv-2", "srv-3"];
    const service = (id: string, index: number) => ({ service: { id, name: names[index] } });
    const sends = (notificationsToSend: string, ...own: string[]) => ({
      "GET /v1/notification-settings/owners/tea-1": { body: { ...workspace, notificationsToSend } },
      "GET /v1/notification-settings/overrides": {
        body: own.map((sent, index) => ({
          override: { serviceId: ids[index], notificationsToSend: sent },
          cursor: "c",
        })),
      },
      "GET /v1/services": { body: ids.map(service) },
    });
    const silent = (which: string) => [
      `warning: Render tells nobody of failed deploys of ${which}`,
    ];
    expect(troubles(await check(sends("failure", "all", "failure", "none")))).toEqual([]);
    expect(troubles(await check(sends("failure", "none")))).toEqual(silent("bondigoo-api-prod"));
    expect(troubles(await check(sends("none", "failure", "default")))).toEqual(
      silent("bondigoo-worker-prod"),
    );
    expect(troubles(await check(sends("none")))).toEqual(
      silent("bondigoo-api-prod, bondigoo-worker-prod"),
    );
  });

  it("warns of a workspace that sends nothing, and of one that does not say", async () => {
    const path = "GET /v1/notification-settings/owners/tea-1";
    const off = { [path]: { body: { ...workspace, emailEnabled: false } } };
    expect(troubles(await check(off))).toEqual([
      expect.stringContaining("Render tells nobody of failed deploys: mail and Slack are off"),
    ]);
    const unsaid = { [path]: { status: 403, body: { message: "forbidden" } } };
    expect(troubles(await check(unsaid))).toEqual([
      expect.stringContaining("does not say whether it tells of failed deploys (403): forbidden"),
    ]);
  });

  it("warns of Hobby's limits: three environments, or a second project", async () => {
    const three = { ...bondigoo, render: { ...bondigoo.render, environments: 3 } };
    expect(troubles(await check({}, "tea-1", three))).toEqual([
      expect.stringContaining("3 environments are more than the Hobby plan allows (2)"),
    ]);
    const project = { name: "shop", environmentIds: [] };
    const replies = { "GET /v1/projects": { body: [{ project, cursor: "c" }] } };
    expect(troubles(await check(replies))).toEqual([
      expect.stringContaining("the project shop already"),
    ]);
  });
});

it("says who does not answer, instead of failing", async () => {
  vendor.close();
  const timeout = vi.spyOn(AbortSignal, "timeout");
  const env = {
    RENDER_API_KEY: "x",
    RENDER_OWNER_ID: "tea-1",
    RENDER_HOST: "http://127.0.0.1:9/v1",
  };
  expect(troubles(await vendor.examine(render, env, bondigoo))).toEqual([
    expect.stringContaining("http://127.0.0.1:9 does not answer"),
  ]);
  expect(timeout.mock.calls).toEqual([[15_000]]);
  timeout.mockRestore();
});
