import type { StateResource } from "../../../src/engine/pulumi.ts";
import type { Row, World } from "../../../src/sandbox/world.ts";
import { type HandEdit, inputNames, otherValues, type Way } from "./edit.ts";

/**
 * Inputs that say which thing is meant: no vendor lets anybody change them, so all that a hand can do
 * is to take the thing away, and to make another. By type; one forgotten is edited, which shows.
 */
export const identities: Readonly<Record<string, readonly string[]>> = {
  "cloudflare:index/dnsRecord:DnsRecord": ["zoneId"],
  "github:index/actionsEnvironmentSecret:ActionsEnvironmentSecret": [
    ...["repository", "environment", "secretName"],
  ],
  "github:index/actionsEnvironmentVariable:ActionsEnvironmentVariable": [
    ...["repository", "environment", "variableName"],
  ],
  "github:index/branch:Branch": ["repository", "branch"],
  "github:index/branchProtection:BranchProtection": ["repositoryId"],
  "github:index/repositoryEnvironment:RepositoryEnvironment": ["repository", "environment"],
  "github:index/repositoryEnvironmentDeploymentPolicy:RepositoryEnvironmentDeploymentPolicy": [
    ...["repository", "environment"],
  ],
  "mongodbatlas:index/advancedCluster:AdvancedCluster": ["projectId", "name"],
  "mongodbatlas:index/alertConfiguration:AlertConfiguration": ["projectId"],
  "mongodbatlas:index/cloudBackupSchedule:CloudBackupSchedule": ["projectId", "clusterName"],
  "mongodbatlas:index/databaseUser:DatabaseUser": ["projectId", "username", "authDatabaseName"],
  "mongodbatlas:index/projectIpAccessList:ProjectIpAccessList": ["projectId", "cidrBlock"],
  "vercel:index/deployment:Deployment": ["projectId", "ref", "production"],
  "vercel:index/deploymentProtectionException:DeploymentProtectionException": [
    ...["projectId", "alias"],
  ],
  "vercel:index/projectDomain:ProjectDomain": ["projectId", "domain"],
  "vercel:index/projectEnvironmentVariable:ProjectEnvironmentVariable": ["projectId", "key"],
};

/** The row of a resource at its vendor. */
export function rowOf(world: World, { type, id, inputs = {} }: StateResource): Row {
  const names = (identities[type] ?? []).filter((name) => typeof inputs[name] === "string");
  const found = Object.values(world.table(type)).filter((row) =>
    names.every((name) => row[name] === inputs[name]),
  );
  const row = found.find((each) => each["id"] === id) ?? found[0];
  if (row === undefined) throw new Error(`no row of ${type} is ${id}`);
  return row;
}

/** What a hand can do to a thing that one of the plugins manages, one way. */
export function pluginEdits(world: World, resource: StateResource, way: Way): HandEdit[] {
  const { type, inputs = {} } = resource;
  const row = rowOf(world, resource);
  const fixed = identities[type] ?? [];
  const names = inputNames(resource).filter((name) => !fixed.includes(name));
  return names.flatMap((property) => {
    const { [way]: any } = otherValues(inputs[property], row[property], property);
    if (any === undefined) return [];
    const other = scales(inputs) ? unscaled(any, row[property]) : any;
    const make = () => {
      rowOf(world, resource)[property] = other.value;
      world.touch();
    };
    return [{ resource, property, found: other.found, make }];
  });
}

interface Region {
  autoScaling?: { computeEnabled?: boolean };
  electableSpecs: { instanceSize: string };
}
type Specs = { regionConfigs: Region[] }[];

/** The size of such a cluster is Atlas's own to change, so that it is no drift. */
const scales = ({ replicationSpecs }: Record<string, unknown>): boolean =>
  ((replicationSpecs ?? []) as Specs).some(({ regionConfigs }) =>
    regionConfigs.some(({ autoScaling }) => autoScaling?.computeEnabled === true),
  );

/** Without another size of the cluster. */
function unscaled(other: { value: unknown; found: string[] }, before: unknown) {
  const isSize = (name: string) => name.endsWith(".electableSpecs.instanceSize");
  if (!other.found.some(isSize)) return other;
  const value = structuredClone(other.value) as Specs;
  for (const [at, { regionConfigs }] of value.entries()) {
    for (const [region, { electableSpecs }] of regionConfigs.entries()) {
      const { instanceSize } = (before as Specs)[at]!.regionConfigs[region]!.electableSpecs;
      electableSpecs.instanceSize = instanceSize;
    }
  }
  return { value, found: other.found.filter((name) => !isSize(name)) };
}

/** Takes a thing away, as in a dashboard. */
export function deleteRow(world: World, resource: StateResource): void {
  const row = rowOf(world, resource);
  const table = world.table(resource.type);
  delete table[Object.keys(table).find((key) => table[key] === row)!];
  world.touch();
}
