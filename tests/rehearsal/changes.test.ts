import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { commentBody, issueBody } from "../../src/ci/bodies.ts";
import { parseReport, type StackReport } from "../../src/ci/report.ts";
import { openStageAllUp } from "./all-up.ts";
import { both, consent, type Edit, inOneLine, onStage, preview } from "./edits.ts";
import { openStage, tables } from "./stage.ts";

const folder = join(import.meta.dirname, "..", "..");

describe("on MongoDB Atlas, Vercel and Render", () => {
  const { stage, refused, previewed } = onStage(openStageAllUp);
  const cluster = (field: string, value: unknown, before?: unknown): Edit => {
    return { path: ["database", "cluster", field], value, before };
  };
  const ofCluster = "bondigoo-prod-cluster";

  /** What a job of the workflows leaves about production. */
  const reportOn = async (kind: "preview" | "drift"): Promise<StackReport> => {
    const out = join(stage().cwd, `${kind}.json`);
    await stage().infra(["ci", kind, "--stack", "prod", "--out", out]);
    return parseReport(readFileSync(out, "utf8"), "prod");
  };

  it.each<[what: string, edits: Edit[], why: RegExp, commands: string[][]]>([
    [
      "a cluster made free",
      [cluster("size", "M0", "M10"), cluster("backups", false, true)],
      /bondigoo-prod-cluster: replicationSpecs from M10 to M0 is impossible\. Atlas refuses it/,
      both,
    ],
    [
      "a cluster made flexible",
      [cluster("size", "FLEX", "M10"), cluster("backups", false, true)],
      /from M10 to FLEX is impossible\..*only a new cluster can be so small\. Copy the data/,
      [preview],
    ],
  ])(
    "refuses %s, which the vendor cannot do, also with consent",
    async (_, edits, why, commands) => {
      const said = await refused("prod", [...edits, consent(ofCluster)], commands);
      for (const text of said) expect(text).toMatch(why);
    },
  );

  it("refuses an older MongoDB, and one two versions on, whatever the file calls it", async () => {
    const file = join(stage().cwd, "Pulumi.yaml");
    const text = readFileSync(file, "utf8");
    writeFileSync(file, text.replace('version: "8.0"', 'version: "7.0"'));
    const said = await refused("prod", [consent(ofCluster)], [preview]);
    writeFileSync(file, text);
    for (const one of said) {
      expect(one).toMatch(/mongoDbMajorVersion from 8 to 7 is impossible\..*restore a snapshot/);
    }
  });

  it.each<[what: string, name: string, edits: Edit[], why: RegExp, commands: string[][]]>([
    [
      "another region of the cluster",
      ofCluster,
      [cluster("region", "US_EAST_1")],
      /replicationSpecs from EU_CENTRAL_1 to US_EAST_1 interrupts\. Atlas moves the data/,
      both,
    ],
    [
      "another provider of the cluster",
      ofCluster,
      [cluster("provider", "GCP"), cluster("region", "WESTERN_EUROPE")],
      /replicationSpecs from AWS to GCP interrupts\./,
      [preview],
    ],
    [
      "a larger store",
      "bondigoo-redis-prod",
      [{ path: ["redis", "plan"], value: "standard", before: "starter" }],
      /plan from starter to standard interrupts\. Restarts on the larger plan/,
      both,
    ],
    [
      "a worker that is stopped",
      "bondigoo-worker-prod",
      [{ path: ["services", "worker"], value: { suspended: true } }],
      /suspended from false to true interrupts\. Out of reach until it is started again/,
      [preview],
    ],
    [
      "pages that ask visitors for a login",
      "bondigoo-platform-prod",
      [{ path: ["frontends", "platform", "deploymentProtection"], value: "all" }],
      /vercelAuthentication interrupts\. Visitors of the production domains have to log in/,
      [preview],
    ],
  ])(
    "refuses %s in production before the config consents",
    async (...[, name, edits, why, commands]) => {
      for (const text of await refused("prod", edits, commands)) {
        expect(text).toMatch(why);
        expect(text).toContain(
          `write \`allowInterruption: [${name}]\` under environment in Pulumi.prod`,
        );
      }
    },
  );

  it("refuses to lose a cluster's backups before the config lets go of it", async () => {
    for (const text of await refused("prod", [
      cluster("backups", false, true),
      consent(ofCluster),
    ])) {
      expect(text).toMatch(/backupEnabled from true to false loses\. No more snapshots/);
      expect(text).toContain(`write \`allowDeletion: [${ofCluster}]\` under environment`);
    }
  });

  it("consent to one thing is none to another", async () => {
    const edits = [cluster("region", "US_EAST_1"), consent("bondigoo-redis-prod")];
    const said = await refused("prod", edits, [preview]);
    expect(said.join()).toContain(`write \`allowInterruption: [${ofCluster}]\``);
  });

  it("is in the report of a pull request, riskiest first, and nothing secret with it", async () => {
    stage().edit("prod", ["allowInterruption"], [ofCluster]);
    stage().edit("prod", ["database", "cluster", "region"], "US_EAST_1");
    stage().edit("prod", ["protection", "reviews"], 2);
    const report = await reportOn("preview");
    stage().edit("prod", ["allowInterruption"], undefined);
    stage().edit("prod", ["database", "cluster", "region"], undefined);
    stage().edit("prod", ["protection", "reviews"], 1);
    expect(report.error).toBeUndefined();
    const told = report.changes.map(({ name, effects }) => [name, effects[0]?.effect]);
    expect(told[0]).toEqual(["database-cluster", "interrupts"]);
    expect(told).toContainEqual(["repository-protection", "in place"]);
    const comment = commentBody([report], "0123456789", "https://github.com/o/r/actions/runs/1");
    expect(comment).toMatch(
      /update `database-cluster`.* - \*\*interrupts\*\*: Atlas moves the data/,
    );
    expect(comment).toMatch(
      /update `repository-protection`.* - in place: What a pull request needs/,
    );
  });

  it("refuses in the report what it refuses in the terminal", async () => {
    stage().edit("prod", ["database", "cluster", "region"], "US_EAST_1");
    const { error } = await reportOn("preview");
    stage().edit("prod", ["database", "cluster", "region"], undefined);
    expect(error).toContain(`write \`allowInterruption: [${ofCluster}]\``);
  });

  it("is in the drift report too, where nothing takes back what was done by hand", async () => {
    const cluster = stage().row(tables.clusters, { name: ofCluster });
    cluster["mongoDbMajorVersion"] = "8.1";
    const report = await reportOn("drift");
    const { exitCode, output } = await stage().run("prod", "up", "--refresh", "--yes");
    cluster["mongoDbMajorVersion"] = "8.0";
    await stage().must("prod", "refresh", "--yes");
    expect(report.error).toBeUndefined();
    expect(report.drift[0]).toMatchObject({ name: "database-cluster", op: "update" });
    expect(report.drift[0]?.effects[0]?.effect).toBe("impossible");
    expect(issueBody(report, "https://github.com/o/r/actions/runs/1")).toMatch(
      /\*\*impossible\*\*.*: Atlas lowers it by hand alone/,
    );
    expect(exitCode).not.toBe(0);
    expect(inOneLine(output)).toMatch(/from 8\.1 to 8 is impossible/);
  });

  it("carries out what was consented to, and nothing is refused when the consent is gone", async () => {
    const names = [
      ofCluster,
      "bondigoo-redis-prod",
      "bondigoo-worker-prod",
      "bondigoo-platform-prod",
    ];
    const { edit, up, row } = stage();
    edit("prod", ["allowInterruption"], names);
    edit("prod", ["database", "cluster", "region"], "US_EAST_1");
    edit("prod", ["redis", "plan"], "standard");
    edit("prod", ["services", "worker"], { suspended: true });
    edit("prod", ["frontends", "platform", "deploymentProtection"], "all");
    await up("prod");
    expect(JSON.stringify(row(tables.clusters, { name: ofCluster }))).toContain("US_EAST_1");
    expect(row(tables.keyValues, { name: names[1] })).toMatchObject({ plan: "standard" });
    edit("prod", ["allowInterruption"], undefined);
    const { exitCode, output } = await stage().run("prod", "preview", "--expect-no-changes");
    expect(exitCode, output).toBe(0);
  });

  it("only tells of what lasts a moment, or goes on", async () => {
    const { exitCode, said } = await previewed("prod", [
      cluster("size", "M30", "M10"),
      { path: ["services", "api", "plan"], value: "standard" },
      { path: ["protection", "reviews"], value: 2, before: 1 },
    ]);
    expect(exitCode, said).toBe(0);
    expect(said).toContain("replicationSpecs: interrupts: Replaced node by node, longer with more");
    expect(said).toContain("plan: in place: One deploy: new instances are started");
    expect(said).toContain("requiredPullRequestReviews: in place: What a pull request needs");
  });
});

