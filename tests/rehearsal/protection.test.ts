import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeWorkingCopy, workingCopies } from "../../src/rehearsal/working-copy.ts";
import { openStageAllUp } from "./all-up.ts";
import { type Stage, tables } from "./stage.ts";

const zones = "cloudflare:index/zone:Zone";
/** What cannot be made again, by its table. */
const stateful = ["clusters", "keyValues", "vercelProjects"] as const;

let stage: Stage;
beforeAll(async () => {
  stage = await openStageAllUp();
  stage.edit("staging", ["redis"], {});
  await stage.up("staging");
});
afterAll(() => stage?.close());

/** Names at the vendors of everything that cannot be made again. */
const held = () => [
  ...stateful.flatMap((table) => stage.rows(tables[table]).map(({ name }) => String(name))),
  ...stage.rows(zones).map(({ name }) => String(name)),
];
const everything = [
  "bondigoo-prod-cluster",
  "coaching-platform-dev",
  "bondigoo-redis-prod",
  "bondigoo-redis-staging",
  "bondigoo-platform-prod",
  "bondigoo-platform-staging",
  "bondigoo.ch",
];
const losses = async (stack: string, ...args: string[]) => {
  const { stdout } = await stage.must(stack, "preview", "--json", ...args);
  const steps: { op: string; urn: string }[] = JSON.parse(stdout).steps;
  const kinds = /AdvancedCluster|KeyValue|vercel:index\/project:Project::|Postgres/;
  return steps.filter(({ op, urn }) => /delete|replace/.test(op) && kinds.test(urn));
};
const destroy = (stack: string) => stage.run(stack, "destroy", "--yes", "--skip-preview");

it("begins with everything in place", () => {
  expect(held().toSorted()).toEqual(everything.toSorted());
});

describe("without consent", () => {
  // Of production: life.test.ts.
  it("destroy of staging stops before anything is lost", async () => {
    const services = stage.rows(tables.services).length;
    const { exitCode } = await destroy("staging");
    expect(exitCode).not.toBe(0);
    expect(held().toSorted()).toEqual(everything.toSorted());
    expect(stage.rows(tables.services)).toHaveLength(services);
  });

  it.each([
    ["sharing production's Redis again", "staging", ["redis"], { sharedFrom: "prod" }, {}],
    [
      "giving its Vercel project up for previews",
      "staging",
      ["frontends", "platform", "previewOf"],
      "prod",
      undefined,
    ],
  ])("%s is refused at preview", async (_, stack, path, value, undo) => {
    stage.edit(stack, path, value);
    const { exitCode, output } = await stage.run(stack, "preview");
    stage.edit(stack, path, undo);
    expect(exitCode).not.toBe(0);
    expect(output).toMatch(/marked for protection|cannot be made again/);
  });

  it("moving to another region is refused at preview, with the reason", async () => {
    const { folder } = makeWorkingCopy(process.cwd(), workingCopies(stage.sandbox.state));
    const file = join(folder, "Pulumi.yaml");
    const text = readFileSync(file, "utf8");
    writeFileSync(file, text.replace("region: frankfurt", "region: oregon"));
    const { exitCode, output } = await stage.run("prod", "preview");
    writeFileSync(file, text);
    expect(exitCode).not.toBe(0);
    expect(output).toMatch(/redis-store.*\n?.*(replac|protect|made again)/);
  });

  it("another name of a Redis or a Vercel project renames it in place", async () => {
    stage.edit("prod", ["redis", "name"], "cache");
    stage.edit("prod", ["frontends", "platform", "project"], "pages");
    expect(await losses("prod")).toEqual([]);
    stage.edit("prod", ["redis", "name"], undefined);
    stage.edit("prod", ["frontends", "platform", "project"], undefined);
  });

  it("a branch that somebody deleted takes nothing with it", async () => {
    const branches = stage.sandbox.world.table(tables.branches);
    const [key, row] = Object.entries(branches).find(([, { branch }]) => branch === "staging")!;
    delete branches[key];
    expect(await losses("staging", "--refresh")).toEqual([]);
    branches[key] = row;
  });

  it("another branch in the config takes nothing with it either", async () => {
    stage.edit("staging", ["branch"], "stage");
    expect(await losses("staging")).toEqual([]);
    stage.edit("staging", ["branch"], "staging");
  });

  it("consent to something else is none", async () => {
    stage.edit("staging", ["allowDeletion"], ["bondigoo-platform-prod", "bondigoo-redis-prod"]);
    await stage.up("staging");
    expect((await destroy("staging")).exitCode).not.toBe(0);
    expect(held().toSorted()).toEqual(everything.toSorted());
  });
});

it("GitHub itself refuses to delete a guarded branch, and force pushes to it", () => {
  for (const branch of ["main", "staging", "develop"]) {
    expect(stage.row(tables.protections, { pattern: branch })).toMatchObject({
      allowsDeletions: false,
      allowsForcePushes: false,
    });
  }
});

describe("with consent that names each thing", () => {
  it("staging goes, and nothing that others use goes with it", async () => {
    const names = ["bondigoo-platform-staging", "bondigoo-redis-staging"];
    stage.edit("staging", ["allowDeletion"], names);
    await stage.up("staging");
    const { exitCode, output } = await destroy("staging");
    expect(exitCode, output).toBe(0);
    expect(held().toSorted()).toEqual(
      everything.filter((name) => !names.includes(name)).toSorted(),
    );
  });

  it("production's consent to one thing keeps the others", async () => {
    stage.edit("prod", ["allowDeletion"], ["bondigoo-redis-prod"]);
    await stage.up("prod");
    expect((await destroy("prod")).exitCode).not.toBe(0);
    expect(held()).toEqual(
      expect.arrayContaining(["bondigoo-prod-cluster", "bondigoo-platform-prod"]),
    );
    expect(held()).toContain("bondigoo-redis-prod");
  });
});
