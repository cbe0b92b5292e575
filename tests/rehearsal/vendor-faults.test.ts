import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { Recovery } from "../../src/recovery/recover.ts";
import { killStarted } from "../../src/rehearsal/fault.ts";
import { rowsOf } from "../../src/rehearsal/leftovers.ts";
import { type FaultParams, faultKinds } from "../../src/sandbox/faults.ts";
import { diceFrom } from "../dice.ts";
import { openStage, type Stage } from "./stage.ts";
import { type Cell, vendorFaultsPage } from "./vendor-faults-page.ts";

// Every call of the other vendors' plugins under every fault, on the real engine. Render's own calls
// are in tests/render/faults.

/** Every kind of thing in every stack, which takes hours, or those of a name, not one by lot. */
const every = process.env["VENDOR_FAULTS"] === "all";
const some = process.env["VENDOR_FAULTS"];
const seed = Number(process.env["VENDOR_FAULTS_SEED"] ?? Math.floor(Math.random() * 2 ** 31));
const dice = diceFrom(seed);
const anyOf = <T>(list: readonly T[]) => list[Math.floor(dice() * list.length)]!;

const faults: Record<string, FaultParams> = {
  refused: {},
  throttle: {},
  "server-error": {},
  "reset-before": {},
  "reset-after": {},
};
const kills = (["engine", "program", "provider", "all"] as const).flatMap((process) =>
  (["before", "after"] as const).map((moment) => ({ process, moment })),
);
const strikes: { title: string; name: string; params: FaultParams }[] = [
  ...Object.entries(faults).map(([name, params]) => ({ title: name, name, params })),
  ...kills.map((params) => ({
    title: `kill ${params.process} ${params.moment}`,
    name: "kill-engine",
    params,
  })),
];

/** Kinds of things that a stack has, whose creation, reading and deletion can be struck. */
const kinds: Record<string, string[]> = {
  prod: [
    "vercel:index/project:Project",
    "vercel:index/projectDomain:ProjectDomain",
    "vercel:index/projectEnvironmentVariable:ProjectEnvironmentVariable",
    "vercel:index/deployment:Deployment",
    "mongodbatlas:index/advancedCluster:AdvancedCluster",
    "mongodbatlas:index/databaseUser:DatabaseUser",
    "mongodbatlas:index/projectIpAccessList:ProjectIpAccessList",
    "mongodbatlas:index/cloudBackupSchedule:CloudBackupSchedule",
    "cloudflare:index/dnsRecord:DnsRecord",
    "github:index/branchProtection:BranchProtection",
    "github:index/repositoryEnvironment:RepositoryEnvironment",
    "github:index/repositoryEnvironmentDeploymentPolicy:RepositoryEnvironmentDeploymentPolicy",
    "github:index/actionsEnvironmentVariable:ActionsEnvironmentVariable",
  ],
  dev: ["github:index/branch:Branch", "vercel:index/projectDomain:ProjectDomain"],
};

let stage: Stage;
afterEach(() => stage.close());

async function recover(stack: string): Promise<Recovery> {
  const { stdout, stderr, exitCode } = await stage.infra(["recover", "-s", stack, "--json"]);
  expect(exitCode, stderr).toBe(0);
  return JSON.parse(stdout);
}

/** How many things of each kind stand; a deployment that was lost is made again. */
function counts(): Record<string, number> {
  const tables = [...rowsOf(stage.sandbox.world).keys()].map((row) => row.split(" ")[0]!);
  const grouped = Object.groupBy(tables, (table) => table);
  const numbers = Object.entries(grouped).map(([table, rows]) => [table, rows!.length] as const);
  return Object.fromEntries(numbers.filter(([table]) => !/deploy|events/i.test(table)));
}

/** Runs it, recovers and repeats as often as it fails; the engine's bound on patience is ours. */
async function untilDone(stack: string, args: string[]): Promise<number> {
  for (let failures = 0; ; failures++) {
    const { exitCode, output } = await stage.runApart(stack, ...args);
    if (exitCode === 0) return failures;
    expect(failures, output).toBe(0);
    await recover(stack);
  }
}

const quietly = ["--yes", "--skip-preview"];

/** How many things stand after an `up` that nothing struck; made once for each stack. */
const undisturbed = new Map<string, Record<string, number>>();
async function countsWithoutFault(stack: string): Promise<Record<string, number>> {
  const known = undisturbed.get(stack);
  if (known) return known;
  stage = await openFor(stack);
  await stage.up(stack);
  const found = counts();
  await stage.close();
  undisturbed.set(stack, found);
  return found;
}

/** A stage of its own, with what the stack builds on. */
async function openFor(stack: string): Promise<Stage> {
  const opened = await openStage();
  if (stack !== "prod") await opened.up("prod");
  return opened;
}

/** Strikes one call of a fresh `up`, then looks whether it ends as an undisturbed one. */
async function strikeCreation(stack: string, type: string, strike: (typeof strikes)[number]) {
  stage = await openFor(stack);
  stage.sandbox.faults.onKill(killStarted);
  stage.sandbox.faults.arm(strike.name, { operation: `Create ${type}`, ...strike.params });
  const failures = await untilDone(stack, ["up", ...quietly]);
  expect(stage.sandbox.faults.awaits(strike.name), "the fault struck").toBe(false);
  await stage.must(stack, "up", ...quietly, "--expect-no-changes");
  await stage.must(stack, "refresh", ...quietly, "--expect-no-changes");
  return failures;
}

describe(`a fault at another vendor (VENDOR_FAULTS_SEED=${seed})`, { timeout: 900_000 }, () => {
  const all = Object.entries(kinds).flatMap(([stack, types]) =>
    types.flatMap((type) => strikes.map((strike) => ({ stack, type, strike }))),
  );
  const named = all.filter(({ stack, type }) => `${stack} ${type}`.includes(some ?? ""));
  const chosen = every ? all : some ? named : [anyOf(all)];
  const cells: Cell[] = [];

  it.each(chosen.map((one) => ({ ...one, title: one.strike.title })))(
    "where $type is made in $stack ends as without it: $title",
    async ({ stack, type, strike }) => {
      const expected = await countsWithoutFault(stack);
      const failures = await strikeCreation(stack, type, strike);
      expect(counts()).toEqual(expected);
      cells.push({ stack, type, title: strike.title, failures });
    },
  );

  it.runIf(some)("is what the page shows", async () => {
    const path = join(import.meta.dirname, "../../docs/reference/vendor-faults.md");
    const page = vendorFaultsPage(cells, readFileSync(path, "utf8"));
    await expect(page).toMatchFileSnapshot(path);
  });

  it("knows only faults that there are", () => {
    const known = faultKinds.map(({ name }) => name);
    for (const { name } of strikes) expect(known).toContain(name);
  });
});
