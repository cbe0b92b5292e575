import * as pulumi from "@pulumi/pulumi";
import { BackgroundWorker } from "../../../src/render/background-worker.ts";
import { EnvGroup } from "../../../src/render/env-group.ts";
import { Environment } from "../../../src/render/environment.ts";

/** Two resources that depend on each other, in an environment of a project that others share. */
const projectId = new pulumi.Config().get("projectId");
const stack = pulumi.getStack();
const environment =
  projectId === undefined ? undefined : new Environment("environment", { projectId, name: stack });
const environmentId = environment?.id;
const variables = { TOKEN: "token-of-the-shop-1" };
const group = new EnvGroup("group", { name: `shop-${stack}-env`, environmentId, variables });
new BackgroundWorker("worker", {
  name: `shop-worker-${stack}`,
  environmentId,
  plan: "starter",
  runtime: "node",
  repo: "https://github.com/shop/shop",
  startCommand: "npm run worker",
  envGroups: [{ id: group.id, variables }],
});
