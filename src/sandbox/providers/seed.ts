import type { Row, World } from "../world.ts";
import { branchType, commitOf } from "./github/repository.ts";
import { Provider } from "./provider.ts";
import { type Properties, reveal } from "./values.ts";
import { className } from "./vendor.ts";
import { vendors } from "./vendors.ts";

/** What the vendors hold before the first `up`. Properties are those of each resource's inputs. */
export interface Seed {
  github: { owner: string; repositories: RepositorySeed[] };
  cloudflare: { zones: ZoneSeed[] };
  atlas: { projects: AtlasProjectSeed[] };
  vercel: { projects: VercelProjectSeed[] };
}

export interface RepositorySeed {
  name: string;
  /** The first one is the default branch. */
  branches: string[];
  private: boolean;
  /** BranchProtection without `repositoryId`. */
  protections: Properties[];
}

export interface ZoneSeed {
  name: string;
  /** DnsRecord without `zoneId`. */
  records: Properties[];
}

export interface AtlasProjectSeed {
  /** 24 hexadecimal digits; configs name it. */
  id: string;
  name: string;
  clusters: { name: string; size: string }[];
  /** DatabaseUser without `projectId`. */
  users: Properties[];
}

export interface VercelProjectSeed {
  /** Project, `name` included. */
  project: Properties;
  /** ProjectDomain and ProjectEnvironmentVariable without `projectId`. */
  domains: Properties[];
  variables: Properties[];
}

/** Fills a new world. Made by the vendors' own rules, so seeded rows look like created ones. */
export function seedWorld(world: World, seed: Seed): void {
  const maker = new Maker(world);
  for (const repository of seed.github.repositories) {
    seedRepository(world, maker, seed.github.owner, repository);
  }
  for (const zone of seed.cloudflare.zones) seedZone(maker, zone);
  for (const project of seed.atlas.projects) seedAtlasProject(world, maker, project);
  for (const { project, domains, variables } of seed.vercel.projects) {
    const projectId = maker.make("vercel:index/project:Project", project);
    for (const domain of domains) {
      maker.make("vercel:index/projectDomain:ProjectDomain", { projectId, ...domain });
    }
    for (const variable of variables) {
      const type = "vercel:index/projectEnvironmentVariable:ProjectEnvironmentVariable";
      maker.make(type, { projectId, ...variable });
    }
  }
}

function seedRepository(world: World, maker: Maker, owner: string, seed: RepositorySeed): void {
  maker.configure("github", { owner });
  const visibility = seed.private ? "private" : "public";
  maker.make("github:index/repository:Repository", { name: seed.name, visibility });
  for (const branch of seed.branches) {
    const id = `${seed.name}:${branch}`;
    world.table(branchType)[id] = branchRow(id, seed.name, branch);
  }
  for (const protection of seed.protections) {
    const inputs = { repositoryId: seed.name, ...protection };
    maker.make("github:index/branchProtection:BranchProtection", inputs);
  }
}

/** A branch that was pushed, not made from another. */
function branchRow(id: string, repository: string, branch: string): Row {
  const sha = commitOf(repository, branch);
  return {
    id,
    repository,
    branch,
    ref: `refs/heads/${branch}`,
    sha,
    sourceSha: sha,
    etag: `W/"${sha}"`,
  };
}

function seedZone(maker: Maker, seed: ZoneSeed): void {
  const zoneId = maker.make("cloudflare:index/zone:Zone", {
    account: { id: "0123456789abcdef0123456789abcdef" },
    name: seed.name,
  });
  for (const record of seed.records) {
    maker.make("cloudflare:index/dnsRecord:DnsRecord", { zoneId, ...record });
  }
}

function seedAtlasProject(world: World, maker: Maker, seed: AtlasProjectSeed): void {
  const type = "mongodbatlas:index/project:Project";
  const made = maker.make(type, { name: seed.name, orgId: "5f1a2b3c4d5e6f7a8b9c0d1e" });
  const table = world.table(type);
  table[seed.id] = { ...table[made], id: seed.id };
  delete table[made];
  for (const { name, size } of seed.clusters) {
    maker.make("mongodbatlas:index/advancedCluster:AdvancedCluster", {
      projectId: seed.id,
      name,
      clusterType: "REPLICASET",
      replicationSpecs: [{ regionConfigs: [regionOf(size)] }],
    });
  }
  for (const user of seed.users) {
    const userType = "mongodbatlas:index/databaseUser:DatabaseUser";
    maker.make(userType, { projectId: seed.id, ...user });
  }
}

function regionOf(size: string): Properties {
  const location = { regionName: "EU_CENTRAL_1", priority: 7 };
  if (size === "FLEX") return { ...location, providerName: "FLEX", backingProviderName: "AWS" };
  const electableSpecs = { instanceSize: size, nodeCount: 3 };
  if (size === "M0") {
    return { ...location, providerName: "TENANT", backingProviderName: "AWS", electableSpecs };
  }
  return { ...location, providerName: "AWS", electableSpecs };
}

/** Creates rows the way the engine would: check, then create. */
class Maker {
  readonly #providers: Map<string, Provider>;
  #count = 0;

  constructor(world: World) {
    this.#providers = new Map(
      vendors.map((vendor) => [vendor.facts.name, new Provider(vendor, world)]),
    );
  }

  configure(vendor: string, config: Properties): void {
    this.#of(vendor).configure(config);
  }

  /** The new row's id. */
  make(type: string, inputs: Properties): string {
    const provider = this.#of(type.split(":")[0] ?? "");
    this.#count += 1;
    const target = { urn: `seed::${type}`, type, name: `seed-${this.#count}` };
    const autonaming = { proposed: "", disabled: true, seed: new Uint8Array() };
    const checked = provider.check(target, inputs, {}, autonaming);
    const [failure] = checked.failures;
    if (failure) throw new Error(`The seed's ${className(type)} is wrong: ${failure.reason}`);
    return provider.create(target, reveal(checked.inputs) as Properties).id;
  }

  #of(vendor: string): Provider {
    const found = this.#providers.get(vendor);
    if (!found) throw new Error(`No vendor ${vendor}.`);
    return found;
  }
}
