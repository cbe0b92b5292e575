import type { ObjectId } from "bson";
import { expect, it } from "vitest";
import { contentsOf } from "../../../src/data/backup/contents.ts";
import { References } from "../../../src/data/references.ts";
import { seedAgainstPolicy } from "../../../src/data/seed/against-policy.ts";
import { SeedSource } from "../../../src/data/seed/source.ts";
import { bondigoo, policyOf, testPasswordHash } from "../sample.ts";
import { bondigooSeed, made, seedOf, variable } from "./seed-file.ts";

const { signal } = new AbortController();

const source = (scale = 1) =>
  new SeedSource({ file: bondigooSeed(), section: "collections", scale, variable });

it("makes the same bytes every time, whenever it is asked, and others with another seed", async () => {
  const first = await contentsOf(source(), signal);
  // Written down once: it changes with data/seed.yaml, and with faker's lists of names.
  expect(first["users"]).toMatchObject({
    count: 77,
    digest: "d13ef3aa1034be11443c42c5266db72f5b39ee873728d1dbf29713ede685c592",
  });
  expect(await contentsOf(source(), signal)).toEqual(first);
  const other = { ...bondigooSeed(), seed: "other" };
  const others = new SeedSource({ file: other, section: "collections", scale: 1, variable });
  expect((await contentsOf(others, signal))["users"]?.digest).not.toBe(first["users"]?.digest);
});

it.each([1, 7])(
  "leaves no reference of Bondigoo's that leads nowhere, at scale %i",
  async (scale) => {
    const references = new References(bondigoo().references);
    let seen = 0;
    for await (const { collection, document } of source(scale).items(signal)) {
      references.see(collection, document);
      seen++;
    }
    expect(seen).toBeGreaterThan(500 * scale);
    const dangling = references.dangling();
    expect(Object.keys(dangling)).toContain("messages.to -> users._id");
    expect(Object.values(dangling).every((count) => count === 0)).toBe(true);
  },
);

it("has a user of each role with a known address and the one known password", async () => {
  const { users = [], coaches = [], sessions } = await made(bondigooSeed());
  const known = ["admin", "coach", "client"].map((role) =>
    users.find(({ email }) => email === `${role}@test.bondigoo.ch`),
  );
  expect(known.map(({ role }) => role)).toEqual(["admin", "coach", "client"]);
  expect(new Set(users.map(({ passwordHash }) => passwordHash))).toEqual(
    new Set([testPasswordHash]),
  );
  expect(new Set(users.map(({ email }) => email)).size).toBe(users.length);
  const test = coaches.find(({ slug }) => slug === "test");
  expect(test.userId).toEqual(known[1]._id);
  expect(test.contactEmail).toBe("coach@test.bondigoo.ch");
  expect(sessions).toEqual([]);
});

it("makes what belongs together agree", async () => {
  const {
    bookings = [],
    payments = [],
    messages = [],
    coaches = [],
    users = [],
    reviews = [],
  } = await made(bondigooSeed());
  const byId = <T extends { _id: ObjectId }>(list: T[], id: ObjectId) =>
    list.find(({ _id }) => _id.equals(id))!;
  for (const payment of payments) {
    const booking = byId(bookings, payment.bookingId);
    const user = byId(users, payment.userId);
    expect(["confirmed", "completed"]).toContain(booking.status);
    expect(payment.amount).toBe(booking.price);
    expect(payment.amount).toBe(byId(coaches, booking.coachId).hourlyRate);
    expect(payment.billingName).toBe(`${user.firstName} ${user.lastName}`);
    expect(payment.createdAt.getTime()).toBeGreaterThan(booking.createdAt.getTime());
  }
  for (const message of messages) {
    const booking = byId(bookings, message.bookingId);
    const ends = [booking.userId, byId(coaches, booking.coachId).userId].map(String);
    expect([message.from, message.to].map(String).toSorted()).toEqual(ends.toSorted());
  }
  for (const { bookingId } of reviews) expect(byId(bookings, bookingId).status).toBe("completed");
  expect([payments, messages, reviews].map(({ length }) => length > 20)).toEqual([
    true,
    true,
    true,
  ]);
});

