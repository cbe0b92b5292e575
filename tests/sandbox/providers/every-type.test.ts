import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  type Facts,
  objectType,
  type Property,
  type ResourceFacts,
} from "../../../src/sandbox/providers/facts.ts";
import { className } from "../../../src/sandbox/providers/vendor.ts";
import { vendors } from "../../../src/sandbox/providers/vendors.ts";
import { answersPage } from "../../answers.ts";
import { startSandboxProviders } from "./client.ts";
import { type } from "./types.ts";

let sandbox: Awaited<ReturnType<typeof startSandboxProviders>>;
/** Values that must lead to something that exists, by vendor and property. */
let references: Record<string, Record<string, unknown>>;

beforeAll(async () => {
  sandbox = await startSandboxProviders();
});
afterAll(() => sandbox.close());

beforeEach(async () => {
  sandbox.world.reset();
  const make = (vendor: string, name: string, inputs: object) =>
    sandbox.of(vendor).make(type(vendor, name), { ...inputs }, "setup");
  const gitRepository = { type: "github", repo: "acme/app" };
  const vercel = await make("vercel", "Project", { name: "existing", gitRepository });
  const atlas = await make("mongodbatlas", "Project", { name: "existing", orgId: "o" });
  const zone = await make("cloudflare", "Zone", { name: "acme.ch", account: { id: "x" } });
  await make("mongodbatlas", "AdvancedCluster", {
    projectId: atlas.id,
    name: "existing",
    clusterType: "REPLICASET",
    replicationSpecs,
    backupEnabled: true,
  });
  await make("github", "Repository", { name: "app" });
  await make("github", "Branch", { repository: "app", branch: "main", sourceSha: "abc" });
  const deploymentBranchPolicy = { protectedBranches: false, customBranchPolicies: true };
  const place = { repository: "app", environment: "prod" };
  await make("github", "RepositoryEnvironment", { ...place, deploymentBranchPolicy });
  references = {
    vercel: { projectId: vercel.id },
    mongodbatlas: { projectId: atlas.id, clusterName: "existing" },
    github: { repository: "app", repositoryId: "app", environment: "prod" },
    cloudflare: { zoneId: zone.id },
    random: {},
  };
});
const electableSpecs = { instanceSize: "M10", nodeCount: 3 };
const replicationSpecs = [
  {
    regionConfigs: [
      { providerName: "AWS", regionName: "EU_CENTRAL_1", priority: 7, electableSpecs },
    ],
  },
];

/** Where the required inputs alone are not what a person would write. */
const more: Record<string, Record<string, unknown>> = {
  ActionsEnvironmentSecret: { value: "1" },
  ActionsSecret: { value: "1" },
  AdvancedCluster: { replicationSpecs },
  BranchDefault: { branch: "main" },
  CustomEnvironment: { name: "qa" },
  DependabotSecret: { value: "1" },
  Deployment: { ref: "main" },
  DnsRecord: { name: "text.acme.ch", content: "192.0.2.1" },
  Project: { name: "text" },
  ProjectEnvironmentVariable: { value: "1", targets: ["production"] },
  ProjectIpAccessList: { ipAddress: "192.0.2.1" },
  RepositoryEnvironment: { environment: "test" },
  RepositoryEnvironmentDeploymentPolicy: { branchPattern: "main" },
  SharedEnvironmentVariable: { value: "1", targets: ["production"] },
};

const cases = vendors.flatMap(({ facts }) =>
  Object.keys(facts.resources).map((token) => [token, facts] as const),
);

describe("every resource type", () => {
  it.each(cases)("%s is created, stays the same, and goes", async (token, facts) => {
    const client = sandbox.of(facts.name);
    const before = Object.keys(sandbox.world.table(token));
    const { id, inputs, outputs } = await client.make(token, exampleOf(token, facts));
    expect(id).not.toBe("");
    expect(answersPage([{ token, id, inputs, outputs }])).toMatchSnapshot();

    const read = await client.read(token, id, outputs, inputs);
    expect(read.id).toBe(id);
    expect(read.inputs).toEqual(inputs);
    expect(await client.diff(token, read.outputs, inputs)).toMatchObject({ diffs: [] });

    await client.delete(token, id, read.outputs);
    expect(Object.keys(sandbox.world.table(token))).toEqual(before);
  });
});

