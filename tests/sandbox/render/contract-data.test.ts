import { expect, it } from "vitest";
import { holdToContract } from "./contract-bench.ts";
import { dataHandlers } from "./contract-data.ts";
import { createService, webService } from "./helpers.ts";

const { bench, ask } = holdToContract(dataHandlers);

it("answers for environment groups as the document says", async () => {
  const { id } = await createService(bench(), webService(bench(), "grouped"));
  const envVars = [{ key: "A", value: "1" }];
  const files = [{ name: "a", content: "a" }];
  const body = {
    name: "g",
    ownerId: bench().ownerId,
    envVars,
    secretFiles: files,
    serviceIds: [id],
  };
  const group = await ask(201, "POST", "/env-groups", body);
  const path = `/env-groups/${group.id}`;
  await ask(200, "GET", "/env-groups?name=g");
  await ask(200, "GET", path);
  await ask(200, "PATCH", path, { name: "g2" });
  await ask(204, "DELETE", `${path}/services/${id}`);
  await ask(200, "POST", `${path}/services/${id}`);
  await ask(200, "PUT", `${path}/env-vars/B`, { value: "2" });
  await ask(200, "GET", `${path}/env-vars/B`);
  await ask(204, "DELETE", `${path}/env-vars/B`);
  await ask(200, "PUT", `${path}/secret-files/b`, { content: "b" });
  await ask(200, "GET", `${path}/secret-files/b`);
  await ask(204, "DELETE", `${path}/secret-files/b`);
  await ask(204, "DELETE", path);
});

it.each([
  ["key-value", "cli"],
  ["redis", "redisCLI"],
])("answers for /%s as the document says", async (kind) => {
  const body = { name: kind, ownerId: bench().ownerId, plan: "starter" };
  const { id } = await ask(201, "POST", `/${kind}`, body);
  const path = `/${kind}/${id}`;
  await ask(200, "GET", `/${kind}?name=${kind}`);
  await ask(200, "GET", path);
  await ask(200, "PATCH", path, { maxmemoryPolicy: "noeviction" });
  await ask(200, "GET", `${path}/connection-info`);
  await ask(202, "POST", `${path}/suspend`);
  await ask(202, "POST", `${path}/resume`);
  await ask(204, "DELETE", path);
});

it("answers for Postgres as the document says", async () => {
  const { ownerId } = bench();
  const readReplicas = [{ name: "reader" }];
  const body = { name: "db", ownerId, plan: "pro_4gb", version: "17", readReplicas };
  const { id } = await ask(201, "POST", "/postgres", body);
  const path = `/postgres/${id}`;
  await ask(200, "GET", "/postgres?includeReplicas=false");
  await ask(200, "GET", path);
  await ask(200, "PATCH", path, { diskSizeGB: 150, enableHighAvailability: true });
  await ask(200, "GET", `${path}/connection-info`);
  await ask(200, "GET", `${path}/recovery`);
  const restoreTime = bench().world.timestamp();
  await ask(200, "POST", `${path}/recovery`, { restoreTime, restoreName: "copy" });
  await ask(202, "POST", `${path}/export`);
  await ask(200, "GET", `${path}/export`);
  await ask(202, "POST", `${path}/credentials`, { username: "reader" });
  await ask(200, "GET", `${path}/credentials`);
  await ask(200, "DELETE", `${path}/credentials/reader`);
  const parameterOverrides = { max_connections: "200" };
  await ask(200, "PUT", `${path}/parameter-overrides`, { parameterOverrides });
  await ask(200, "GET", `${path}/parameter-overrides`);
  await ask(200, "GET", `${path}/parameter-overrides/available`);
  await ask(202, "POST", `${path}/restart`);
  await ask(202, "POST", `${path}/failover`);
  await ask(202, "POST", `${path}/suspend`);
  await ask(202, "POST", `${path}/resume`);
  await ask(204, "DELETE", path);
});

it("answers for notifications, log streams and webhooks as the document says", async () => {
  const { ownerId } = bench();
  const { id } = await createService(bench(), webService(bench(), "settings"));
  const override = `/notification-settings/overrides/services/${id}`;
  await ask(200, "GET", override);
  await ask(200, "PATCH", override, { notificationsToSend: "failure" });
  await ask(200, "GET", `/notification-settings/overrides?ownerId=${ownerId}`);
  const workspace = `/notification-settings/owners/${ownerId}`;
  await ask(200, "GET", workspace);
  await ask(200, "PATCH", workspace, { notificationsToSend: "none" });
  const metrics = `/metrics-stream/${ownerId}`;
  const collector = { provider: "CUSTOM", url: "https://collector.test", token: "t" };
  await ask(200, "PUT", metrics, collector);
  await ask(200, "GET", metrics);
  await ask(204, "DELETE", metrics);
  const owner = `/logs/streams/owner/${ownerId}`;
  await ask(200, "PUT", owner, { endpoint: "logs:1", token: "t", preview: "send" });
  await ask(200, "GET", owner);
  await ask(204, "DELETE", owner);
  const stream = `/logs/streams/resource/${id}`;
  await ask(200, "PUT", stream, { endpoint: "logs:1", token: "t", setting: "send" });
  await ask(200, "GET", stream);
  await ask(200, "GET", "/logs/streams/resource");
  await ask(204, "DELETE", stream);
  const hook = { ownerId, name: "w", url: "https://x.test", enabled: true, eventFilter: null };
  const webhook = await ask(201, "POST", "/webhooks", hook);
  await ask(200, "GET", `/webhooks?ownerId=${ownerId}`);
  await ask(200, "GET", `/webhooks/${webhook.id}`);
  await ask(200, "PATCH", `/webhooks/${webhook.id}`, { enabled: false });
  await ask(200, "GET", `/webhooks/${webhook.id}/events`);
  await ask(204, "DELETE", `/webhooks/${webhook.id}`);
  const set = { name: "out", ownerId, region: "oregon" };
  const ips = await ask(201, "POST", "/dedicated-ips", set);
  await ask(200, "GET", `/dedicated-ips?ownerId=${ownerId}`);
  await ask(200, "GET", `/dedicated-ips/${ips.id}`);
  await ask(200, "PATCH", `/dedicated-ips/${ips.id}`, { description: "for Atlas" });
  await ask(204, "DELETE", `/dedicated-ips/${ips.id}`);
  await ask(200, "GET", "/maintenance");
  // No maintenance is ever scheduled here, so that nothing but 404 can be had for a run.
  expect((await bench().get("/maintenance/m")).status).toBe(404);
  expect((await bench().patch("/maintenance/m", {})).status).toBe(404);
  expect((await bench().post("/maintenance/m/trigger")).status).toBe(404);
});
