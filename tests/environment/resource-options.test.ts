import { beforeAll, describe, expect, it } from "vitest";
import { loadFromFiles } from "../../src/config/load-from-files.ts";
import { hookNames } from "../../src/environment/deletion-protection.ts";
import { type Recording, record } from "./recording.ts";
import type { ResourceOptions } from "./resource-options.ts";

const { environments } = loadFromFiles(".");
const spec = (stack: string) => environments.get(stack)!;
const ofProduction = {
  prod: {
    frontends: { platform: { projectId: "prj_prod" } },
    render: { projectId: "prj-render", environmentId: "evm-prod", groupId: "evg-prod" },
    redisUrl: "redis://bondigoo-redis-prod:6379",
  },
};

type Table = Record<string, ResourceOptions>;

const lock = "deletion-lock";

/** Every resource that has options, and no other; the lock, which depends on all, apart. */
function optionsOf({ registered }: Recording): Table {
  const built = registered.filter(({ name }) => name !== lock);
  const entries = built.map(({ name, options }) => [name, options] as const);
  return Object.fromEntries(entries.filter(([, options]) => Object.keys(options).length > 0));
}

let recorded: Record<string, Recording>;
beforeAll(async () => {
  recorded = {
    prod: await record(spec("prod")),
    staging: await record(spec("staging"), ofProduction),
    dev: await record(spec("dev"), ofProduction),
  };
});

const guarded: ResourceOptions = { protect: true, beforeDelete: [hookNames.today] };
const oldOneFirst: ResourceOptions = { deleteBeforeReplace: true };

/** What every environment of Bondigoo has, by its two domains and what its services wait for. */
function everywhere(page: string, api: string, databaseReady: string[]): Table {
  return {
    [`dns-${page}`]: oldOneFirst,
    [`dns-${api}`]: oldOneFirst,
    [`domains-${api}`]: { dependsOn: [`dns-${api}`] },
    "services-api": { dependsOn: databaseReady },
    "services-worker": { dependsOn: databaseReady },
    [`frontend-platform-${page}`]: oldOneFirst,
    "frontend-platform-REACT_APP_API_URL": oldOneFirst,
    "frontend-platform-REACT_APP_LAUNCHED": oldOneFirst,
    "frontend-platform-REACT_APP_STRIPE_PKEY": oldOneFirst,
    "frontend-platform-deployment": {
      replacementTrigger: true,
      dependsOn: [
        "frontend-platform-REACT_APP_API_URL",
        "frontend-platform-REACT_APP_LAUNCHED",
        "frontend-platform-REACT_APP_STRIPE_PKEY",
      ],
    },
  };
}

/** What an environment has whose branch is made by us. */
const withBranch: Table = {
  "repository-branch": { retainOnDelete: true },
  "repository-protection": { dependsOn: ["repository-branch"] },
  "frontend-platform": { dependsOn: ["repository-branch"] },
};

const specs = "replicationSpecs[0].regionConfigs[0].electableSpecs";
const databaseReady = [
  "database-access-74.220.51.0/24",
  "database-access-74.220.59.0/24",
  "database-user",
];
const production: Table = {
  ...everywhere("www.bondigoo.ch", "api.bondigoo.ch", databaseReady),
  "dns-bondigoo.ch": oldOneFirst,
  "frontend-platform-bondigoo.ch": {
    ...oldOneFirst,
    dependsOn: ["frontend-platform-www.bondigoo.ch"],
  },
  "frontend-platform-project": guarded,
  // In use, and its environment is kept whole.
  "services-api": { ...guarded, dependsOn: databaseReady },
  "services-worker": { ...guarded, dependsOn: databaseReady },
  "repository-protection": {
    ...oldOneFirst,
    replaceOnChanges: ["pattern"],
    beforeDelete: [hookNames.today],
  },
  "render-environment": guarded,
  "redis-store": guarded,
  "database-cluster": {
    ...guarded,
    ignoreChanges: [`${specs}.diskSizeGb`, `${specs}.diskIops`],
  },
  // Its parent's protection is its own.
  "database-backups": { protect: true, replaceOnChanges: ["clusterName"] },
  "database-access-74.220.51.0/24": oldOneFirst,
  "database-access-74.220.59.0/24": oldOneFirst,
};

