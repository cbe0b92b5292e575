import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStageAllUp } from "./all-up.ts";
import { type Stage, tables } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStageAllUp();
});
afterAll(() => stage?.close());

/** The calls that changed something, since the log was last emptied. */
const writes = () =>
  stage.sandbox.world.calls
    .map(({ operation }) => operation)
    .filter((operation) => /^(POST|PUT|PATCH|DELETE|Create|Update|Delete) /.test(operation));
/** What a table holds, without what the vendor makes up anew for each thing. */
const held = (table: string, ...fields: string[]) =>
  stage
    .rows(table)
    .map((row) => fields.map((field) => String(row[field])).join(" "))
    .toSorted();

describe("what is made anew without a change of anything else", () => {
  const replaced = {
    [tables.dnsRecords]: ["**::dns-www.bondigoo.ch", ["name", "type", "content"]],
    [tables.accessList]: ["**::database-access-74.220.51.0/24", ["cidrBlock"]],
    [tables.vercelDomains]: ["**::frontend-platform-bondigoo.ch", ["domain", "redirect"]],
    [tables.vercelVariables]: ["**::frontend-platform-REACT_APP_LAUNCHED", ["key", "value"]],
  } as const;
  const kinds = Object.entries(replaced).map(([table, [, fields]]) => ({ table, fields }));
  const picture = () => kinds.map(({ table, fields }) => held(table, ...fields));
  let before: string[][];

  beforeAll(async () => {
    before = picture();
    stage.sandbox.world.clearCalls();
    const urns = Object.values(replaced).flatMap(([urn]) => ["--replace", urn]);
    await stage.must("prod", "up", "--yes", "--skip-preview", ...urns);
  });

  it.each(kinds)("is deleted first, because its vendor has room for one: $table", ({ table }) => {
    expect(writes().filter((call) => call.endsWith(` ${table}`))).toEqual([
      `Delete ${table}`,
      `Create ${table}`,
    ]);
  });

  it("is there again, as it was, and so is everything beside it", () => {
    expect(picture()).toEqual(before);
  });
});

describe("with consent to the loss of the cluster, another name of it and a variable made secret", () => {
  const variable = () => stage.row(tables.vercelVariables, { key: "BUILD_CHANNEL" });
  const name = ["frontends", "platform", "variables", "BUILD_CHANNEL"];
  let calls: string[];

  beforeAll(async () => {
    stage.edit("prod", ["allowDeletion"], ["bondigoo-prod-cluster"]);
    stage.edit("prod", name, "readable");
    await stage.up("prod");
    expect(variable()).toMatchObject({ sensitive: false });
    stage.edit("prod", ["database", "cluster", "name"], "bondigoo-next-cluster");
    stage.edit("prod", name, "${secrets.sendgridApiKey}");
    stage.sandbox.world.clearCalls();
    await stage.up("prod");
    calls = writes();
  });

  it("replace the variable, the readable one first, and deploy the pages with it", () => {
    expect(variable()).toMatchObject({ sensitive: true });
    const tablesOfPages = [tables.vercelVariables, tables.vercelDeployments];
    expect(calls.filter((call) => tablesOfPages.some((table) => call.endsWith(table)))).toEqual([
      `Delete ${tables.vercelVariables}`,
      `Create ${tables.vercelVariables}`,
      `Create ${tables.vercelDeployments}`,
      `Delete ${tables.vercelDeployments}`,
    ]);
  });

  it("make the new cluster with backups of its own before the old one goes with its", () => {
    const first = (call: string) => calls.indexOf(call);
    const order = [
      first(`Create ${tables.clusters}`),
      first(`Create ${tables.backupSchedules}`),
      calls.findLastIndex((call) => call.endsWith("/deploys")),
      first(`Delete ${tables.backupSchedules}`),
      first(`Delete ${tables.clusters}`),
    ];
    expect(order).not.toContain(-1);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(held(tables.backupSchedules, "clusterName")).toEqual(["bondigoo-next-cluster"]);
    expect(held(tables.clusters, "name")).toEqual([
      "bondigoo-next-cluster",
      "coaching-platform-dev",
    ]);
  });

  it("leave users and services on the new one", () => {
    const users = stage
      .rows(tables.databaseUsers)
      .filter(({ username }) => String(username).startsWith("bondigoo-prod-"));
    expect(users).toHaveLength(3);
    for (const { scopes } of users) {
      expect(scopes).toEqual([{ name: "bondigoo-next-cluster", type: "CLUSTER" }]);
    }
    const { id } = stage.row(tables.services, { name: "bondigoo-api-prod" });
    const newest = stage.rows(tables.deploys).findLast(({ serviceId }) => serviceId === id);
    expect(newest).toMatchObject({
      status: "live",
      variables: { DATABASE_URL: expect.stringContaining("appName=bondigoo-next-cluster") },
    });
  });
});

describe("addresses that nobody let in to Atlas", () => {
  it("make a run fail that finds services connect from them, with the line to write", async () => {
    const { id, ownerId } = stage.row(tables.renderEnvironments, { name: "prod" });
    const table = stage.sandbox.world.table(tables.dedicatedIps);
    table["egs-new"] = {
      id: "egs-new",
      name: "new",
      description: "",
      ownerId,
      region: "frankfurt",
      environmentIds: [id],
      ips: ["203.0.113.10/32"],
      status: "RUNNING",
      ahead: [],
      since: 0,
      createdAt: "2026-01-01T00:00:00Z",
    };
    const { exitCode, output } = await stage.run("prod", "preview", "--refresh");
    expect(exitCode).not.toBe(0);
    expect(output).toContain(
      "Render's services in frankfurt now also connect from 203.0.113.10/32, which the Atlas",
    );
    expect(output).toContain("Write outboundAddresses: [203.0.113.10/32] under platform");
  });
});
