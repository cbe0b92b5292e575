import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Condition } from "../../src/live/condition.ts";
import { outcomeOf } from "../commands/outcome.ts";
import { openStageAllUp } from "./all-up.ts";
import { type Stage, tables } from "./stage.ts";

const stacks = ["prod", "staging", "dev"];
const others = ["staging", "dev"];
const liveSecret = "sk_live_fake_key_of_bondigoo";
const errorsOfProduction = "https://placeholder1@sentry.invalid/1";
const channel = "https://hooks.slack.com/services/placeholder/x";
const livePublishable = "pk_live_fake_key_of_bondigoo";

let stage: Stage;
beforeAll(async () => {
  stage = await openStageAllUp();
});
afterAll(() => stage?.close());

const variablesOf = (stack: string): Record<string, string> => {
  const { envVars } = stage.row(tables.envGroups, { name: `bondigoo-${stack}-env` });
  const list = envVars as { key: string; value: string }[];
  return Object.fromEntries(list.map(({ key, value }) => [key, value]));
};
const pageVariable = (key: string) => {
  const { id } = stage.row(tables.vercelProjects, { name: "bondigoo-platform-prod" });
  return stage
    .rows(tables.vercelVariables)
    .find((row) => row.projectId === id && row.key === key && !row.gitBranch);
};
const serviceIds = () => stage.rows(tables.services).map(({ id }) => id);
const operations = () => stage.sandbox.world.calls.map(({ operation }) => operation);
const redisOf = (stack: string) =>
  stage.row(tables.keyValues, { name: `bondigoo-redis-${stack}` }).id as string;

async function goLive(): Promise<{
  exitCode: number | undefined;
  open: string[];
  items: Condition[];
}> {
  const { exitCode, stdout, stderr } = await stage.infra(["go-live", "--json"]);
  expect(stderr).toBe("");
  const { items }: { items: Condition[] } = outcomeOf("go-live", stdout);
  return {
    exitCode,
    items,
    open: items.filter(({ status }) => status === "open").map(({ title }) => title),
  };
}

describe("before launch day", () => {
  it("lists what is open, in the files and in what runs, and ends with 2", async () => {
    const { exitCode, open } = await goLive();
    expect(exitCode).toBe(2);
    expect(open).toEqual([
      "every environment has its own Redis",
      "live keys in production, and only there",
      "the initial data is seeded",
      "people are told when production fails",
      "production's errors are tracked",
      "every environment runs on its own Redis",
      "production is deployed as launched",
    ]);
  });

  it("refuses launched: true with everything that is open, and changes nothing", async () => {
    stage.edit("prod", ["launched"], true);
    stage.sandbox.world.clearCalls();
    const { exitCode, output } = await stage.run("prod", "up", "--yes", "--skip-preview");
    stage.edit("prod", ["launched"], false);
    expect(exitCode).not.toBe(0);
    for (const path of [
      "staging.environment.redis.sharedFrom",
      "dev.environment.redis.sharedFrom",
      "prod.environment.seeded",
      "prod.environment.alerts",
      "prod.environment.variables.SENTRY_DSN",
      "prod.secrets.stripeSecretKey",
      "prod.secrets.stripePublishableKey",
    ]) {
      expect(output).toContain(path);
    }
    expect(
      operations().filter((one) => /^(POST|PUT|PATCH|DELETE|Create|Update|Delete) /.test(one)),
    ).toEqual([]);
  });
});

describe.each(others)("moving %s to a Redis of its own", (stack) => {
  it("replaces no service and never leaves one without Redis", async () => {
    const services = serviceIds();
    const shared = redisOf("prod");
    expect(variablesOf(stack).REDIS_URL).toContain(shared);
    stage.edit(stack, ["redis"], {});
    stage.sandbox.world.clearCalls();
    await stage.up(stack);

    expect(serviceIds()).toEqual(services);
    expect(variablesOf(stack).REDIS_URL).toContain(redisOf(stack));
    expect(redisOf("prod")).toBe(shared);
    const calls = operations();
    expect(calls.filter((one) => /^DELETE/.test(one))).toEqual([]);
    // The new Redis was made, and looked at until it was available, before any service heard of it.
    const made = calls.indexOf("POST /key-value");
    const available = calls.lastIndexOf("GET /key-value/{keyValueId}/connection-info");
    const told = calls.findIndex((one) => /^PUT .*env-vars/.test(one));
    expect(made).toBeGreaterThanOrEqual(0);
    expect(available).toBeGreaterThan(made);
    expect(told).toBeGreaterThan(available);
  });

  it("leaves production on its own, and its services undeployed", () => {
    expect(variablesOf("prod").REDIS_URL).toContain(redisOf("prod"));
    const api = stage.row(tables.services, { name: "bondigoo-api-prod" }).id;
    const deploys = stage.rows(tables.deploys).filter(({ serviceId }) => serviceId === api);
    expect(deploys).toHaveLength(1);
  });
});

