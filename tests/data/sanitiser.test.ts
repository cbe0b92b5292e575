import { createHmac } from "node:crypto";
import { Decimal128, Double, deserialize, Long, ObjectId } from "bson";
import { expect, it } from "vitest";
import { describeTypes, Observed } from "../../src/data/policy/observed.ts";
import { Pseudonyms } from "../../src/data/sanitise/pseudonyms.ts";
import { Sanitiser } from "../../src/data/sanitise/sanitiser.ts";
import { aUser, bondigoo, bson, key, policyOf, sanitiserFor, testPasswordHash } from "./sample.ts";

it("makes the pseudonyms that HMAC-SHA256 makes", () => {
  const pseudonyms = new Pseudonyms(key);
  for (const value of ["", "a", "Zoë 🦊", "x".repeat(500)]) {
    const expected = createHmac("sha256", key).update(`person.email\0${value}`).digest("hex");
    expect(pseudonyms.digest("person.email", value)).toBe(expected);
  }
});

it("refuses a key that is not 64 hexadecimal digits, without showing it", () => {
  expect(() => new Pseudonyms("hunter2")).toThrow(/not 64 hexadecimal digits/);
  expect(() => new Pseudonyms("hunter2")).not.toThrow(/hunter2/);
});

it("replaces all that is personal in a user and keeps what tests need", () => {
  const { run, unlisted } = sanitiserFor(bondigoo());
  const user = deserialize(run("users", aUser)!);
  expect(unlisted.all()).toEqual([]);
  expect(user).toMatchObject({
    _id: aUser._id,
    email: expect.stringMatching(/^sanitized-[0-9a-f]{16}@test\.bondigoo\.ch$/),
    passwordHash: testPasswordHash,
    role: "client",
    phone: expect.stringMatching(/^\+41 00 /),
    favouriteCoaches: aUser.favouriteCoaches,
    createdAt: aUser.createdAt,
  });
  expect(user).not.toHaveProperty("stripeCustomerId");
  expect(user["birthDate"].getUTCFullYear()).toBe(1988);
  const text = JSON.stringify(user);
  for (const original of ["Muster", "bluewin", "Annamaria", "123 45 67", "Geheimgasse", "cus_"]) {
    expect(text).not.toContain(original);
  }
});

it("gives equal addresses of one domain equal pseudonyms, however they are written", () => {
  const { run } = sanitiserFor(bondigoo());
  const user = deserialize(run("users", aUser)!);
  const booking = deserialize(run("bookings", { contactEmail: " anna.muster@BLUEWIN.ch " })!);
  expect(booking["contactEmail"]).toBe(user["email"]);
});

it("copies what is kept byte by byte, also the types that JavaScript lacks", () => {
  const { run } = sanitiserFor(
    policyOf({ things: { n: { keep: "number" }, "list[].n": { keep: "number" } } }),
  );
  for (const n of [new Double(5), Long.fromString("5"), Decimal128.fromString("5.00"), 5]) {
    const document = { n, list: [{ n }, { n }] };
    expect(run("things", document)).toEqual(bson(document));
  }
});

it("keeps the lengths of documents right around values of another length", () => {
  const { run } = sanitiserFor(
    policyOf({ c: { "a[].b.t": { fake: "token" }, "a[].b.d": "drop", "a[].x": { keep: "int" } } }),
  );
  const clean = deserialize(
    run("c", { a: [{ b: { t: "1", d: { e: 1 } }, x: 1 }, { x: 2 }, { b: {}, x: 3 }] })!,
  );
  expect(clean).toEqual({
    a: [{ b: { t: expect.stringMatching(/^fake_/) }, x: 1 }, { x: 2 }, { b: {}, x: 3 }],
  });
});

it("keeps the length of a text in characters, and says nothing of it", () => {
  const { run } = sanitiserFor(bondigoo());
  const body = "Grüezi, ich bin Zoë 🦊";
  const clean = deserialize(run("messages", { body })!)["body"];
  expect(clean).toHaveLength([...body].length);
  expect(clean).toMatch(/^[a-z ]+$/);
});

it.each([
  { what: "an unlisted path", add: { nickname: "Ännchen" }, path: "nickname", types: "string x 1" },
  {
    what: "one in a listed object",
    add: { address: { floor: "3" } },
    path: "address.floor",
    types: "string x 1",
  },
  {
    what: "all below an unlisted object",
    add: { extra: { a: [{ b: 1 }] } },
    path: "extra.a[].b",
    types: "int x 1",
  },
  {
    what: "an object where text was expected",
    add: { email: { v: "a@b.ch" } },
    path: "email.v",
    types: "string x 1",
  },
  {
    what: "text where a date was expected",
    add: { createdAt: "5. April" },
    path: "createdAt",
    types: "string x 1",
  },
  { what: "a word that is not listed", add: { role: "Hans" }, path: "role", types: "string x 1" },
  { what: "an empty object", add: { extra: {} }, path: "extra", types: "object x 1" },
])("refuses $what, and names path and type alone", ({ add, path, types }) => {
  const { run, unlisted } = sanitiserFor(bondigoo());
  expect(run("users", { ...aUser, ...add })).toBeUndefined();
  expect(unlisted.all().map((each) => [each.path, describeTypes(each)])).toEqual([[path, types]]);
});

it("shows no key that may be somebody's address, and none of many", () => {
  const { run, unlisted } = sanitiserFor(bondigoo());
  run("users", { byEmail: { "hans@bluewin.ch": 1 } });
  for (let i = 0; i < 60; i++) run("users", { byName: { [`hans${i}`]: 1 } });
  expect(unlisted.all().map(({ path }) => path)).toEqual(["byEmail.*", "byName.*"]);
});

it("lets ids pass as keys where the policy says *, and nothing else", () => {
  const { run, unlisted } = sanitiserFor(policyOf({ c: { "by.*": { keep: "int" } } }));
  expect(run("c", { by: { [new ObjectId().toHexString()]: 1, "12": 2 } })).toBeDefined();
  expect(run("c", { by: { hans: 1 } })).toBeUndefined();
  expect(run("c", { by: { "0791234567": 1 } })).toBeUndefined();
  expect(unlisted.size).toBe(2);
});

it("leaves null, missing and empty values as they are", () => {
  const { run } = sanitiserFor(bondigoo());
  const document = {
    email: null,
    phone: "",
    address: null,
    passwordHash: null,
    favouriteCoaches: [],
  };
  expect(run("users", document)).toEqual(bson(document));
});

it("throws at a document that is cut off, wherever it is", () => {
  const policy = bondigoo();
  const { pseudonyms, unlisted } = { pseudonyms: new Pseudonyms(key), unlisted: new Observed() };
  const sanitiser = new Sanitiser({ pseudonyms, unlisted, emailHost: policy.emailHost });
  const whole = bson(aUser);
  for (let length = 0; length < whole.length; length++) {
    const sanitise = () =>
      sanitiser.sanitise(policy.collections.get("users")!, whole.subarray(0, length));
    expect(sanitise, `${length} bytes`).toThrow(/damaged BSON/);
  }
});
