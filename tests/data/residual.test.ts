import { Binary, Long } from "bson";
import { expect, it } from "vitest";
import { ResidualScanner } from "../../src/data/residual/scanner.ts";
import { type GeneratorName, generators } from "../../src/data/sanitise/generators.ts";
import { aUser, bondigoo, bson, policyOf, sanitiserFor, testPasswordHash } from "./sample.ts";

const address = "Anna.Muster@bluewin.ch";
const base64 = (text: string) => Buffer.from(text).toString("base64");
const sentence = "I lost my mother last winter and cannot sleep since";

/** What the scan says of a document that came out, after these originals were replaced. */
function findingsIn(document: object) {
  const policy = bondigoo();
  const { run, originals } = sanitiserFor(policy);
  run("users", aUser);
  run("coaches", { displayName: "Beatrix Hintermann" });
  run("messages", { body: `Dear coach, ${sentence}, what can I do?` });
  const scanner = new ResidualScanner(policy, originals);
  scanner.scan("other", bson(document));
  return scanner.found.all();
}

it.each([
  { where: "a field", planted: { a: address } },
  { where: "nested arrays", planted: { a: [[{ b: [`to ${address}`] }]] } },
  { where: "the key of a map", planted: { by: { [address]: 1 } } },
  { where: "a key that could be a field", planted: { by: { pi_NffrFeUfNV2Hib: 1 } } },
  { where: "the key of a map, escaped", planted: { by: { "anna%2Emuster%40bluewin.ch": 1 } } },
  { where: "JSON in text", planted: { a: JSON.stringify({ to: [address] }) } },
  {
    where: "JSON in JSON in text",
    planted: { a: JSON.stringify(JSON.stringify({ to: address })) },
  },
  { where: "JSON with escapes", planted: { a: '{"to":"anna.muster\\u0040bluewin.ch"}' } },
  { where: "Base64", planted: { a: base64(address) } },
  {
    where: "Base64 in JSON in Base64",
    planted: { a: base64(JSON.stringify({ a: base64(address) })) },
  },
  { where: "hexadecimal digits", planted: { a: Buffer.from(address).toString("hex") } },
  { where: "bytes", planted: { a: new Binary(Buffer.from(`mail: ${address}`)) } },
  { where: "an HTML entity", planted: { a: "anna.muster&#64;bluewin.ch" } },
  { where: "a URL", planted: { a: "https://x.ch/?to=anna.muster%40bluewin.ch" } },
  { where: "a file name", planted: { a: "cv-beatrix hintermann.pdf" } },
  { where: "a name in a text", planted: { a: "Session with Beatrix HINTERMANN on Monday" } },
  { where: "a part of a message", planted: { a: `...${sentence}` } },
  { where: "a phone number, written otherwise", planted: { a: "call 0041791234567" } },
  { where: "a Swiss phone number", planted: { a: "079 765 43 21" } },
  { where: "a street", planted: { a: "geheimgasse 7" } },
  { where: "an IBAN", planted: { a: "CH93 0076 2011 6238 5295 7" } },
  { where: "a card number", planted: { a: "4242 4242 4242 4242" } },
  { where: "a card number as a number", planted: { a: Long.fromString("4242424242424242") } },
  {
    where: "a JSON Web Token",
    planted: { a: `eyJhbGciOiJIUzI1NiJ9.${"eyJzdWIiOiJhbm5hIn0"}.c2lnbmF0dXJl` },
  },
  { where: "another password's hash", planted: { a: `$2b$10$${"z".repeat(53)}` } },
  { where: "a customer id", planted: { a: "cus_NffrFeUfNV2Hib" } },
])("finds personal data in $where, and does not show it", ({ planted }) => {
  const found = findingsIn(planted);
  expect(found).not.toEqual([]);
  const said = JSON.stringify(found).toLowerCase();
  for (const value of ["muster", "hintermann", "mother", "4242", "nffr"]) {
    expect(said).not.toContain(value);
  }
});

it("finds nothing in what a sanitised document of each kind holds", () => {
  const policy = bondigoo();
  const { run, originals, unlisted } = sanitiserFor(policy);
  const clean = [
    { collection: "users", document: run("users", aUser) },
    {
      collection: "coaches",
      document: run("coaches", { displayName: "Beatrix Hintermann", bio: sentence }),
    },
    { collection: "messages", document: run("messages", { body: sentence }) },
    {
      collection: "payments",
      document: run("payments", { stripePaymentIntentId: "pi_ABCDEFGH12345678" }),
    },
  ];
  expect(unlisted.all()).toEqual([]);
  const scanner = new ResidualScanner(policy, originals);
  for (const { collection, document } of clean) scanner.scan(collection, document!);
  expect(scanner.found.all()).toEqual([]);
});

it.each([
  { what: "the known password's hash", document: { a: testPasswordHash } },
  { what: "an ObjectId in text", document: { a: "65a000000000000000000001" } },
  { what: "a date in text", document: { a: "2026-04-05T10:11:12.123Z" } },
  { what: "a UUID", document: { a: "9f1b2c3d-0000-4000-8000-123456789012" } },
  { what: "milliseconds", document: { a: Long.fromString("1775383872123") } },
  { what: "a price", document: { a: "CHF 1'250.00" } },
])("does not take $what for personal data", ({ document }) => {
  expect(findingsIn(document)).toEqual([]);
});

it("finds what a rule keeps by mistake", () => {
  const policy = policyOf({
    users: {
      email: { fake: "email" },
      note: { keep: "string", why: "somebody thought it was harmless" },
    },
  });
  const { run, originals } = sanitiserFor(policy);
  const clean = run("users", { email: address, note: `born Muster, ${address.toLowerCase()}` });
  const scanner = new ResidualScanner(policy, originals);
  scanner.scan("users", clean!);
  expect(scanner.found.all().map(({ path }) => path)).toEqual(["note"]);
});

it("takes none of its own pseudonyms for somebody's data", () => {
  const names = Object.keys(generators) as GeneratorName[];
  const texts = names.filter((name) => generators[name].type === "string");
  const policy = policyOf({ c: Object.fromEntries(texts.map((name) => [name, { fake: name }])) });
  const { run } = sanitiserFor(policy);
  const scanner = new ResidualScanner(policy);
  for (let i = 0; i < 5_000; i++) {
    scanner.scan("c", run("c", Object.fromEntries(texts.map((name) => [name, `value ${i}`])))!);
  }
  expect(scanner.found.all()).toEqual([]);
});
