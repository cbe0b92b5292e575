/**
 * How fast one thread applies Bondigoo's policy: a mix of users, coaches, bookings and messages of
 * about 812 bytes each, every path of every document looked up. Documents come and go in BSON.
 * Then the same with the originals remembered, and the scan of what came out.
 */
import { resolve } from "node:path";
import { ObjectId, serialize } from "bson";
import { type CompiledPolicy, compile } from "../src/data/policy/compile.ts";
import { loadPolicy } from "../src/data/policy/load.ts";
import { Observed } from "../src/data/policy/observed.ts";
import { Originals } from "../src/data/residual/originals.ts";
import { ResidualScanner } from "../src/data/residual/scanner.ts";
import { Pseudonyms } from "../src/data/sanitise/pseudonyms.ts";
import { Sanitiser } from "../src/data/sanitise/sanitiser.ts";
import { median, report } from "./measure.ts";

const rounds = 5;
const repeats = 3;
const passwordHash = `$2b$10$${"a".repeat(53)}`;
const policy: CompiledPolicy = compile(loadPolicy(resolve("data/policy.yaml")), () => passwordHash);
const pseudonyms = new Pseudonyms("0123456789abcdef".repeat(4));

interface Item {
  collection: string;
  document: Buffer;
}

// 25 % users, 5 % coaches, 30 % bookings, 40 % messages, as in a platform of some years.
const items = Array.from({ length: 10_000 }, (_, i) => itemAt(i));
const bytes = items.reduce((sum, { document }) => sum + document.length, 0);
const unlisted = new Observed();
const { emailHost } = policy;
const plain = new Sanitiser({ pseudonyms, emailHost, unlisted });
const rows = [row("sanitise, every path looked up", () => apply(plain))];

const originals = new Originals();
const remembering = new Sanitiser({ pseudonyms, emailHost, unlisted, originals });
rows.push(row("and remember the originals", () => apply(remembering)));

const scanner = new ResidualScanner(policy, originals);
const clean = pass(remembering);
rows.push(
  row("scan what came out", () => {
    for (const { collection, document } of clean) scanner.scan(collection, document);
  }),
);
report("sanitise", rows);
if (unlisted.size + scanner.found.size > 0) throw new Error("the mix does not fit the policy");

function apply(sanitiser: Sanitiser): void {
  for (const { collection, document } of items) {
    sanitiser.sanitise(policy.collections.get(collection)!, document);
  }
}

function pass(sanitiser: Sanitiser): Item[] {
  return items.map(({ collection, document }) => ({
    collection,
    document: sanitiser.sanitise(policy.collections.get(collection)!, document)!,
  }));
}

function row(what: string, work: () => void) {
  work();
  const rates = Array.from({ length: rounds }, () => {
    // What others do on the machine costs no processor time of ours.
    const started = process.cpuUsage();
    for (let i = 0; i < repeats; i++) work();
    const { user, system } = process.cpuUsage(started);
    return (items.length * repeats) / ((user + system) / 1e6);
  });
  return {
    what,
    "docs per CPU second": Math.round(median(rates)),
    "MB per CPU second": Number(((median(rates) * bytes) / items.length / 1e6).toFixed(1)),
    "bytes a document": Math.round(bytes / items.length),
    "peak MB": Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

function itemAt(i: number): Item {
  const part = i % 20;
  const id = new ObjectId(i.toString(16).padStart(24, "0"));
  const common = {
    _id: id,
    createdAt: new Date(1.7e12 + i),
    updatedAt: new Date(1.7e12 + i),
    __v: 0,
  };
  const email = `person.${i}@mail.example`;
  const text = (length: number) => `words of person ${i} `.repeat(length / 15).slice(0, length);
  if (part < 5) {
    const address = { street: `Road ${i}`, city: "Bern", postcode: "3000", country: "CH" };
    const name = { firstName: `First${i}`, lastName: `Last${i}`, phone: `+4179${1e6 + i}` };
    const ids = Array.from({ length: 20 }, () => id);
    const secrets = { passwordHash, stripeCustomerId: `cus_${i}abcdefgh` };
    const user = { ...common, email, ...secrets, role: "client", ...name, address };
    return item("users", { ...user, language: "de", emailVerified: true, favouriteCoaches: ids });
  }
  if (part < 6) {
    const coach = { ...common, userId: id, displayName: `First${i} Last${i}`, bio: text(900) };
    return item("coaches", { ...coach, contactEmail: email, hourlyRate: 120.5, currency: "CHF" });
  }
  if (part < 12) {
    const booking = {
      ...common,
      userId: id,
      coachId: id,
      contactEmail: email,
      status: "confirmed",
    };
    return item("bookings", { ...booking, minutes: 60, price: 120.5, notes: text(560) });
  }
  const { updatedAt: _, ...rest } = common;
  return item("messages", { ...rest, bookingId: id, from: id, to: id, body: text(700) });
}

function item(collection: string, document: object): Item {
  return { collection, document: Buffer.from(serialize(document)) };
}
