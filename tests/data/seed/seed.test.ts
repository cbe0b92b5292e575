import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { mark } from "../../../src/data/refresh/marker.ts";
import { type SeedArgs, seed } from "../../../src/data/seed/seed.ts";
import { diceFrom } from "../../dice.ts";
import { type MongoServer, startMongoServer } from "../mongodb/server.ts";
import { contentOf, fill, namesIn, within } from "../refresh/databases.ts";
import { argsFor } from "./seed-args.ts";
import { seedOf } from "./seed-file.ts";

let server: MongoServer;
let folder: string;
let target: string;
/** What the seed that ships makes of a database. */
let expected: Awaited<ReturnType<typeof contentOf>>;
const steps: string[] = [];
let databases = 0;

beforeAll(async () => {
  server = await startMongoServer();
  folder = mkdtempSync(join(tmpdir(), "seed-"));
  const first = newUrl("dev");
  await fillWithMore(first);
  await seed({ ...argsFor(first), onStep: (step) => steps.push(step) });
  expected = await contentOf(first);
});

beforeEach(async () => {
  target = newUrl("dev");
});

afterAll(async () => {
  rmSync(folder, { recursive: true });
  await server.stop();
});

const newUrl = (name: string) => `${server.url}${name}-${++databases}`;

/** A dev with data of its own, of which the seed knows a part. */
async function fillWithMore(url: string): Promise<void> {
  await fill(url, 40);
  await within(url, ({ database }) => database.collection("experiment").insertOne({ a: 1 }));
  await mark(url, "dev", true);
}

describe("dev", () => {
  beforeEach(async () => {
    await fillWithMore(target);
  });

  it("shows in a dry run what would be dropped and made, and writes nothing", async () => {
    const before = await contentOf(target);
    const outcome = await seed({ ...argsFor(target), replaces: false });
    expect(outcome).toMatchObject({
      status: "checked",
      dropped: { users: 10, experiment: 1, sessions: 1 },
      collections: { users: { count: 77, indexes: ["email_1"] }, sessions: { count: 0 } },
    });
    expect(await contentOf(target)).toEqual(before);
  });

  it("holds the same after every seed, whatever was there, and nothing else", async () => {
    const outcome = await seed(argsFor(target));
    expect(outcome).toMatchObject({ status: "seeded", reasons: [], wasPartial: false });
    for (const [name, { count, digest }] of Object.entries(expected.documents)) {
      expect(outcome.collections[name]).toMatchObject({ count, digest });
    }
    expect(await contentOf(target)).toEqual(expected);
    await within(target, ({ database }) => database.collection("users").deleteMany({}));
    await seed(argsFor(target));
    expect(await contentOf(target)).toEqual(expected);
    const names = [...Object.keys(expected.documents), "infra_refresh_target"].toSorted();
    expect(await namesIn(target)).toEqual(names);
    expect(expected.indexes["bookings"]).toEqual(["_id_", "coachId_1", "userId_1_startsAt_-1"]);
  });

  it("gets several times as much, at a larger scale, in the same batches", async () => {
    const told: string[] = [];
    const onMade = (collection: string) => told.push(collection);
    const outcome = await seed({ ...argsFor(target), scale: 5, onMade });
    expect(outcome.collections["users"]?.count).toBe(5 + 5 * 72);
    expect((await contentOf(target)).documents["users"]?.count).toBe(5 + 5 * 72);
    // Made once to know the digests, and once to load.
    expect(told.filter((name) => name === "users")).toHaveLength(2 * (5 + 5 * 72));
  });

  const number = Number(process.env["DATA_SEED"] ?? Math.floor(Math.random() * 1e6));
  it.each(drawn(number))(
    `holds the same after kill -9 at step $stage and another seed (DATA_SEED=${number})`,
    async ({ stage, nth, ms }) => {
      const before = await contentOf(target);
      const ofStage = steps.flatMap((step, i) => (stage.test(step) ? [i] : []));
      const step = ofStage[Math.floor(nth * ofStage.length)]!;
      const script = join(import.meta.dirname, "killed-at.ts");
      const args = [script, target, String(step), String(Math.round(ms))];
      const { signal, stderr } = await execa(process.execPath, args, { reject: false });
      if (ms === 0) expect(signal, stderr).toBe("SIGKILL");
      if (ms === 0 && /^(making|loading|reading)/.test(steps[step]!)) {
        expect(await contentOf(target)).toEqual(before);
      }
      // Between two collections it is known that what is there is not whole.
      const wasPartial = /^(setting|putting|removing)/.test(steps[step]!);
      const again = await seed(argsFor(target));
      expect(again).toMatchObject({ status: "seeded", reasons: [] });
      if (ms === 0) expect(again.wasPartial).toBe(wasPartial);
      expect(await contentOf(target)).toEqual(expected);
      const names = [...Object.keys(expected.documents), "infra_refresh_target"].toSorted();
      expect(await namesIn(target)).toEqual(names);
    },
  );

  it("keeps its data where it is asked to end while it loads", async () => {
    const before = await contentOf(target);
    const asked = new AbortController();
    const onStep = (step: string) => {
      if (step === "reading users back") asked.abort(new Error("asked to end"));
    };
    const work = seed({ ...argsFor(target), onStep, signal: asked.signal });
    await expect(work).rejects.toThrow("asked to end");
    expect(await contentOf(target)).toEqual(before);
    expect((await namesIn(target)).filter((name) => name.includes("_new_"))).toEqual([]);
  });
});

