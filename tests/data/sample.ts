import { resolve } from "node:path";
import { ObjectId, serialize } from "bson";
import { type CompiledPolicy, compile } from "../../src/data/policy/compile.ts";
import { loadPolicy } from "../../src/data/policy/load.ts";
import { Observed } from "../../src/data/policy/observed.ts";
import { type Policy, policySchema } from "../../src/data/policy/schema.ts";
import { Originals } from "../../src/data/residual/originals.ts";
import { Pseudonyms } from "../../src/data/sanitise/pseudonyms.ts";
import { Sanitiser } from "../../src/data/sanitise/sanitiser.ts";

export const key = "0123456789abcdef".repeat(4);

/** The hash of the one password that all test users have. */
export const testPasswordHash = `$2b$10$${"a".repeat(53)}`;

const variable = (name: string) => (name === "TEST_PASSWORD_HASH" ? testPasswordHash : undefined);

export function policyOf(collections: Policy["collections"]): CompiledPolicy {
  const policy = policySchema.parse({ version: 1, emailHost: "test.bondigoo.ch", collections });
  return compile(policy, variable);
}

/** The policy that ships. */
export function bondigoo(): CompiledPolicy {
  return compile(loadPolicy(resolve("data/policy.yaml")), variable);
}

/** A sanitiser, and what it was told to remember. */
export function sanitiserFor(policy: CompiledPolicy) {
  const unlisted = new Observed();
  const originals = new Originals();
  const { emailHost } = policy;
  const pseudonyms = new Pseudonyms(key);
  const sanitiser = new Sanitiser({ pseudonyms, emailHost, unlisted, originals });
  const run = (collection: string, document: object) =>
    sanitiser.sanitise(policy.collections.get(collection)!, bson(document));
  return { unlisted, originals, run };
}

export function bson(document: object): Buffer {
  return Buffer.from(serialize(document));
}

export const aUser = {
  _id: new ObjectId("65a000000000000000000001"),
  email: "Anna.Muster@bluewin.ch",
  passwordHash: `$2b$10$${"x".repeat(53)}`,
  role: "client",
  firstName: "Annamaria",
  lastName: "Mustermann",
  phone: "+41 79 123 45 67",
  birthDate: new Date("1988-04-05"),
  address: { street: "Geheimgasse 7", city: "Zug", postcode: "6300", country: "CH" },
  stripeCustomerId: "cus_ABCDEF1234567890",
  favouriteCoaches: [new ObjectId("65a000000000000000000002")],
  createdAt: new Date("2026-01-02"),
  __v: 0,
};
