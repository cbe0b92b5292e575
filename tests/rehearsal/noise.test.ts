import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Row } from "../../src/sandbox/world.ts";
import { openStageAllUp } from "./all-up.ts";
import { type Stage, tables } from "./stage.ts";

const environmentVariables = "github:index/actionsEnvironmentVariable:ActionsEnvironmentVariable";
const later = "2027-07-07T07:07:07Z";

let stage: Stage;
beforeAll(async () => {
  stage = await openStageAllUp();
  stage.edit("prod", ["database", "cluster", "autoscaleTo"], "M30");
  await stage.up("prod");
});
afterAll(() => stage?.close());

/** As the nightly look for drift does it. */
const look = () => stage.run("prod", "preview", "--refresh", "--expect-no-changes");

type Specs = { instanceSize: string; diskSizeGb: number; diskIops: number };
const electable = (cluster: Row): Specs => {
  const [spec] = cluster.replicationSpecs as { regionConfigs: { electableSpecs: Specs }[] }[];
  return spec!.regionConfigs[0]!.electableSpecs;
};
const cluster = () => stage.row(tables.clusters, { name: "bondigoo-prod-cluster" });
const productionVariable = (): Row => ({
  key: "REACT_APP_API_URL",
  projectId: stage.row(tables.vercelProjects, { name: "bondigoo-platform-prod" }).id,
  gitBranch: undefined,
});
const api = () => stage.row(tables.services, { name: "bondigoo-api-prod" });

describe("what vendors move by themselves is no drift", () => {
  const moves: [what: string, move: () => void][] = [
    [
      "times and marks of DNS records",
      () => {
        for (const record of stage.rows(tables.dnsRecords)) {
          Object.assign(record, {
            modifiedOn: later,
            commentModifiedOn: later,
            tagsModifiedOn: later,
            meta: '{"auto_added":false}',
            proxiable: false,
          });
        }
      },
    ],
    [
      "marks, commits and times of GitHub's objects",
      () => {
        for (const branch of stage.rows(tables.branches)) {
          Object.assign(branch, { sha: "0".repeat(40), etag: 'W/"moved"' });
        }
        for (const variable of stage.rows(environmentVariables)) variable.updatedAt = later;
      },
    ],
    [
      "a domain whose verification comes and goes",
      () => {
        for (const domain of stage.rows(tables.vercelDomains)) {
          domain.verified = false;
          domain.verifications = [
            { domain: "_vercel.bondigoo.ch", type: "TXT", value: "vc-domain-verify=1", reason: "" },
          ];
        }
      },
    ],
    [
      "settings that Vercel fills in, and deployments of pushes",
      () => {
        const project = stage.row(tables.vercelProjects, { name: "bondigoo-platform-prod" });
        Object.assign(project, {
          buildMachineType: "enhanced",
          enablePreviewFeedback: false,
          resourceConfig: { fluid: false, functionDefaultRegions: ["fra1"] },
        });
        const [deployment] = stage.rows(tables.vercelDeployments);
        const pushed = { ...deployment, id: "dpl_pushed", meta: { githubCommitSha: "1" } };
        stage.sandbox.world.table(tables.vercelDeployments)["dpl_pushed"] = pushed;
      },
    ],
    [
      "a cluster that Atlas scaled and patched",
      () => {
        Object.assign(electable(cluster()), {
          instanceSize: "M20",
          diskSizeGb: 40,
          diskIops: 4000,
        });
        Object.assign(cluster(), { mongoDbVersion: "8.0.99", stateName: "UPDATING" });
      },
    ],
    [
      "times, a later deploy and a new version of Redis at Render",
      () => {
        for (const table of [tables.services, tables.envGroups, tables.keyValues]) {
          for (const row of stage.rows(table)) row.updatedAt = later;
        }
        const [redis] = stage.rows(tables.keyValues);
        redis!.version = "9.9.9";
        const [deploy] = stage.rows(tables.deploys);
        const pushed = { ...deploy, id: "dep-pushed", trigger: "new_commit" };
        stage.sandbox.world.table(tables.deploys)["dep-pushed"] = pushed;
      },
    ],
  ];

  // One look at all of them: what it reported would have a name.
  it(moves.map(([what]) => what).join("; "), async () => {
    for (const [, move] of moves) move();
    const { exitCode, output } = await look();
    expect(exitCode, output).toBe(0);
  });
});

describe("what somebody changed by hand is drift, at the thing it was", () => {
  const edits: [what: string, resource: string, row: () => Row, changed: Row][] = [
    [
      "the target of a DNS record",
      "dns-api.bondigoo.ch",
      () => stage.row(tables.dnsRecords, { name: "api.bondigoo.ch" }),
      { content: "elsewhere.example.com" },
    ],
    [
      "reviews of the branch",
      "repository-protection",
      () => stage.row(tables.protections, { pattern: "main" }),
      { requiredPullRequestReviews: [{ requiredApprovingReviewCount: 0 }] },
    ],
    [
      "the build command at Vercel",
      "frontend-platform-project",
      () => stage.row(tables.vercelProjects, { name: "bondigoo-platform-prod" }),
      { buildCommand: "npm run build" },
    ],
    [
      "a readable variable at Vercel",
      "frontend-platform-REACT_APP_API_URL",
      () => stage.row(tables.vercelVariables, productionVariable()),
      { value: "https://elsewhere.example.com" },
    ],
    [
      "rights of the database user",
      "database-user",
      () => stage.row(tables.databaseUsers, { username: "bondigoo-prod-user" }),
      { roles: [{ roleName: "atlasAdmin", databaseName: "admin" }] },
    ],
    [
      "termination protection of the cluster",
      "database-cluster",
      cluster,
      { terminationProtectionEnabled: false },
    ],
    ["the branch of a service", "services-api", api, { branch: "experiment" }],
    [
      "a variable of the services",
      "services-group",
      () => stage.row(tables.envGroups, { name: "bondigoo-prod-env" }),
      { envVars: [{ key: "NODE_ENV", value: "development" }] },
    ],
    [
      "what Redis does when it is full",
      "redis-store",
      () => stage.row(tables.keyValues, { name: "bondigoo-redis-prod" }),
      { options: { maxmemoryPolicy: "allkeys_lru", persistenceMode: "journal_snapshot" } },
    ],
  ];

  let output: string;
  let address: string;
  beforeAll(async () => {
    for (const [, , rowOf, changed] of edits) Object.assign(rowOf(), changed);
    const list = stage.sandbox.world.table(tables.accessList);
    const [key, row] = Object.entries(list)[0]!;
    delete list[key];
    address = `database-access-${row.cidrBlock}`;
    const looked = await look();
    expect(looked.exitCode).not.toBe(0);
    output = looked.output;
  });

  /** What the next `up` would do to each thing, by its name. */
  const proposed = () =>
    Object.fromEntries(
      [...output.matchAll(/^ *[~+-]+ +\S+:\S+ (\S+) (update|create|delete|replace)\b/gm)].map(
        ([, name, operation]) => [name!, operation!],
      ),
    );

  it.each(edits)("%s", (_, resource) => {
    expect(proposed()[resource]).toBe("update");
  });

  it("an address that was let in no more", () => {
    expect(proposed()[address]).toBe("create");
  });

  it("and nothing else, but the worker, which has to get the group's variables back", () => {
    const changed = [...edits.map(([, resource]) => resource), address, "services-worker"];
    expect(Object.keys(proposed()).toSorted()).toEqual(changed.toSorted());
  });
});