/** Some by lot; with DATA=all every step, at once and a little later. */
function drawn(number: number): { stage: RegExp; nth: number; ms: number }[] {
  const stages = [/^making/, /^loading/, /^reading/, /^setting/, /^putting/, /^removing/];
  if (process.env["DATA"] !== "all") {
    const dice = diceFrom(number);
    const few = [/^(making|loading|reading)/, /^(setting|putting|removing)/];
    return few.map((stage) => ({ stage, nth: dice(), ms: dice() < 0.5 ? 0 : 5 + dice() * 40 }));
  }
  return stages.flatMap((stage) =>
    Array.from({ length: 8 }, (_, i) => ({ stage, nth: (i >> 1) / 4, ms: i % 2 === 0 ? 0 : 5 })),
  );
}

describe("a seed is refused", () => {
  /** Sees that nothing was touched. */
  async function refused(url: string, changes: Partial<SeedArgs> = {}) {
    const before = await contentOf(target);
    const outcome = await seed({ ...argsFor(url), ...changes });
    expect(outcome.status).toBe("refused");
    expect(await contentOf(target)).toEqual(before);
    return outcome.reasons;
  }

  beforeEach(async () => {
    await within(target, ({ database }) => database.collection("users").insertOne({ a: 1 }));
  });

  it("without a marker, and says how to set one", async () => {
    expect(await refused(target)).toEqual([
      expect.stringMatching(/no marker.*infra data marker -s dev/),
    ]);
  });

  it("without a marker in dev also where the database is empty", async () => {
    expect(await refused(newUrl("dev"))).toEqual([expect.stringMatching(/no marker/)]);
  });

  it("with the marker of another environment", async () => {
    await mark(target, "staging", true);
    expect(await refused(target)).toEqual([`The target's marker says "staging", not "dev".`]);
  });

  it("of production without its word, and of all else with it, before it is connected to", async () => {
    const url = "mongodb://u:hunter2@nowhere.invalid/bondigoo-prod";
    const word = [expect.stringMatching(/takes --into-production/)];
    const load = () => {
      throw new Error("read the file");
    };
    expect(await refused(url, { load })).toEqual(word);
    const elsewhere = "mongodb://u:hunter2@nowhere.invalid/shop";
    expect(await refused(elsewhere, { isProduction: true })).toEqual(word);
    expect(await refused(elsewhere, { intoProduction: true })).toEqual([
      "dev is not production: leave --into-production out.",
    ]);
  });

  it.each([
    "mongodb://u:hunter2@db.example.com/shop",
    "mongodb://localhost.example.com/shop",
    "mongodb://127.0.0.1,10.0.0.7:27017/shop",
    "mongodb+srv://localhost/shop",
  ])("as local at %s, before it is connected to", async (url) => {
    const reasons = await refused(url, { environment: "local" });
    expect(reasons).toEqual([expect.stringMatching(/on this machine, and .* is elsewhere/)]);
    expect(reasons.join()).not.toMatch(/hunter2/);
  });

  it("as local without a marker, where the database holds something", async () => {
    expect(await refused(target, { environment: "local" })).toEqual([
      expect.stringMatching(/no marker.*infra data marker -s local/),
    ]);
  });

  it("in two documents with the same unique key, and nothing was replaced", async () => {
    await mark(target, "dev", true);
    const before = await contentOf(target);
    const load = () =>
      seedOf(`collections:
  users: { count: 2, fields: { email: same }, indexes: [{ key: { email: 1 }, unique: true }] }
`);
    await expect(seed({ ...argsFor(target), load })).rejects.toThrow(
      /Building the indexes of users failed/,
    );
    expect(await contentOf(target)).toEqual(before);
  });
});

