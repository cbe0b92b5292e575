import { createHash } from "node:crypto";
import type { EnvironmentSpec } from "../config/spec.ts";
import { mongodbatlas } from "./providers/atlas/atlas.ts";
import { cloudflare } from "./providers/cloudflare/cloudflare.ts";
import { github } from "./providers/github/github.ts";
import { Provider } from "./providers/provider.ts";
import type { Properties } from "./providers/values.ts";
import type { Vendor } from "./providers/vendor.ts";
import type { World } from "./world.ts";

/**
 * Puts into the world what a platform's environments take for granted: the Cloudflare zone, the
 * GitHub repository with its default branch, the Atlas project and the clusters in it that are
 * used but not ours. What is there already is left alone, so it may be called at every start.
 */
export function seedPreexisting(world: World, environments: readonly EnvironmentSpec[]): void {
  for (const spec of environments) {
    seedZone(world, spec.platform.domain);
    seedRepository(world, spec);
    if (spec.database?.type === "mongodb-atlas") seedAtlas(world, spec.database);
  }
}

function seedZone(world: World, name: string): void {
  const type = "cloudflare:index/zone:Zone";
  if (holds(world, type, { name })) return;
  create(cloudflare, world, type, { name, account: { id: "sandbox" }, type: "full" });
}

/** Production deploys the branch the repository came with; the others are made. */
function seedRepository(world: World, { repository, purpose, branch }: EnvironmentSpec): void {
  const { owner, name } = repository;
  const type = "github:index/repository:Repository";
  if (!holds(world, type, { name })) create(github, world, type, { name }, { owner });
  const branchType = "github:index/branch:Branch";
  const isDefault = purpose === "production";
  if (!isDefault || holds(world, branchType, { repository: name, branch })) return;
  const sourceSha = createHash("sha1").update(`${name}/${branch}`).digest("hex");
  create(github, world, branchType, { repository: name, branch, sourceSha }, { owner });
}

function seedAtlas(world: World, spec: Extract<EnvironmentSpec["database"], { project: string }>) {
  const { project, cluster, version } = spec;
  const projectType = "mongodbatlas:index/project:Project";
  if (!world.table(projectType)[project]) {
    const row = { id: project, name: "sandbox", orgId: "5f0c2a1d3e4f5a6b7c8d9e0f" };
    world.table(projectType)[project] = { ...row, clusterCount: 0 };
    world.touch();
  }
  const clusterType = "mongodbatlas:index/advancedCluster:AdvancedCluster";
  if (cluster.own || holds(world, clusterType, { projectId: project, name: cluster.name })) return;
  const electableSpecs = { instanceSize: "M10", nodeCount: 3 };
  const region = { providerName: "AWS", regionName: "EU_CENTRAL_1", priority: 7, electableSpecs };
  create(mongodbatlas, world, clusterType, {
    projectId: project,
    name: cluster.name,
    clusterType: "REPLICASET",
    mongoDbMajorVersion: version,
    replicationSpecs: [{ regionConfigs: [region] }],
  });
}

function holds(world: World, type: string, wanted: Record<string, unknown>): boolean {
  return Object.values(world.table(type)).some((row) =>
    Object.entries(wanted).every(([key, value]) => row[key] === value),
  );
}

/** Made by the vendor's own rules, so that the row is as whole as any other; not a recorded call. */
function create(
  vendor: Vendor,
  world: World,
  type: string,
  inputs: Properties,
  config: Properties = {},
): void {
  const provider = new Provider(vendor, world);
  provider.configure(config);
  const name = String(inputs["name"] ?? inputs["branch"]);
  provider.create({ urn: `seed/${type}/${name}`, type, name }, inputs);
}
