import * as pulumi from "@pulumi/pulumi";
import { CustomDomain } from "../../../src/render/custom-domain.ts";
import { EnvGroup } from "../../../src/render/env-group.ts";
import { Environment } from "../../../src/render/environment.ts";
import { KeyValue } from "../../../src/render/key-value.ts";
import { Project } from "../../../src/render/project.ts";
import { WebService } from "../../../src/render/web-service.ts";

/** What the engine test brings up; its configuration says the values that the test changes. */
const config = new pulumi.Config();
const project = new Project("project", { name: "shop", firstEnvironment: "dev" });
const environment = new Environment("environment", { projectId: project.id, name: "dev" });
const environmentId = environment.id;
const redis = new KeyValue("redis", { name: "shop-redis", plan: "starter", environmentId });
const variables = {
  NODE_ENV: config.get("nodeEnv") ?? "production",
  REDIS_URL: redis.internalConnectionString,
  TOKEN: config.requireSecret("token"),
};
const group = new EnvGroup("group", { name: "shop-env", environmentId, variables });
const api = new WebService("api", {
  name: "shop-api",
  environmentId,
  plan: config.get("plan") ?? "starter",
  runtime: "node",
  repo: "https://github.com/shop/shop",
  startCommand: "npm start",
  envGroups: [{ id: group.id, variables }],
});
new CustomDomain("domain", {
  serviceId: api.id,
  name: "api.shop.ch",
  waitForVerification: false,
});

export const url = api.url;