it("needs no marker for an empty database on this machine, and sets it", async () => {
  const url = newUrl("shop");
  const args = { ...argsFor(url), environment: "local" };
  expect(await seed({ ...args, replaces: false })).toMatchObject({ status: "checked" });
  expect(await namesIn(url)).toEqual([]);
  expect(await seed(args)).toMatchObject({ status: "seeded" });
  expect(await contentOf(url)).toEqual(expected);
  expect(await seed(args)).toMatchObject({ status: "seeded", dropped: { users: 77 } });
});

describe("the application's own command", () => {
  const script = `
import { createRequire } from "node:module";
const { MongoClient } = createRequire(process.argv[2])("mongodb");
const client = new MongoClient(process.env.DATABASE_URL);
await client.connect();
console.log("at " + process.env.DATABASE_URL);
await client.db().collection("own").insertOne({ a: 1 });
if (process.argv[3]) process.exit(Number(process.argv[3]));
await client.close();
`;
  const commandOf = (...args: string[]) => {
    writeFileSync(join(folder, "own.mjs"), script);
    const words = [process.execPath, join(folder, "own.mjs"), import.meta.filename, ...args];
    return seedOf(`command: ${JSON.stringify(words)}\n`);
  };

  beforeEach(async () => {
    await mark(target, "dev", true);
    await within(target, ({ database }) => database.collection("users").insertOne({ a: 1 }));
  });

  it("gets an empty database by DATABASE_URL, and its output is told without the URL", async () => {
    const load = () => commandOf();
    const dry = await seed({ ...argsFor(target), load, replaces: false });
    expect(dry).toMatchObject({ status: "checked", data: "command", dropped: { users: 1 } });
    const outcome = await seed({ ...argsFor(target), load });
    expect(outcome).toMatchObject({
      status: "seeded",
      command: { exitCode: 0, output: ["at (hidden)"] },
    });
    expect(await namesIn(target)).toEqual(["infra_refresh_target", "own"]);
  });

  it("that fails leaves a database that is known to be partial, until the next one", async () => {
    const outcome = await seed({ ...argsFor(target), load: () => commandOf("7") });
    expect(outcome).toMatchObject({
      status: "failed",
      reasons: ["The seed's command ended with exit code 7."],
      command: { exitCode: 7 },
    });
    expect(await seed({ ...argsFor(target), replaces: false })).toMatchObject({
      wasPartial: true,
    });
    await seed(argsFor(target));
    expect(await seed({ ...argsFor(target), replaces: false })).toMatchObject({
      wasPartial: false,
    });
  });

  it("that is not there is an error, and --scale is refused", async () => {
    const load = () => seedOf("command: [no-such-program]\n");
    await expect(seed({ ...argsFor(target), load })).rejects.toThrow(
      /"no-such-program".*no such command/,
    );
    expect(await seed({ ...argsFor(target), load, scale: 2 })).toMatchObject({
      status: "refused",
      reasons: [expect.stringMatching(/--scale/)],
    });
  });
});
