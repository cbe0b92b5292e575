import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadFromFiles } from "../../src/config/load-from-files.ts";
import type { Row } from "../../src/sandbox/world.ts";
import { surveyOn } from "../unowned/on-stage.ts";
import { openStage, type Stage, tables } from "./stage.ts";

const project = join(import.meta.dirname, "..", "..", "examples", "marketplace");
const stacks = ["prod", "staging", "qa", "dev"];

let stage: Stage;
beforeAll(async () => {
  stage = await openStage(project);
  for (const stack of stacks) await stage.up(stack);
}, 600_000);
afterAll(() => stage?.close());

const cluster = (name: string) => stage.row(tables.clusters, { name });

/** The size that Atlas runs the first region of a cluster at. */
function electable(name: string): Row {
  const [spec] = cluster(name).replicationSpecs as { regionConfigs: { electableSpecs: Row }[] }[];
  return spec!.regionConfigs[0]!.electableSpecs;
}

describe("a marketplace of ten services, three frontends and four environments", () => {
  it("is config without faults", () => {
    const { faults, environments } = loadFromFiles(project);
    expect(faults).toEqual([]);
    expect([...environments.keys()]).toEqual(["prod", "qa", "staging", "dev"]);
  });

  it("has nothing at the vendors that no stack owns", async () => {
    expect(await surveyOn(stage)).toEqual({ found: [], notLooked: [] });
  });

  it.each(stacks)("has all ten services of %s on Render, each of its kind", (stack) => {
    const ours = stage.rows(tables.services).filter(({ name }) => `${name}`.endsWith(`-${stack}`));
    const count = (type: string) => ours.filter((service) => service.type === type).length;
    expect(ours).toHaveLength(10);
    expect({
      web: count("web_service"),
      private: count("private_service"),
      worker: count("background_worker"),
      cron: count("cron_job"),
      site: count("static_site"),
    }).toEqual({ web: 3, private: 2, worker: 3, cron: 1, site: 1 });
  });

  it("scales production's API, keeps its search index on a disk, and pays nobody in dev", () => {
    expect(stage.row(tables.services, { name: "fairhaven-api-prod" })).toMatchObject({
      serviceDetails: { autoscaling: { enabled: true, min: 2, max: 6 } },
    });
    expect(stage.row(tables.services, { name: "fairhaven-payouts-dev" })).toMatchObject({
      suspended: "suspended",
    });
    const search = stage.row(tables.services, { name: "fairhaven-search-prod" });
    expect(stage.row(tables.disks, { serviceId: search.id })).toMatchObject({ sizeGB: 20 });
  });

  it("lets production's services wait for the checks of a commit, and dev's deploy at once", () => {
    const triggerOf = (name: string) => stage.row(tables.services, { name })["autoDeployTrigger"];
    expect(triggerOf("fairhaven-api-prod")).toBe("checksPass");
    expect(triggerOf("fairhaven-api-dev")).toBe("commit");
  });

  it("runs the image, which no push deploys", () => {
    expect(stage.row(tables.services, { name: "fairhaven-images-prod" })).toMatchObject({
      autoDeploy: "no",
      imagePath: "docker.io/darthsim/imgproxy:v3.28",
    });
  });

  it("lets api and auth know each other's address from the first deploy on", () => {
    const variablesOf = (name: string) => {
      const { id } = stage.row(tables.services, { name });
      const [first] = stage.rows(tables.deploys).filter(({ serviceId }) => serviceId === id);
      return first!.variables;
    };
    expect(variablesOf("fairhaven-api-prod")).toMatchObject({
      AUTH_URL: "https://auth.fairhaven.example",
      SEARCH_URL: expect.stringMatching(/^http:\/\/fairhaven-search-prod[a-z0-9-]*:8108$/),
    });
    expect(variablesOf("fairhaven-auth-prod")).toMatchObject({
      API_URL: "https://api.fairhaven.example",
    });
  });

  it("tells every service where the help pages are, which Render names itself in dev", () => {
    const group = stage.row(tables.envGroups, { name: "fairhaven-dev-env" });
    const variables = group.envVars as { key: string; value: string }[];
    expect(variables.find(({ key }) => key === "HELP_URL")!.value).toMatch(
      /^https:\/\/fairhaven-help-dev[a-z0-9-]*\.onrender\.com$/,
    );
  });

  it("serves dev and QA from staging's projects, the shops open to everybody", () => {
    expect(stage.rows(tables.vercelProjects)).toHaveLength(6);
    const open = stage.rows(tables.vercelExceptions).map(({ alias }) => alias);
    expect(open.toSorted()).toEqual(["dev.fairhaven.example", "qa.fairhaven.example"]);
  });

  it("lets only the named authorities issue certificates, for the whole domain", () => {
    const records = stage.rows(tables.dnsRecords).filter(({ type }) => type === "CAA");
    expect(records.map(({ name, content }) => `${name} ${content}`).toSorted()).toEqual([
      'fairhaven.example 0 issue "letsencrypt.org"',
      'fairhaven.example 0 issue "pki.goog"',
    ]);
  });

  it("lets the region's and the dedicated addresses in to Atlas, once", () => {
    const held = stage.rows(tables.accessList).map(({ cidrBlock }) => cidrBlock);
    expect(held.toSorted()).toEqual(["198.51.100.16/28", "74.220.49.0/24", "74.220.57.0/24"]);
  });

  it("gives each deployment environment its own upload token", () => {
    const held = stage.rows(tables.actionsSecrets);
    expect(held.map(({ environment }) => environment).toSorted()).toEqual(stacks.toSorted());
    expect(new Set(held.map(({ secretName }) => secretName))).toEqual(
      new Set(["SENTRY_UPLOAD_TOKEN"]),
    );
  });

  it("guards main with two reviews and the checks, administrators included", () => {
    expect(stage.row(tables.protections, { pattern: "main" })).toMatchObject({
      enforceAdmins: true,
      requiredPullRequestReviews: [{ requiredApprovingReviewCount: 2 }],
      requiredStatusChecks: [{ contexts: ["lint", "test"] }],
    });
  });
});

