import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { mark } from "../../../src/data/refresh/marker.ts";
import { refresh } from "../../../src/data/refresh/refresh.ts";
import { diceFrom } from "../../dice.ts";
import { personal } from "../bondigoo.ts";
import { filesOf } from "../kill.ts";
import { type MongoServer, startMongoServer } from "../mongodb/server.ts";
import { argsFor, contentOf, fill, namesIn, within } from "./databases.ts";

let servers: [source: MongoServer, target: MongoServer];
let source: string;
let parent: string;
/** What an unbroken run makes of it, and the steps that it takes. */
let expected: Awaited<ReturnType<typeof contentOf>>;
const steps: string[] = [];
let target: string;
let runs = 0;

beforeAll(async () => {
  servers = [await startMongoServer(), await startMongoServer()];
  parent = mkdtempSync(join(tmpdir(), "killed-"));
  source = `${servers[0].url}bondigoo-prod`;
  await fill(source, 80);
  const unbroken = await newTarget();
  const onStep = (step: string) => steps.push(step);
  await refresh({ ...argsFor(source, unbroken, join(parent, "unbroken")), onStep });
  expected = await contentOf(unbroken);
});

beforeEach(async () => {
  target = await newTarget();
});

afterAll(async () => {
  rmSync(parent, { recursive: true });
  for (const server of servers) await server.stop();
});

/** A staging with data of its own. */
async function newTarget(): Promise<string> {
  const url = `${servers[1].url}staging-${++runs}`;
  await fill(url, 40);
  await mark(url, "staging", true);
  return url;
}

const seed = Number(process.env["DATA_SEED"] ?? Math.floor(Math.random() * 1e6));
const dice = diceFrom(seed);

/** Some by lot; with DATA=all every step, at once and a little later. */
function drawn(): { stage: RegExp; nth: number; ms: number }[] {
  const stages = [/^reading/, /^loading/, /^setting/, /^putting/, /^removing/];
  if (process.env["DATA"] !== "all") {
    const few = [/^(reading|loading)/, /^(setting|putting|removing)/];
    return few.map((stage) => ({ stage, nth: dice(), ms: dice() < 0.5 ? 0 : 5 + dice() * 40 }));
  }
  return stages.flatMap((stage) =>
    Array.from({ length: 16 }, (_, i) => ({ stage, nth: (i >> 1) / 8, ms: i % 2 === 0 ? 0 : 5 })),
  );
}

it.each(drawn())(
  `goes on after kill -9 at step $stage (seed ${seed})`,
  async ({ stage, nth, ms }) => {
    const before = await contentOf(target);
    const folder = join(parent, `run-${runs}`);
    const script = join(import.meta.dirname, "killed-at.ts");
    const ofStage = steps.flatMap((step, i) => (stage.test(step) ? [i] : []));
    const step = ofStage[Math.floor(nth * ofStage.length)]!;
    const args = [source, target, folder, String(step), String(Math.round(ms))];
    const { signal, stderr } = await execa(process.execPath, [script, ...args], { reject: false });
    // A little later it may have ended by itself.
    if (ms === 0) expect(signal, stderr).toBe("SIGKILL");

    // Until everything is loaded and verified, staging serves what it had; no original is on the disk.
    if (ms === 0 && /reading|loading/.test(steps[step]!)) {
      expect(await contentOf(target)).toEqual(before);
    }
    expect(filesOf(folder).filter((text) => personal.test(text))).toEqual([]);

    const outcome = await refresh(argsFor(source, target, folder));
    expect(outcome).toMatchObject({ status: "replaced", reasons: [] });
    if (ms === 0) expect(outcome.isResumed).toBe(steps[step] !== "reading");
    expect(await contentOf(target)).toEqual(expected);
    const names = [...Object.keys(expected.documents), "infra_refresh_target"].sort();
    expect(await namesIn(target)).toEqual(names);
    expect(readdirSync(folder)).toEqual([]);
  },
);

it("does not go on with a run of another policy, and says what to do", async () => {
  const folder = join(parent, "changed");
  const onStep = (step: string) => {
    if (step === "loading messages") throw new Error("cut short");
  };
  const args = argsFor(source, target, folder);
  await expect(refresh({ ...args, onStep })).rejects.toThrow("cut short");
  const other = refresh({ ...args, policyDigest: "another" });
  await expect(other).rejects.toThrow(/cut short \(loading\).*policy changed.*remove the folder/);
  expect(await refresh(args)).toMatchObject({ status: "replaced", isResumed: true });
});

it("stops where something writes to a collection while it is replaced, and loses nothing", async () => {
  const folder = join(parent, "written");
  const args = argsFor(source, target, folder);
  const onStep = (step: string) => {
    if (step === "putting the new users in its place") throw new Error("cut short");
  };
  await expect(refresh({ ...args, onStep })).rejects.toThrow("cut short");
  await within(target, ({ database }) => database.collection("users").insertOne({ a: 1 }));
  await expect(refresh(args)).rejects.toThrow(/has written to users/);
  await within(target, ({ database }) => database.dropCollection("users"));
  await refresh(args);
  expect(await contentOf(target)).toEqual(expected);
});

it("does not put a collection in place that is not the one it has verified", async () => {
  const folder = join(parent, "exchanged");
  const args = argsFor(source, target, folder);
  const onStep = (step: string) => {
    if (step === "setting the old users aside") throw new Error("cut short");
  };
  await expect(refresh({ ...args, onStep })).rejects.toThrow("cut short");
  const before = await contentOf(target);
  const arrived = (await namesIn(target)).find((name) => name.endsWith("_new_users"))!;
  await within(target, async ({ database }) => {
    await database.dropCollection(arrived);
    await database.collection(arrived).insertOne({ a: 1 });
  });
  const outcome = await refresh(args);
  expect(outcome.status).toBe("unverified");
  expect((await contentOf(target)).documents["users"]).toEqual(before.documents["users"]);
});

it("finds that the sanitised documents on the disk changed", async () => {
  const folder = join(parent, "damaged");
  const args = argsFor(source, target, folder);
  const onStep = (step: string) => {
    if (step === "loading users") throw new Error("cut short");
  };
  await expect(refresh({ ...args, onStep })).rejects.toThrow("cut short");
  const before = await contentOf(target);
  const file = join(folder, "sanitised", "users.bson");
  const bytes = readFileSync(file);
  bytes[60]! ^= 1;
  writeFileSync(file, bytes);
  const outcome = await refresh(args);
  expect(outcome.status).toBe("unverified");
  expect(outcome.reasons[0]).toMatch(/users .*changed since it was written/);
  expect(await contentOf(target)).toEqual(before);
});
