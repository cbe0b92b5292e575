import { copyFileSync, mkdirSync, readdirSync, truncateSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { finders } from "../../src/recovery/finders/all.ts";
import type { Recovery } from "../../src/recovery/recover.ts";
import { rowsOf } from "../../src/rehearsal/leftovers.ts";
import { outcomeOf } from "../commands/outcome.ts";
import { diceFrom } from "../dice.ts";
import { openStageAllUp } from "./all-up.ts";
import { type Stage, tables } from "./stage.ts";

/** Every stack, which takes some minutes, not one. */
const every = process.env["RECOVER"] === "all";
const seed = Number(process.env["RECOVER_SEED"] ?? Math.floor(Math.random() * 2 ** 31));
const dice = diceFrom(seed);
const anyOf = <T>(list: readonly T[]) => list[Math.floor(dice() * list.length)]!;

let stage: Stage;
afterAll(() => stage?.close());

async function recover(stack: string, ...flags: string[]): Promise<Recovery & { exit: number }> {
  const { stdout, stderr, exitCode } = await stage.infra([
    "recover",
    "-s",
    stack,
    "--json",
    ...flags,
  ]);
  expect(stdout, stderr).not.toBe("");
  return { ...outcomeOf("recover", stdout), exit: exitCode! };
}

const namesOf = (things: { name: string }[]) => things.map(({ name }) => name).toSorted();

/** What stands at the vendors, by table and id; a deployment of Vercel's is made at every chance. */
function ids(): string[] {
  const all = [...rowsOf(stage.sandbox.world).keys()];
  return all
    .filter((row) => !/^(vercel:index\/deployment|render\/(?:deploys|events))/.test(row))
    .toSorted();
}

/** Takes resources out of the state of a stack, as if its backend had been lost or were older. */
async function forget(stack: string, which: (urn: string) => boolean): Promise<void> {
  const { stdout } = await stage.must(stack, "stack", "export");
  const state = JSON.parse(stdout);
  const gone: string[] = [];
  state.deployment.resources = state.deployment.resources.filter(
    (one: { urn: string; dependencies?: string[] }) => {
      const isGone = which(one.urn) || one.dependencies?.some((urn) => gone.includes(urn));
      if (isGone) gone.push(one.urn);
      return !isGone;
    },
  );
  const file = join(stage.cwd, "..", `${stack}-older.json`);
  writeFileSync(file, JSON.stringify(state));
  await stage.must(stack, "stack", "import", "--force", "--file", file);
}

/** Leaves the lock of an engine of that machine that ended badly; gives back the folder of locks. */
function lock(host: string): string {
  const backend = new URL(stage.sandbox.env["PULUMI_BACKEND_URL"]!).pathname;
  const locks = join(backend, ".pulumi/locks/organization/bondigoo/prod");
  mkdirSync(locks, { recursive: true });
  const of = { pid: 4_194_303, username: "ana", hostname: host, timestamp: "2026-11-21T10:00:00Z" };
  writeFileSync(join(locks, "0b7a.json"), JSON.stringify(of));
  return locks;
}

/** An `up` that makes nothing twice and renames nothing, then one that has nothing to do. */
async function expectSettled(stack: string, before: string[]): Promise<void> {
  await stage.up(stack);
  expect(ids()).toEqual(before);
  await stage.must(stack, "up", "--yes", "--skip-preview", "--expect-no-changes");
}

describe(`infra recover, after the state was lost (RECOVER_SEED=${seed})`, () => {
  const all = ["prod", "staging", "dev"];
  const stacks = every ? all : [anyOf(all)];
  let before: string[];
  beforeAll(async () => {
    stage = await openStageAllUp();
    stage.edit("prod", ["alerts"], { emails: ["ops@bondigoo.ch"] });
    await stage.up("prod");
    before = ids();
  });

  it.each(stacks)("takes back all that stands of %s, of every vendor", async (stack) => {
    await forget(stack, () => true);
    const { exit, taken, left, blind } = await recover(stack);
    expect({ exit, left, blind }).toEqual({ exit: 0, left: [], blind: [] });
    const types = new Set(taken.map(({ type }) => type));
    if (stack === "prod") {
      for (const type of Object.keys(finders)) expect(types).toContain(type);
      expect(types).toContain("pulumi-nodejs:dynamic/render:Project");
    }
    expect(types).toContain("pulumi-nodejs:dynamic/render:Environment");
    await expectSettled(stack, before);
  });

  describe("where two things are missing in the state, and one is not as the config makes it", () => {
    const [record, variable] = ["dns-www.bondigoo.ch", "repository-variable-API_URL"];
    beforeAll(async () => {
      stage.row(tables.dnsRecords, { name: "www.bondigoo.ch" })["content"] = "else.example";
      await forget("prod", (urn) => [record, variable].some((name) => urn.endsWith(`::${name}`)));
    });

    it("only looks with --preview-only", async () => {
      const { exit, taken, left } = await recover("prod", "--preview-only");
      expect({ exit, taken, left: namesOf(left) }).toEqual({
        exit: 2,
        taken: [],
        left: [record, variable],
      });
    });

    it("fails where a vendor does not answer, says which, and takes what others answered", async () => {
      const unseen = { vendor: "cloudflare", operation: "*getDnsRecords*" };
      stage.sandbox.faults.arm("server-error", unseen);
      const { exit, taken, blind } = await recover("prod");
      expect({ exit, taken: namesOf(taken) }).toEqual({ exit: 1, taken: [variable] });
      expect(blind.map(({ what }) => what)).toEqual([
        expect.stringContaining("cloudflare getDnsRecords"),
      ]);
    });

    it("stops at the lock of another machine's engine, and says what clears it", async () => {
      lock("another-machine");
      const { exitCode, stderr } = await stage.infra(["recover", "-s", "prod"]);
      expect(exitCode).toBe(1);
      expect(stderr).toContain("created by ana@another-machine (pid 4194303)");
      expect(stderr).toContain("--unlock");
    });

    it("clears the lock of a process that has ended, and leaves alone what is not as the config makes it", async () => {
      const locks = lock(hostname());
      const { exit, taken, left, locked } = await recover("prod");
      expect(locked?.[0]).toContain("ana@");
      expect(readdirSync(locks)).toEqual([]);
      expect({ exit, taken, left }).toMatchObject({
        exit: 2,
        taken: [],
        left: [{ name: record, doubt: "differs in content" }],
      });
    });

    it("clears with --unlock another machine's, and takes with --take what is named", async () => {
      lock("another-machine");
      const { taken, locked } = await recover("prod", "--unlock", "--take", record);
      expect(locked).toHaveLength(1);
      expect(namesOf(taken)).toEqual([record]);
      await expectSettled("prod", before);
      const { content } = stage.row(tables.dnsRecords, { name: "www.bondigoo.ch" });
      expect(content).toContain("vercel");
    });
  });

  it.runIf(every)("takes what replaced something, where the state is from before", async () => {
    const older = (await stage.must("prod", "stack", "export")).stdout;
    stage.edit("prod", ["database", "user"], "bondigoo-prod-app");
    await stage.up("prod");
    const now = ids();
    const file = join(stage.cwd, "..", "older.json");
    writeFileSync(file, older);
    await stage.must("prod", "stack", "import", "--force", "--file", file);

    expect(namesOf((await recover("prod")).taken)).toEqual(["database-user"]);
    await expectSettled("prod", now);
    stage.edit("prod", ["database", "user"], "bondigoo-prod-user");
    await stage.up("prod");
  });

  it("takes what was made in place of something deleted for it, where the answer was lost", async () => {
    const type = "vercel:index/projectEnvironmentVariable:ProjectEnvironmentVariable";
    const name = "frontend-platform-REACT_APP_LAUNCHED";
    stage.sandbox.faults.arm("reset-after", { operation: `Create ${type}` });
    const anew = ["up", "--yes", "--skip-preview", "--replace", `**::${name}`];
    expect((await stage.run("prod", ...anew)).exitCode).not.toBe(0);
    const now = ids();

    expect(namesOf((await recover("prod")).taken)).toEqual([name]);
    await expectSettled("prod", now);
  });

  it("has nothing to mend of an alert, which an up does not make a second time", async () => {
    const name = "database-alert-NO_PRIMARY";
    await forget("prod", (urn) => urn.endsWith(`::${name}`));
    const before = ids();
    const { exitCode, output } = await stage.run("prod", "up", "--yes", "--skip-preview");
    expect(exitCode).not.toBe(0);
    expect(output).toContain(`${name} already exists`);
    expect(output).toContain("npx infra recover -s prod");
    expect(ids()).toEqual(before);

    expect(namesOf((await recover("prod")).taken)).toEqual([name]);
    await expectSettled("prod", before);
  });

  it("says of a state file that is damaged where the one before it is", async () => {
    const backend = new URL(stage.sandbox.env["PULUMI_BACKEND_URL"]!).pathname;
    const file = join(backend, ".pulumi/stacks/bondigoo/prod.json");
    truncateSync(file, 20_000);
    const { exitCode, stderr } = await stage.infra(["recover", "-s", "prod"]);
    expect({ exitCode, stderr }).toEqual({
      exitCode: 1,
      stderr: expect.stringContaining("prod.json.bak"),
    });
    copyFileSync(`${file}.bak`, file);
    expect((await recover("prod")).exit).toBe(0);
  });

  it("refuses a stack that the config does not know", async () => {
    const { exitCode, stderr } = await stage.infra(["recover", "-s", "nope"]);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('There is no environment "nope" (there is prod, staging, dev)');
  });
});