describe("production's cluster", () => {
  it("is pinned, guarded, backed up to any point in time, and scales within bounds", () => {
    expect(cluster("fairhaven-prod-cluster")).toMatchObject({
      mongoDbMajorVersion: "8.0",
      terminationProtectionEnabled: true,
      backupEnabled: true,
      pitEnabled: true,
      retainBackupsEnabled: true,
      replicationSpecs: [
        {
          regionConfigs: [
            {
              regionName: "US_EAST_2",
              autoScaling: { computeMinInstanceSize: "M30", computeMaxInstanceSize: "M50" },
            },
          ],
        },
      ],
    });
    expect(
      stage.row(tables.backupSchedules, { clusterName: "fairhaven-prod-cluster" }),
    ).toMatchObject({ restoreWindowDays: 7, policyItemDaily: { frequencyInterval: 1 } });
  });

  it("calls somebody when it has no primary, a snapshot failed or it runs full", () => {
    const alerts = stage.rows(tables.alerts);
    const of = { fieldName: "CLUSTER_NAME", value: "fairhaven-prod-cluster" };
    const measured = (metricName: string, threshold: number) => ({
      eventType: "OUTSIDE_METRIC_THRESHOLD",
      matchers: [],
      metricThresholdConfig: { metricName, operator: "GREATER_THAN", threshold },
    });
    const order = ({ eventType, metricThresholdConfig }: Row) =>
      `${eventType} ${(metricThresholdConfig as { metricName?: string } | null)?.metricName}`;
    expect(alerts.toSorted((a, b) => order(a).localeCompare(order(b)))).toMatchObject([
      { eventType: "CPS_SNAPSHOT_FAILED", matchers: [of] },
      { eventType: "NO_PRIMARY", matchers: [of] },
      measured("CONNECTIONS_PERCENT", 80),
      measured("DISK_PARTITION_SPACE_USED_DATA", 80),
      measured("NORMALIZED_SYSTEM_CPU_USER", 90),
    ]);
    for (const alert of alerts) {
      expect(alert).toMatchObject({
        enabled: true,
        notifications: [{ typeName: "EMAIL", emailAddress: "oncall@fairhaven.example" }],
      });
    }
  });

  it("may grow by itself: that is no drift, and a second run changes nothing", async () => {
    const electableSpecs = electable("fairhaven-prod-cluster");
    Object.assign(electableSpecs, { instanceSize: "M40", diskSizeGb: 120, diskIops: 3600 });
    const { exitCode, output } = await stage.run("prod", "preview", "--refresh", ...noChange);
    expect(exitCode, output).toBe(0);
  });

  it("is reported when somebody switches its backups off; repairing that takes no size back", async () => {
    Object.assign(cluster("fairhaven-prod-cluster"), { pitEnabled: false });
    const { exitCode, output } = await stage.run("prod", "preview", "--refresh", ...noChange);
    expect(exitCode).not.toBe(0);
    expect(output).toContain("pitEnabled");
    await stage.must("prod", "up", "--yes", "--skip-preview", "--refresh");
    expect(cluster("fairhaven-prod-cluster")).toMatchObject({ pitEnabled: true });
    expect(electable("fairhaven-prod-cluster").instanceSize).toBe("M40");
  });
});

const noChange = ["--expect-no-changes", "--diff"];

describe("a second run", () => {
  it.each(["qa", "dev"])("changes nothing: %s", async (stack) => {
    const { exitCode, output } = await stage.run(stack, "preview", "--refresh", ...noChange);
    expect(exitCode, output).toBe(0);
  });
});

describe("the end of an environment", () => {
  it("takes with it what is its own, and nothing that is guarded or another's", async () => {
    const consent = ["fairhaven-redis-dev"];
    stage.edit("dev", ["allowDeletion"], consent);
    await stage.up("dev");
    await stage.must("dev", "destroy", "--yes", "--skip-preview");
    const left = (table: string) =>
      stage.rows(table).filter(({ name }) => /(^|[.-])dev([.-]|$)/.test(String(name)));
    for (const table of [tables.services, tables.envGroups, tables.keyValues, tables.dnsRecords]) {
      expect(left(table)).toEqual([]);
    }
    expect(stage.rows(tables.services)).toHaveLength(30);
    expect(stage.rows(tables.clusters).map(({ name }) => name)).toContain("fairhaven-shared");
  });
});