describe("launch day", () => {
  it("takes the live keys into production, and into no other environment", async () => {
    const refused = await stage.infra(
      ["secrets", "set", "stripeSecretKey", "-s", "dev"],
      liveSecret,
    );
    expect(refused).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("a live key in development"),
    });
    const first = await stage.infra(
      ["secrets", "set", "stripeSecretKey", "-s", "prod"],
      liveSecret,
    );
    expect(first.exitCode, first.stderr).toBe(0);
    const second = await stage.infra(
      ["secrets", "set", "stripePublishableKey", "-s", "prod"],
      livePublishable,
    );
    expect(second.exitCode, second.stderr).toBe(0);
  });

  it("is the last thing open once the data is in and somebody is told of trouble", async () => {
    stage.edit("prod", ["seeded"], "2026-01-31");
    const file = join(stage.cwd, "Pulumi.yaml");
    const declared = "sentryDsn: { kind: sentry-dsn }";
    const both = `${declared}\n        slackWebhook: { kind: slack-webhook-url }`;
    writeFileSync(file, readFileSync(file, "utf8").replace(/sentryDsn: .*/, both));
    const slack = { webhook: "slackWebhook" };
    stage.edit("prod", ["alerts"], { emails: ["ops@bondigoo.ch"], slack });
    stage.edit("prod", ["variables", "SENTRY_DSN"], "${secrets.sentryDsn}");
    const dsn = await stage.infra(
      ["secrets", "set", "sentryDsn", "-s", "prod"],
      errorsOfProduction,
    );
    expect(dsn.exitCode, dsn.stderr).toBe(0);
    const webhook = await stage.infra(["secrets", "set", "slackWebhook", "-s", "prod"], channel);
    expect(webhook.exitCode, webhook.stderr).toBe(0);
    expect((await goLive()).open).toEqual(["production is deployed as launched"]);
  });

  it("is an ordinary up: nothing replaced, services deployed once with the live key", async () => {
    const services = serviceIds();
    const api = stage.row(tables.services, { name: "bondigoo-api-prod" }).id;
    const deploysOf = () => stage.rows(tables.deploys).filter(({ serviceId }) => serviceId === api);
    const before = deploysOf().length;
    stage.edit("prod", ["launched"], true);
    const preview = await stage.must("prod", "preview", "--json");
    const steps: { op: string; urn: string }[] = JSON.parse(preview.stdout).steps;
    const replaced = steps.filter(({ op }) => /replace|delete/.test(op));
    // A deployment of the page is a thing that is made anew, because Vercel builds variables in.
    expect(replaced.filter(({ urn }) => !urn.includes(":Deployment::"))).toEqual([]);
    await stage.up("prod");

    expect(serviceIds()).toEqual(services);
    expect(variablesOf("prod").STRIPE_SECRET_KEY).toBe(liveSecret);
    expect(deploysOf()).toHaveLength(before + 1);
    expect(pageVariable("REACT_APP_LAUNCHED")).toMatchObject({ value: "true" });
    expect(variablesOf("prod").SENTRY_DSN).toBe(errorsOfProduction);
    expect(stage.rows(tables.alerts)).toHaveLength(5);
    const workflows = stage.rows(tables.actionsSecrets);
    expect(workflows).toMatchObject([{ environment: "prod", secretName: "ALERTS_SLACK_WEBHOOK" }]);
    expect(pageVariable("REACT_APP_STRIPE_PKEY")).toMatchObject({ value: livePublishable });
    for (const stack of others) expect(variablesOf(stack).STRIPE_SECRET_KEY).toMatch(/^sk_test_/);
  });
});

describe("after launch", () => {
  it("has nothing open, but what only a person can look at", async () => {
    const { exitCode, items } = await goLive();
    expect(items.filter(({ status }) => status === "open")).toEqual([]);
    expect(items.filter(({ status }) => status === "unseen").map(({ title }) => title)).toEqual([
      "every domain resolves and serves TLS",
    ]);
    expect(exitCode).toBe(0);
  });

  it("holds the keys of every environment apart", async () => {
    for (const stack of stacks) {
      const key = variablesOf(stack).STRIPE_SECRET_KEY;
      expect(key).toMatch(stack === "prod" ? /^sk_live_/ : /^sk_test_/);
    }
  });

  it("refuses a shared Redis, a free plan, a suspended service and no backups", async () => {
    const edits: [stack: string, path: string[], value: unknown, undo: unknown][] = [
      ["dev", ["redis"], { sharedFrom: "prod" }, {}],
      ["prod", ["services", "api", "plan"], "free", "starter"],
      ["prod", ["services", "worker", "suspended"], true, false],
      ["prod", ["database", "cluster", "backups"], false, true],
    ];
    for (const [stack, path, value] of edits) stage.edit(stack, path, value);
    const { exitCode, output } = await stage.run("prod", "preview");
    for (const [stack, path, , undo] of edits) stage.edit(stack, path, undo);
    expect(exitCode).not.toBe(0);
    for (const fault of [
      'dev.environment.redis.sharedFrom: "prod", but production is launched',
      'prod.environment.services.api.plan: "free", but production is launched',
      "prod.environment.services.worker.suspended: true, but production is launched",
      "prod.environment.database.cluster.backups: no backups, but production is launched",
    ]) {
      expect(output).toContain(fault);
    }
  });

  it("refuses a test key in production when it is entered", async () => {
    const { exitCode, stderr } = await stage.infra(
      ["secrets", "set", "stripeSecretKey", "-s", "prod"],
      "sk_test_fake_key_of_bondigoo",
    );
    expect(exitCode).toBe(1);
    expect(stderr).toContain("a test key, but production is launched");
  });
});