it("multiplies what has a count, and no known user", async () => {
  const [one, ten] = [await made(bondigooSeed()), await made(bondigooSeed(), 10)];
  expect(one["users"]).toHaveLength(5 + 12 + 60);
  expect(ten["users"]).toHaveLength(5 + 10 * (12 + 60));
  expect(ten["categories"]).toHaveLength(5);
  expect(ten["bookings"]!.length / one["bookings"]!.length).toBeGreaterThan(8);
  expect(ten["users"]!.filter(({ role }) => role === "admin")).toHaveLength(1);
});

it("makes every kind of value, of its type", async () => {
  const { a = [], b = [] } = await made(
    seedOf(
      `collections:
  a:
    count: 200
    fields:
      one: { oneOf: [1, two, null, true] }
      weighed: { oneOf: { often: 9, seldom: 1 } }
      number: { number: [1, 2], step: 0.25 }
      flag: { bool: 0.25 }
      day: { date: [-2d, -1d], step: 1d }
      later: { date: 90m, from: day }
      text: { text: [3, 5] }
      list: { list: { oneOf: [x, y] }, size: 5 }
      empty: { list: { fake: ip }, size: [0, 0] }
      deep: { object: { deeper: { object: { town: { fake: city } } } } }
      seldom: { maybe: 7, chance: 0.1 }
      nth: "\${n}"
      said: "n \${n} in \${deep.deeper.town}"
  b: { count: 3, fields: { of: { ref: a.said } } }
`
        .replace("ref: a.n }", "ref: a.said }")
        .replace("number$:", "nth:"),
    ),
  );
  const kinds = (name: string) => new Set(a.map((each) => each[name]));
  expect(kinds("one")).toEqual(new Set([1, "two", null, true]));
  const often = a.filter(({ weighed }) => weighed === "often").length;
  expect(often).toBeGreaterThan(160);
  expect(often).toBeLessThan(200);
  expect([...kinds("number")].toSorted()).toEqual([1, 1.25, 1.5, 1.75, 2]);
  expect(a.filter(({ flag }) => flag).length).toBeLessThan(80);
  expect(new Set(a.map(({ day }) => day.toISOString()))).toEqual(
    new Set(["2026-01-13T09:00:00.000Z", "2026-01-14T09:00:00.000Z"]),
  );
  for (const { day, later, text, list, empty, deep, nth, said } of a) {
    expect(later - day).toBe(90 * 60_000);
    expect(text).toMatch(/^.{3,5}$/);
    expect(new Set(list).size).toBe(list.length);
    expect(empty).toEqual([]);
    expect(said).toBe(`n ${nth} in ${deep.deeper.town}`);
  }
  expect(a.map(({ nth }) => nth)).toEqual(Array.from({ length: 200 }, (_, i) => i + 1));
  const with7 = a.filter((each) => "seldom" in each);
  expect(with7.length).toBeGreaterThan(5);
  expect(with7.length).toBeLessThan(50);
  const all = new Set(a.map(({ said }) => said));
  for (const { of } of b) expect(all.has(of)).toBe(true);
});

it("says what it cannot refer to, where conditions leave nothing", async () => {
  const seed = seedOf(`collections:
  a: { count: 2, fields: { s: x } }
  b: { each: { of: a, when: { s: y } } }
  c: { fields: { b: { ref: b._id } } }
`);
  await expect(made(seed)).rejects.toThrow(/makes no b that "b._id" could refer to/);
});

it("makes nothing that the policy of Bondigoo does not list", async () => {
  const { ok, unlisted } = await seedAgainstPolicy(bondigooSeed(), bondigoo(), signal);
  expect({ ok, unlisted }).toEqual({ ok: true, unlisted: [] });
});

it("is held to the policy, of initial data too: paths, types and words that it does not list are found", async () => {
  const policy = policyOf({
    a: { _id: { keep: "objectId" }, b: { keep: "string", oneOf: ["x"] } },
  });
  const seed = seedOf(`collections:
  a: { fields: { b: y } }
initial:
  a: { fields: { c: 1 } }
  d: {  }
`);
  const { ok, unlisted } = await seedAgainstPolicy(seed, policy, signal);
  expect(ok).toBe(false);
  expect(unlisted.map(({ collection, path }) => `${collection}.${path}`)).toEqual([
    "a.b",
    "a.c",
    "d._id",
  ]);
});
