import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, expect, it } from "vitest";
import { mark } from "../../../src/data/refresh/marker.ts";
import { refresh } from "../../../src/data/refresh/refresh.ts";
import { diceFrom } from "../../dice.ts";
import { personal } from "../bondigoo.ts";
import { filesOf } from "../kill.ts";
import { type PostgresServer, startPostgres } from "./server.ts";
import { argsFor, contentOf, newDatabase, shop, within } from "./shop.ts";

let servers: [source: PostgresServer, target: PostgresServer];
let source: string;
let parent: string;
/** What an unbroken run makes of it, and the steps that it takes. */
let expected: Awaited<ReturnType<typeof contentOf>>;
const steps: string[] = [];
let runs = 0;

beforeAll(async () => {
  servers = await Promise.all([startPostgres(), startPostgres()]);
  parent = mkdtempSync(join(tmpdir(), "killed-"));
  source = (await newDatabase(servers[0], "shop_prod", shop(300))).reader;
  const unbroken = await newTarget();
  const onStep = (step: string) => steps.push(step);
  await refresh({ ...argsFor(source, unbroken, join(parent, "unbroken")), onStep });
  expected = await contentOf(unbroken);
});

afterAll(async () => {
  rmSync(parent, { recursive: true });
  for (const server of servers) await server.stop();
});

/** A staging with data of its own. */
async function newTarget(): Promise<string> {
  const { owner } = await newDatabase(servers[1], `staging_${++runs}`, shop(100));
  await mark(owner, "staging", true);
  return owner;
}

const seed = Number(process.env["DATA_SEED"] ?? Math.floor(Math.random() * 1e6));
const dice = diceFrom(seed);

/** Some by lot; with DATA=all every step, at once and a little later. */
function drawn(): { stage: RegExp; nth: number; ms: number }[] {
  const stages = [/^reading/, /^emptying/, /^loading/, /^verifying/, /^building/, /^putting/];
  if (process.env["DATA"] !== "all") {
    const few = [/^(reading|emptying|loading)/, /^(verifying|building|putting)/];
    return few.map((stage) => ({ stage, nth: dice(), ms: dice() < 0.5 ? 0 : 1 + dice() * 30 }));
  }
  return stages.flatMap((stage) =>
    Array.from({ length: 16 }, (_, i) => ({ stage, nth: (i >> 1) / 8, ms: i % 2 === 0 ? 0 : 3 })),
  );
}

it.each(drawn())(
  `ends in the same data after kill -9 at step $stage (seed ${seed})`,
  async ({ stage, nth, ms }) => {
    const target = await newTarget();
    const before = await contentOf(target);
    const folder = join(parent, `run-${runs}`);
    const script = join(import.meta.dirname, "killed-at.ts");
    const ofStage = steps.flatMap((step, i) => (stage.test(step) ? [i] : []));
    const step = ofStage[Math.floor(nth * ofStage.length)]!;
    const args = [source, target, folder, String(step), String(Math.round(ms))];
    const { signal, stderr } = await execa(process.execPath, [script, ...args], { reject: false });
    // A little later it may have ended by itself.
    if (ms === 0) expect(signal, stderr).toBe("SIGKILL");

    // Until it is all in place, staging serves what it had; no original is on the disk.
    if (ms === 0) expect(await contentOf(target)).toEqual(before);
    expect(filesOf(folder).filter((text) => personal.test(text))).toEqual([]);

    const outcome = await refresh(argsFor(source, target, folder));
    expect(outcome).toMatchObject({ status: "replaced", reasons: [] });
    if (ms === 0) expect(outcome.isResumed).toBe(steps[step] !== "reading");
    expect(await contentOf(target)).toEqual(expected);
    expect(readdirSync(folder)).toEqual([]);
  },
);

/** A run that was cut short at a step, in a folder of its own. */
async function cutAt(at: string) {
  const target = await newTarget();
  const folder = join(parent, `cut-${runs}`);
  const onStep = (step: string) => {
    if (step === at) throw new Error("cut short");
  };
  const args = argsFor(source, target, folder);
  await expect(refresh({ ...args, onStep })).rejects.toThrow("cut short");
  return { args, target, folder };
}

it("puts back what it had taken away where it fails within the transaction", async () => {
  const { args, target } = await cutAt("putting all in place");
  const others = (await contentOf(target)).others.filter((each) => /trigger|constraint/.test(each));
  expect(others).toEqual(expected.others.filter((each) => /trigger|constraint/.test(each)));
  expect(await refresh(args)).toMatchObject({ status: "replaced", isResumed: true });
  expect(await contentOf(target)).toEqual(expected);
});

it("finds that the sanitised rows on the disk changed, and leaves the target as it was", async () => {
  const { args, target, folder } = await cutAt("emptying the tables");
  const before = await contentOf(target);
  const file = join(folder, "sanitised", "teams.copy");
  writeFileSync(
    file,
    readFileSync(file, "utf8").replace(/[a-z]/, (letter) => (letter === "x" ? "y" : "x")),
  );
  const outcome = await refresh(args);
  expect(outcome).toMatchObject({ status: "unverified" });
  expect(outcome.reasons).toEqual([
    expect.stringMatching(/^teams arrived otherwise.*some of them changed/),
  ]);
  expect(await contentOf(target)).toEqual(before);
});

it("does not load rows of other tables than there are now", async () => {
  const { args, target } = await cutAt("emptying the tables");
  const change = "ALTER TABLE teams ADD COLUMN colour int";
  const owner = source.replace("_reader", "_owner");
  await Promise.all([target, owner].map((url) => within(url, (pool) => pool.query(change))));
  try {
    const outcome = await refresh(args);
    expect(outcome).toMatchObject({ status: "unverified" });
    expect(outcome.reasons[0]).toMatch(/tables changed since/);
  } finally {
    await within(owner, (pool) => pool.query("ALTER TABLE teams DROP COLUMN colour"));
  }
});
