import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Looked } from "../../src/ci/drift-text.ts";
import { changeByHand } from "../../src/sandbox/audit.ts";
import { openStage, type Stage, tables } from "../rehearsal/stage.ts";
import { outcomeOf } from "./outcome.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  await stage.up("prod");
}, 300_000);
afterAll(() => stage.close());

const record = () => stage.row(tables.dnsRecords, { name: "www.bondigoo.ch" });

async function drift(...args: string[]) {
  const { exitCode, stdout, stderr } = await stage.infra(["drift", "-s", "prod", ...args]);
  return { exitCode, stdout, stderr };
}

async function findings() {
  const { stdout } = await drift("--json");
  const { stacks }: { stacks: Looked[] } = outcomeOf("drift", stdout);
  return stacks[0]!.findings;
}

it("finds nothing in an environment that nobody touched, and ends with 0", async () => {
  const { exitCode, stdout } = await drift();
  expect(stdout).toContain("prod: as its files say");
  expect(exitCode).toBe(0);
});

it("tells who changed a finding last, and of the others why nobody says", async () => {
  const project = stage.row(tables.vercelProjects, { name: "bondigoo-platform-prod" });
  const [command, content] = [project["buildCommand"], record()["content"]];
  const { world } = stage.sandbox;
  changeByHand(world, tables.vercelProjects, project, { buildCommand: "make" }, "anna@example.com");
  changeByHand(world, tables.dnsRecords, record(), { content: "elsewhere.example" });
  const { stdout } = await drift();
  Object.assign(project, { buildCommand: command });
  Object.assign(record(), { content });
  expect(stdout).toMatch(
    /project frontend-platform-project, changed by hand\n {4}last changed by anna@example.com on 2026-01-01/,
  );
  expect(stdout).toContain(
    "who changed it is not told: Cloudflare answered 403: Unauthorized to access requested resource",
  );
  expect(stdout).toMatch(
    /cannot be seen, as the vendor takes it and never gives it back: .*password/,
  );
});

it("tells an edit by hand with vendor and thing; its repair, run as printed, undoes that alone", async () => {
  const before = record()["content"];
  Object.assign(record(), { content: "elsewhere.example" });
  const mail = stage.row(tables.services, { name: "bondigoo-worker-prod" });
  const branch = mail["branch"];
  mail["branch"] = "main-by-hand";

  const { exitCode, stdout } = await drift();
  expect(exitCode).toBe(2);
  expect(stdout).toContain("Cloudflare: DNS record");
  expect(stdout).toContain(`content: ${before} -> elsewhere.example`);
  const found = await findings();
  expect(found.map(({ vendor, cause }) => [vendor, cause])).toEqual([
    ["Cloudflare", "edited"],
    ["Render", "edited"],
  ]);

  const target = /--target '(.+)'$/.exec(found[0]!.repair)![1]!;
  await stage.must("prod", "up", "--yes", "--skip-preview", "--refresh", "--target", target);
  expect(record()["content"]).toBe(before);
  expect(mail["branch"]).toBe("main-by-hand");
  expect((await findings()).map(({ vendor }) => vendor)).toEqual(["Render"]);
  stage.row(tables.services, { name: "bondigoo-worker-prod" })["branch"] = branch;
});

it("lets be what is ignored for a while, and finds it when that is over", async () => {
  const before = record()["content"];
  Object.assign(record(), { content: "elsewhere.example" });
  const [found] = await findings();
  const line = found!.ignore!.replace(/^drift-ignored.yaml: /, "").replace("...", "we are moving");
  const ignoredFile = join(stage.cwd, "drift-ignored.yaml");
  writeFileSync(ignoredFile, `${line}\n`);
  const ignored = await drift();
  expect(ignored.stdout).toContain("until");
  expect(ignored.exitCode).toBe(0);

  writeFileSync(ignoredFile, `${line.replace(/until: [\d-]+/, "until: 2026-01-01")}\n`);
  const expired = await drift("--markdown");
  expect(expired.stdout).toContain("### prod: 2 findings");
  expect(expired.stdout).toContain("- ignored for too long, repair it or give it a new day: `");
  expect(expired.exitCode).toBe(2);
  Object.assign(record(), { content: before });
  writeFileSync(ignoredFile, "");
});

