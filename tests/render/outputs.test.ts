import * as pulumi from "@pulumi/pulumi";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BackgroundWorker } from "../../src/render/background-worker.ts";
import { CronJob } from "../../src/render/cron-job.ts";
import { CustomDomain } from "../../src/render/custom-domain.ts";
import { EnvGroup } from "../../src/render/env-group.ts";
import { Environment } from "../../src/render/environment.ts";
import { KeyValue } from "../../src/render/key-value.ts";
import { Postgres } from "../../src/render/postgres.ts";
import { PrivateService } from "../../src/render/private-service.ts";
import { Project } from "../../src/render/project.ts";
import { RegistryCredential } from "../../src/render/registry-credential.ts";
import type { ResourceKind } from "../../src/render/resource.ts";
import { StaticSite } from "../../src/render/static-site.ts";
import { WebService } from "../../src/render/web-service.ts";
import { watchRegistrations } from "../environment/resource-options.ts";
import { type Simulator, startSimulator } from "./simulator.ts";

const repo = "https://github.com/shop/shop";
const running = { plan: "starter", runtime: "node", repo, startCommand: "npm start" } as const;

/** A resource of each kind, outside environments where it can be. */
const resources = {
  Project: { of: Project, args: { name: "shop" } },
  Environment: { of: Environment, args: { projectId: "", name: "dev" } },
  WebService: { of: WebService, args: { ...running, name: "web" } },
  PrivateService: { of: PrivateService, args: { ...running, name: "private" } },
  BackgroundWorker: { of: BackgroundWorker, args: { ...running, name: "worker" } },
  CronJob: { of: CronJob, args: { ...running, name: "cron", schedule: "0 3 * * *" } },
  StaticSite: { of: StaticSite, args: { repo, name: "site", publishPath: "dist" } },
  EnvGroup: { of: EnvGroup, args: { name: "env", variables: { A: "1" } } },
  KeyValue: { of: KeyValue, args: { name: "redis", plan: "starter" } },
  Postgres: { of: Postgres, args: { name: "db", plan: "basic_1gb", version: "17" } },
  CustomDomain: {
    of: CustomDomain,
    args: { serviceId: "", name: "a.shop.ch", waitForVerification: false },
  },
  RegistryCredential: {
    of: RegistryCredential,
    args: { name: "ghcr", registry: "GITHUB", username: "shop", authToken: "token-1" },
  },
} satisfies Record<ResourceKind, { of: unknown; args: object }>;

/** What the program is told of a resource's answers, beside `id` and `urn`. */
interface Declared {
  outputs: string[];
  secrets: string[];
  inputs: Record<string, unknown>;
}

let simulator: Simulator;
let declared: Record<string, Declared>;
/** Inputs of a store in an environment. */
let placed: Record<string, unknown>;
/** What is secret of a store of which the program says more. */
let told: string[];
beforeAll(async () => {
  simulator = await startSimulator();
  declared = await declaredOutputs();
});
afterAll(() => simulator.close());

async function declaredOutputs(): Promise<Record<string, Declared>> {
  const inputs: Record<string, Record<string, unknown>> = {};
  await pulumi.runtime.setMocks(
    {
      newResource: ({ name, inputs: given }) => {
        inputs[name] = given;
        return { id: name, state: {} };
      },
      call: () => ({}),
    },
    "shop",
    "dev",
  );
  const secrets: Record<string, string[]> = {};
  watchRegistrations(({ name, secretOutputs }) => {
    secrets[name] = secretOutputs;
  });
  const made = Object.entries(resources).map(([kind, { of, args }]) => {
    const resource = new (of as new (name: string, args: object) => pulumi.Resource)(kind, args);
    const fields = Object.entries(resource).filter(([, value]) => pulumi.Output.isInstance(value));
    const known = new Set(["id", "urn", "__provider", "managedBy", ...Object.keys(args)]);
    const outputs = fields.map(([name]) => name).filter((name) => !known.has(name));
    return [kind, outputs.toSorted()] as const;
  });
  const { of: Store, args: store } = resources.KeyValue;
  new Store("placed", { ...store, environmentId: "evm-1" });
  new Store("told", store, { additionalSecretOutputs: ["dashboardUrl"] });
  await pulumi.runtime.disconnect();
  placed = inputs["placed"]!;
  told = secrets["told"]!;
  return Object.fromEntries(
    made.map(([kind, outputs]) => [
      kind,
      { outputs, secrets: secrets[kind]!, inputs: inputs[kind]! },
    ]),
  );
}

/** Known to the provider alone: whether a deploy is due, and which one carried all that is set. */
const internal = new Set(["deployDue", "deployed"]);

async function place(kind: ResourceKind): Promise<object> {
  if (kind === "Environment") {
    const project = simulator.drive("Project");
    await project.up({ name: "of-the-environment" });
    return { projectId: project.id };
  }
  if (kind === "CustomDomain") {
    const service = simulator.drive("WebService");
    await service.up({ ...running, name: "of-the-domain" });
    return { serviceId: service.id };
  }
  return {};
}

describe("a resource class declares what its provider answers", () => {
  it.each(Object.keys(resources) as ResourceKind[])("%s", async (kind) => {
    const resource = simulator.drive(kind);
    const inputs = { ...resources[kind].args, ...(await place(kind)) };
    await resource.up(inputs);
    const answered = () =>
      Object.keys(resource.state).filter((name) => !(name in inputs) && !internal.has(name));
    expect(answered().toSorted(), "after creation").toEqual(declared[kind]!.outputs);
    await resource.refresh();
    expect(answered().toSorted(), "after a refresh").toEqual(declared[kind]!.outputs);
  });
});

it("is secret in state, whatever the program passed in: these properties, and those it adds", () => {
  expect(told).toEqual(["dashboardUrl", "internalConnectionString", "externalConnectionString"]);
  const secrets = Object.entries(declared).map(([kind, one]) => [kind, one.secrets.toSorted()]);
  expect(Object.fromEntries(secrets)).toEqual({
    Project: [],
    Environment: [],
    WebService: ["secretFiles"],
    PrivateService: ["secretFiles"],
    BackgroundWorker: ["secretFiles"],
    CronJob: ["secretFiles"],
    StaticSite: ["secretFiles"],
    EnvGroup: ["secretFiles"],
    KeyValue: ["externalConnectionString", "internalConnectionString"],
    Postgres: ["externalConnectionString", "internalConnectionString", "password"],
    CustomDomain: [],
    RegistryCredential: ["authToken"],
  });
});

it("says whose it is, where no environment does", () => {
  expect(placed).not.toHaveProperty("managedBy");
  const owners = Object.entries(declared).map(([kind, { inputs }]) => [kind, inputs["managedBy"]]);
  const without = ["Project", "Environment", "CustomDomain"];
  expect(Object.fromEntries(owners)).toEqual(
    Object.fromEntries(
      Object.keys(resources).map((kind) => [kind, without.includes(kind) ? undefined : "shop/dev"]),
    ),
  );
});