describe("the options of every resource", () => {
  it("of production are these: what holds data is kept", async () => {
    expect(optionsOf(recorded["prod"]!)).toEqual(production);
  });

  it("of staging are these: everything waits for its branch, which outlives it", async () => {
    expect(optionsOf(recorded["staging"]!)).toEqual({
      ...everywhere("staging.bondigoo.ch", "api.staging.bondigoo.ch", ["database-user"]),
      ...withBranch,
      "frontend-platform-project": guarded,
    });
  });

  it("of development are these: nothing of it is kept but the branch", async () => {
    expect(optionsOf(recorded["dev"]!)).toEqual({
      ...everywhere("dev.bondigoo.ch", "api.dev.bondigoo.ch", ["database-user"]),
      ...withBranch,
    });
  });
});

describe("the lock of an environment that is kept whole", () => {
  const lockOf = ({ registered }: Recording) => registered.find(({ name }) => name === lock);

  it("depends on every resource of it, so none can go before it", () => {
    const { options } = lockOf(recorded["prod"]!)!;
    // The schedule of backups is below the cluster, and as protected as the cluster is.
    const all = recorded["prod"]!.resources.filter(({ name }) => name !== "database-backups");
    expect(options).toMatchObject(guarded);
    expect(options.dependsOn?.toSorted()).toEqual(all.map(({ name }) => name).toSorted());
  });

  it("is production's, and of every other environment that says so", async () => {
    expect(lockOf(recorded["staging"]!)).toBeUndefined();
    expect(lockOf(recorded["dev"]!)).toBeUndefined();
    const kept = await record({ ...spec("dev"), keptWhole: true }, ofProduction);
    expect(lockOf(kept)?.options).toMatchObject(guarded);
  });

  it("goes with consent to the whole", async () => {
    const freed = lockOf(await record({ ...spec("prod"), allowDeletion: ["prod"] }));
    expect(Object.keys(freed!.options)).toEqual(["dependsOn"]);
  });
});

describe("consent to the loss of one thing", () => {
  const consents = [
    ["bondigoo-api-prod", "services-api", { allowReplace: [undefined, true] }],
    ["main", "repository-protection", {}],
    ["bondigoo-platform-prod", "frontend-platform-project", {}],
    ["prod", "render-environment", { protected: [true, false] }],
    ["bondigoo-redis-prod", "redis-store", { allowReplace: [false, true] }],
    ["bondigoo-prod-cluster", "database-cluster", { terminationProtectionEnabled: [true, false] }],
  ] as const;

  it.each(consents)(
    "(%s) frees %s, at its vendor too, and nothing else",
    async (name, resource, at) => {
      const consenting = await record({ ...spec("prod"), allowDeletion: [name] });
      const { protect, beforeDelete, ...rest } = production[resource]!;
      const freed: Table = { ...production, [resource]: rest };
      if (Object.keys(rest).length === 0) delete freed[resource];
      if (resource === "database-cluster") {
        freed["database-backups"] = { replaceOnChanges: ["clusterName"] };
      }
      expect(optionsOf(consenting)).toEqual(freed);
      const inputsOf = ({ resources }: Recording) =>
        resources.find((one) => one.name === resource)!.inputs;
      for (const [input, [before, after]] of Object.entries(at)) {
        expect([inputsOf(recorded["prod"]!)[input], inputsOf(consenting)[input]]).toEqual([
          before,
          after,
        ]);
      }
    },
  );
});