const file = () => join(stage.cwd, "Pulumi.prod.yaml");

it("takes what somebody changed into the file, comments kept, and then finds nothing of it", async () => {
  const worker = stage.row(tables.services, { name: "bondigoo-worker-prod" });
  const details = worker["serviceDetails"] as { numInstances: number };
  const before = readFileSync(file(), "utf8");
  details.numInstances = 2;
  const { exitCode, stdout } = await drift("--accept", "services-worker", "--yes");
  expect(stdout).toContain("  services:\n    worker:\n      instances: 2\n");
  expect(stdout).toContain("Written: Pulumi.prod.yaml. The finding is gone.");
  expect(exitCode).toBe(0);
  const after = readFileSync(file(), "utf8");
  expect(after).toMatch(/worker:\s+(?:\{instances: 2\}|instances: 2)/);
  expect(after).toContain("# people and the data refresh never write");
  details.numInstances = 1;
  writeFileSync(file(), before);
});

it("refuses what no key of the config says, and says the command that repairs it", async () => {
  const before = record()["content"];
  Object.assign(record(), { content: "elsewhere.example" });
  const { exitCode, stderr } = await drift("--accept", "dns-www.bondigoo.ch", "--yes");
  Object.assign(record(), { content: before });
  expect(stderr).toContain(
    "No key of Pulumi.prod.yaml says what content of dns-www.bondigoo.ch is at the vendor. Repair it " +
      "(npx pulumi up --refresh -s prod --target '**cloudflare:index/dnsRecord:DnsRecord::dns-www.bondigoo.ch')",
  );
  expect(exitCode).toBe(1);
});

it("tells apart what no stack owns, with the ways out; ignored for a while it is no finding", async () => {
  const id = "planted-entry";
  const row = { id, projectId: "64b5f0c2a1d3e4f5a6b7c8d9", cidrBlock: "0.0.0.0/0" };
  stage.sandbox.world.table(tables.accessList)[id] = row;
  const found = await drift();
  expect(found.exitCode).toBe(2);
  expect(found.stdout).toContain(
    "  at the vendors within prod, and owned by no stack:\n" +
      "    MongoDB Atlas: access list entry 0.0.0.0/0\n" +
      "      the whole internet reaches every cluster of the project\n",
  );
  const [, line] = /ignore: drift-ignored.yaml: (.+)/.exec(found.stdout)!;
  const entry = line!.replace("...", "a migration runs").replace("...", "2999-01-01");
  writeFileSync(join(stage.cwd, "drift-ignored.yaml"), `${entry}\n`);
  const ignored = await drift("--markdown");
  writeFileSync(join(stage.cwd, "drift-ignored.yaml"), "");
  delete stage.sandbox.world.table(tables.accessList)[id];
  expect(ignored.stdout).toContain("ignored: `MongoDB Atlas: access list entry 0.0.0.0/0 until");
  expect(ignored.exitCode).toBe(0);
});

it("ends with 1 where an environment could not be looked at", async () => {
  stage.sandbox.faults.arm("refused", { vendor: "cloudflare" });
  const { exitCode, stdout } = await drift();
  stage.sandbox.faults.clear();
  expect(stdout).toContain("prod: could not look");
  expect(exitCode).toBe(1);
});

it("refuses an environment that there is not", async () => {
  const { exitCode, stderr } = await stage.infra(["drift", "-s", "prd"]);
  expect(stderr).toContain(
    'There is no environment "prd"; did you mean "prod"? (there is prod, staging, dev)',
  );
  expect(exitCode).toBe(1);
});