/**
 * Further ids under which a thing can be imported, as the plugins' documentation has them, of the
 * properties that its answer gives. Its own id always does.
 */
const importIds: Record<string, string[]> = {
  ActionsEnvironmentSecret: ["{repository}:{environment}:{secretName}"],
  ActionsSecret: ["{repository}:{secretName}"],
  AdvancedCluster: ["{projectId}-{name}"],
  AlertConfiguration: ["{projectId}-{alertConfigurationId}"],
  Branch: ["{repository}:{branch}:main"],
  BranchProtection: ["{repositoryId}:{pattern}"],
  CloudBackupSchedule: ["{projectId}-{clusterName}"],
  CloudBackupSnapshot: ["{projectId}-{clusterName}-{snapshotId}"],
  CustomEnvironment: ["{projectId}/{name}", "{teamId}/{projectId}/{name}"],
  DatabaseUser: [
    "{projectId}/{username}/{authDatabaseName}",
    "{projectId}-{username}-{authDatabaseName}",
  ],
  DependabotSecret: ["{repository}:{secretName}"],
  DnsRecord: ["{zoneId}/{id}"],
  Project: ["{teamId}/{id}"],
  ProjectDomain: ["{projectId}/{domain}", "{teamId}/{projectId}/{domain}"],
  ProjectEnvironmentVariable: ["{projectId}/{id}", "{teamId}/{projectId}/{id}"],
  ProjectIpAccessList: ["{projectId}-{ipAddress}", "{projectId}-{cidrBlock}"],
  ProjectProtectionBypass: ["{projectId}/{secret}"],
  RepositoryRuleset: ["{repository}:{rulesetId}"],
  SharedEnvironmentVariable: ["{teamId}/{id}"],
  ZoneSetting: ["{zoneId}/{settingId}"],
};

const imported = cases.filter(([token, facts]) => {
  const vendor = vendors.find((one) => one.facts === facts);
  return vendor?.resources[className(token)]?.imports !== undefined;
});

describe("every resource type that is imported by more than its id", () => {
  it.each(imported)(
    "%s is found by those ids, and by none that is a little different",
    async (token, facts) => {
      const client = sandbox.of(facts.name);
      const { id, outputs } = await client.make(token, exampleOf(token, facts));
      const templates = importIds[className(token)] ?? [
        ...(facts.name === "vercel" ? ["{teamId}/{id}"] : []),
      ];
      expect(templates, "say in importIds how it is imported").not.toEqual([]);
      for (const template of templates) {
        const values: Record<string, unknown> = { ...outputs, id };
        const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
        const filled = (other?: string) =>
          template.replaceAll(/\{(\w+)\}/g, (_, name) =>
            name === other ? "other" : `${values[name]}`,
          );
        expect((await client.read(token, filled())).id, filled()).toBe(id);
        for (const name of names) {
          expect((await client.read(token, filled(name))).id, filled(name)).not.toBe(id);
        }
      }
    },
  );
});

function exampleOf(token: string, facts: Facts): Record<string, unknown> {
  const resource = facts.resources[token] as ResourceFacts;
  const name = token.split(":").at(-1) ?? "";
  const given = resource.requiredInputs.map((key) => {
    const reference = references[facts.name]?.[key];
    return [key, reference ?? example(facts, resource.inputProperties[key] ?? {})];
  });
  return { ...Object.fromEntries(given), ...more[name] };
}

function example(facts: Facts, property: Property): unknown {
  const named = objectType(facts, property);
  if (named) {
    const inside = named.required.map((key) => [key, example(facts, named.properties[key] ?? {})]);
    return Object.fromEntries(inside);
  }
  if (property.enum) return property.enum[0];
  if (property.type === "array") return [example(facts, property.items ?? {})];
  if (property.type === "boolean") return true;
  if (property.type === "integer" || property.type === "number") return 1;
  return property.type === "object" ? { key: "text" } : "text";
}