describe("on Render alone", () => {
  const project = join(folder, "examples", "workflow-platform");
  const { stage, refused, previewed } = onStage(async () => {
    const opened = await openStage(project);
    for (const stack of ["prod", "staging"]) await opened.up(stack);
    return opened;
  });
  const database = (stack: string) => `flowdesk-postgres-${stack}`;
  const plan = (value: string, before: string): Edit => ({
    path: ["database", "plan"],
    value,
    before,
  });

  it("makes a database and its storage larger where the environment is not kept whole", async () => {
    const larger = [plan("basic_1gb", "basic_256mb")];
    const { exitCode, said } = await previewed("staging", larger);
    expect(exitCode, said).toBe(0);
    expect(said).toContain("plan: interrupts: Out of reach for minutes");
    stage().edit("staging", ["database", "plan"], "basic_1gb");
    stage().edit("staging", ["database", "diskSizeGb"], 20);
    await stage().up("staging");
    expect(stage().row("render/postgres", { name: database("staging") })).toMatchObject({
      plan: "basic_1gb",
      diskSizeGB: 20,
    });
  });

  it("asks for consent to a larger one where it is", async () => {
    const [text] = await refused("prod", [plan("pro_4gb", "basic_4gb")], [preview]);
    expect(text).toMatch(/plan from basic_4gb to pro_4gb interrupts\. Out of reach for minutes/);
    expect(text).toContain(`allowInterruption: [${database("prod")}]`);
  });

  it("refuses smaller storage of a database, and of a disk", async () => {
    const lowered: Edit = { path: ["database", "diskSizeGb"], value: 10, before: 20 };
    for (const text of await refused("staging", [lowered])) {
      expect(text).toMatch(/Storage (can )?only grow/);
    }
    const disk = (sizeGb: number) => ({
      plan: "standard",
      disk: { mount: "/var/lib/prefect", sizeGb },
    });
    const smaller: Edit = { path: ["services", "prefect"], value: disk(5), before: disk(10) };
    for (const text of await refused("prod", [smaller])) {
      expect(text).toMatch(/disk (can )?only grow/);
    }
  });

  it("refuses to make a paid database free", async () => {
    const edits = [
      plan("free", "basic_1gb"),
      { path: ["database", "diskSizeGb"], value: undefined, before: 20 },
      consent(database("staging")),
    ];
    const [text] = await refused("staging", edits, [preview]);
    expect(text).toMatch(/plan from basic_1gb to free is impossible\./);
  });

  it("asks everywhere for consent to a smaller one, and says what nobody knows", async () => {
    const smaller = [plan("basic_256mb", "basic_1gb")];
    for (const text of await refused("staging", smaller)) {
      expect(text).toMatch(/No page of Render says whether it makes an instance smaller/);
    }
    const agreed = await previewed("staging", [...smaller, consent(database("staging"))]);
    expect(agreed.exitCode, agreed.said).toBe(0);
  });
});