describe("a Postgres at Render", () => {
  const { environments: others } = loadFromFiles("examples/workflow-platform");
  const name = "flowdesk-postgres-prod";
  const instance = async (allowDeletion: string[]) => {
    const recording = await record({ ...others.get("prod")!, allowDeletion });
    return {
      options: optionsOf(recording)["database-instance"],
      inputs: recording.find(":Postgres", "").inputs,
    };
  };

  it("is there before every service, even one that is not told its address", async () => {
    const prod = others.get("prod")!;
    const silent = { ...prod, group: { ...prod.group, variables: {} } };
    const table = optionsOf(await record(silent));
    for (const { key } of prod.services) {
      expect(table[`services-${key}`]?.["dependsOn"], key).toEqual(["database-instance"]);
    }
  });

  it("may be deleted or replaced with consent alone", async () => {
    const kept = await instance(["something-else"]);
    expect([kept.options, kept.inputs["allowReplace"]]).toEqual([guarded, false]);
    const freed = await instance([name]);
    expect([freed.options, freed.inputs["allowReplace"]]).toEqual([undefined, true]);
  });
});

describe("a service with a disk", () => {
  const { environments: others } = loadFromFiles("examples/workflow-platform");
  const built = async (allowDeletion: string[]) => {
    const recording = await record({ ...others.get("prod")!, allowDeletion });
    const { inputs } = recording.find(":PrivateService", "prefect");
    return { options: optionsOf(recording)["services-prefect"], inputs };
  };

  it("is kept as what holds data is, and may lose its disk with consent alone", async () => {
    const kept = await built(["something-else"]);
    expect([kept.options, kept.inputs["allowReplace"]]).toEqual([guarded, undefined]);
    const freed = await built(["flowdesk-prefect-prod"]);
    expect([freed.options, freed.inputs["allowReplace"]]).toEqual([undefined, true]);
  });
});

describe("adoption", () => {
  const prod = spec("prod");
  const [frontend] = prod.frontends;
  const adopting = {
    ...prod,
    adoptRecords: { "api.bondigoo.ch": "zone/record" },
    protection: { ...prod.protection, adopt: true },
    frontends: [
      {
        ...frontend!,
        project: { own: true as const, name: "bondigoo-platform-prod", adopt: "prj_old" },
        adopted: {
          domains: { "www.bondigoo.ch": "prj_old/www.bondigoo.ch" },
          variables: { REACT_APP_API_URL: "prj_old/env_1" },
        },
      },
    ],
  };

  it("imports exactly what the config names, and replaces no readable variable", async () => {
    const database = prod.database as Extract<typeof prod.database, { type: "mongodb-atlas" }>;
    const cluster = { ...database.cluster, adopt: "old-cluster" } as typeof database.cluster;
    const all = { ...adopting, database: { ...database, cluster, adoptUser: true } };
    const imports: Table = {
      "dns-api.bondigoo.ch": { import: "zone/record" },
      "repository-protection": { import: "bondigoo-platform:main" },
      "frontend-platform-project": { import: "prj_old" },
      "frontend-platform-www.bondigoo.ch": { import: "prj_old/www.bondigoo.ch" },
      "frontend-platform-REACT_APP_API_URL": {
        import: "prj_old/env_1",
        ignoreChanges: ["sensitive"],
      },
      "database-cluster": { import: `${database.project}-old-cluster` },
      "database-user": { import: `${database.project}/bondigoo-prod-user/admin` },
    };
    const expected = structuredClone(production);
    for (const [name, added] of Object.entries(imports)) {
      expected[name] = { ...expected[name], ...added };
    }
    expect(optionsOf(await record(all))).toEqual(expected);
  });

  it("of a branch takes it as it is, whatever it was made from", async () => {
    const dev = { ...spec("dev"), adoptBranch: true };
    const { "repository-branch": branch } = optionsOf(await record(dev, ofProduction));
    expect(branch).toEqual({
      retainOnDelete: true,
      import: "bondigoo-platform:develop",
      ignoreChanges: ["sourceBranch", "sourceSha"],
    });
  });
});
