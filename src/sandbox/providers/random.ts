import { createHash } from "node:crypto";
import type { Row, World } from "../world.ts";
import { loadFacts } from "./facts.ts";
import type { ProviderCall, ResourceRules, Vendor } from "./vendor.ts";

const lower = "abcdefghijklmnopqrstuvwxyz";
const upper = lower.toUpperCase();
const digits = "0123456789";
/** Source: the Terraform provider hashicorp/random, default of `override_special`. */
const special = "!@#$%&*()-_=+[]{}<>:?";

/** Letters and digits made from the world's seed, with the minimum of each kind that is asked. */
function randomText(row: Row, { world, name, type }: ProviderCall): string {
  const kinds = [
    { on: row["lower"], least: row["minLower"], from: lower },
    { on: row["upper"], least: row["minUpper"], from: upper },
    { on: row["numeric"], least: row["minNumeric"], from: digits },
    {
      on: row["special"],
      least: row["minSpecial"],
      from: String(row["overrideSpecial"] ?? special),
    },
  ].filter(({ on }) => on !== false);
  const key = `${type}/${name}`;
  const required = kinds
    .map(({ least, from }) => world.random(key, Number(least ?? 0), from))
    .join("");
  const all = kinds.map(({ from }) => from).join("");
  const rest = Math.max(0, Number(row["length"]) - required.length);
  return required + world.random(key, rest, all);
}

const passwordRules: ResourceRules = {
  create(row, call) {
    row["result"] = randomText(row, call);
    // Looks like bcrypt's output; nothing here ever checks a password against it.
    const digest = createHash("sha256").update(String(row["result"])).digest("base64");
    row["bcryptHash"] = `$2a$10$${digest.replace(/[+=]/g, ".").padEnd(53, ".").slice(0, 53)}`;
    row["id"] = "none";
  },
};

const stringRules: ResourceRules = {
  create(row, call) {
    row["result"] = randomText(row, call);
  },
};

function randomBytes({ world, name, type }: ProviderCall, length: number): Buffer {
  return Buffer.from(hex(world, `${type}/${name}`, length * 2), "hex");
}

const hex = (world: World, key: string, length: number): string =>
  world.random(key, length, "0123456789abcdef");

const bytesRules: ResourceRules = {
  create(row, call) {
    const bytes = randomBytes(call, Number(row["length"]));
    Object.assign(row, {
      hex: bytes.toString("hex"),
      base64: bytes.toString("base64"),
      id: "none",
    });
  },
};

const idRules: ResourceRules = {
  create(row, call) {
    const bytes = randomBytes(call, Number(row["byteLength"]));
    const prefix = String(row["prefix"] ?? "");
    const plain = bytes.toString("hex");
    row["id"] = bytes.toString("base64url");
    row["b64Std"] = prefix + bytes.toString("base64");
    row["b64Url"] = prefix + bytes.toString("base64url");
    row["dec"] = prefix + BigInt(`0x${plain}`).toString();
    row["hex"] = prefix + plain;
  },
};

const uuidRules: ResourceRules = {
  create(row, { world, name }) {
    const text = hex(world, `uuid/${name}`, 30);
    const parts = [text.slice(0, 8), text.slice(8, 12), `4${text.slice(12, 15)}`];
    row["result"] = [...parts, `a${text.slice(15, 18)}`, text.slice(18, 30)].join("-");
  },
};

const integerRules: ResourceRules = {
  create(row, { world, name }) {
    const [min, max] = [Number(row["min"]), Number(row["max"])];
    const number = Number.parseInt(hex(world, `integer/${name}`, 12), 16);
    row["result"] = min + (number % (max - min + 1));
    row["id"] = String(row["result"]);
  },
};

const petRules: ResourceRules = {
  create(row, { world, name }) {
    const words = Array.from({ length: Number(row["length"] ?? 2) }, () =>
      world.random(`pet/${name}`, 5, lower),
    );
    const parts = row["prefix"] ? [row["prefix"], ...words] : words;
    row["id"] = parts.join(String(row["separator"] ?? "-"));
  },
};

/** The stand-in for @pulumi/random: the same values again in a world made from the same seed. */
export const random: Vendor = {
  facts: loadFacts("random"),
  remote: false,
  resources: {
    RandomPassword: passwordRules,
    RandomString: stringRules,
    RandomBytes: bytesRules,
    RandomId: idRules,
    RandomUuid: uuidRules,
    RandomInteger: integerRules,
    RandomPet: petRules,
  },
  functions: {},
  makeId: (world, key) => hex(world, key, 16),
  unknownType: (type) => `[pf/tfbridge] unknown resource token: ${type}`,
};
