import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { seed } from "../../../src/data/seed/seed.ts";
import { type MongoServer, startMongoServer } from "../mongodb/server.ts";
import { contentOf, namesIn, within } from "../refresh/databases.ts";
import { argsFor } from "./seed-args.ts";
import { seedOf } from "./seed-file.ts";

let server: MongoServer;
let target: string;
let databases = 0;

beforeAll(async () => {
  server = await startMongoServer();
});

beforeEach(() => {
  target = `${server.url}bondigoo-prod-${++databases}`;
});

afterAll(async () => await server.stop());

const args = () => ({
  ...argsFor(target),
  environment: "prod",
  isProduction: true,
  intoProduction: true,
});

it("goes into an empty production, and is what the section lists and nothing else", async () => {
  const dry = await seed({ ...args(), replaces: false });
  expect(dry).toMatchObject({
    status: "checked",
    data: "initial",
    collections: { categories: { count: 5 }, users: { count: 1 } },
  });
  expect(await namesIn(target)).toEqual([]);
  expect(await seed(args())).toMatchObject({ status: "seeded", present: [] });
  expect(await namesIn(target)).toEqual(["categories", "users"]);
  await within(target, async ({ database }) => {
    const users = await database.collection("users").find().toArray();
    expect(users).toMatchObject([{ email: "admin@bondigoo.ch", role: "admin" }]);
  });
  const { indexes } = await contentOf(target);
  expect(indexes).toEqual({ categories: ["_id_", "slug_1"], users: ["_id_", "email_1"] });
});

it("goes where the application has made its empty collections, and keeps their indexes", async () => {
  await within(target, async ({ database }) => {
    await database.createCollection("sessions");
    await database.collection("users").createIndex({ phone: 1 });
  });
  expect(await seed(args())).toMatchObject({ status: "seeded" });
  expect((await contentOf(target)).indexes["users"]).toEqual(["_id_", "email_1", "phone_1"]);
  expect(await namesIn(target)).toEqual(["categories", "sessions", "users"]);
});

it("that was cut short is finished by the next one, which changes nothing that is there", async () => {
  await seed(args());
  const whole = await contentOf(target);
  await within(target, ({ database }) => database.dropCollection("users"));
  expect(await seed(args())).toMatchObject({ status: "seeded", present: ["categories"] });
  expect(await contentOf(target)).toEqual(whole);
  expect(await seed(args())).toMatchObject({ status: "seeded", present: ["categories", "users"] });
  expect(await contentOf(target)).toEqual(whole);
});

it.each([
  { what: "a document of another collection", collection: "bookings" },
  { what: "another document in one of its own", collection: "users" },
])("is refused where production has $what", async ({ collection }) => {
  await within(target, ({ database }) => database.collection(collection).insertOne({ a: 1 }));
  const before = await contentOf(target);
  const outcome = await seed(args());
  expect(outcome).toMatchObject({
    status: "refused",
    reasons: [expect.stringMatching(`^${collection} has documents .*empty database alone`)],
  });
  expect(await contentOf(target)).toEqual(before);
});

it("is refused once somebody has changed what it was", async () => {
  await seed(args());
  await within(target, ({ database }) =>
    database.collection("users").updateOne({}, { $set: { lastName: "Muster" } }),
  );
  expect((await seed(args())).reasons).toEqual([expect.stringMatching(/^users has documents/)]);
});

it("is refused in a database with a marker, which is not production", async () => {
  await within(target, ({ database }) =>
    database
      .collection("infra_refresh_target")
      .insertOne({ _id: "refresh-target" as never, environment: "staging", id: "x" }),
  );
  expect(await seed(args())).toMatchObject({
    status: "refused",
    reasons: ["The target carries the marker of staging: it is not production."],
  });
});

it("is refused without the word, without a section, with --scale and in bulk", async () => {
  const none = seedOf("collections: {}\n");
  const bulk = seedOf("collections: {}\ninitial: { users: { count: 1001 } }\n");
  expect((await seed({ ...args(), intoProduction: false })).reasons).toEqual([
    expect.stringMatching(/takes --into-production/),
  ]);
  expect((await seed({ ...args(), load: () => none })).reasons).toEqual([
    expect.stringMatching(/no `initial` section/),
  ]);
  expect((await seed({ ...args(), scale: 2 })).reasons).toEqual([expect.stringMatching(/--scale/)]);
  expect((await seed({ ...args(), load: () => bulk })).reasons).toEqual([
    "users has 1001 documents of initial data, and 1000 are the most.",
  ]);
  expect(await namesIn(target)).toEqual([]);
});
