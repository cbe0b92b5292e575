import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { EJSON } from "bson";
import { afterEach, beforeEach, expect, it } from "vitest";
import { jsonlFolder } from "../../src/data/formats/jsonl-folder.ts";
import { drafted, scanDocuments } from "../../src/data/policy/scan.ts";
import { Pseudonyms } from "../../src/data/sanitise/pseudonyms.ts";
import { sanitiseExport } from "../../src/data/sanitise/sanitise-export.ts";
import { aUser, bondigoo, key } from "./sample.ts";

const { signal } = new AbortController();
const pseudonyms = new Pseudonyms(key);
let folder: string;
let from: string;
let to: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sanitise-"));
  from = join(folder, "export");
  to = join(folder, "out");
  mkdirSync(from);
});

afterEach(() => rmSync(folder, { recursive: true }));

const lines = (documents: object[]) =>
  documents.map((each) => `${EJSON.stringify(each, { relaxed: false })}\n`).join("");
const put = (name: string, content: string | Buffer) => writeFileSync(join(from, name), content);
const run = () => sanitiseExport({ from, to, policy: bondigoo(), pseudonyms, signal });
const left = () => readdirSync(folder);

it("writes all collections anew, the omitted ones empty, and the same each time", async () => {
  put("users.jsonl", lines([aUser]));
  put("messages.jsonl.gz", gzipSync(lines([{ body: "Hello Anna" }, { body: "Bye" }])));
  put("sessions.jsonl", lines([{ token: "secret" }]));
  const outcome = await run();
  expect(outcome).toMatchObject({
    ok: true,
    collections: {
      users: { read: 1, written: 1 },
      messages: { read: 2, written: 2 },
      sessions: { read: 1, written: 0 },
    },
    unlisted: [],
    residual: [],
  });
  expect(outcome.unused).toContain("coaches.bio");
  expect(outcome.unused).not.toContain("users.email");
  expect(readFileSync(join(to, "sessions.jsonl"), "utf8")).toBe("");
  const again = { from, to: join(folder, "again"), policy: bondigoo(), pseudonyms, signal };
  await sanitiseExport(again);
  for (const name of readdirSync(to)) {
    expect(readFileSync(join(again.to, name))).toEqual(readFileSync(join(to, name)));
  }
});

it("writes nothing where a path is unlisted, and names those of later documents too", async () => {
  put("users.jsonl", lines([{ ...aUser, a: 1 }, aUser, { ...aUser, b: "x" }]));
  put("audit.jsonl", lines([{ who: "anna" }]));
  const { ok, unlisted } = await run();
  expect(ok).toBe(false);
  expect(unlisted.map(({ collection, path }) => `${collection}.${path}`)).toEqual([
    "audit.who",
    "users.a",
    "users.b",
  ]);
  expect(left()).toEqual(["export"]);
});

it("leaves nothing where personal data was left", async () => {
  put("users.jsonl", lines([aUser]));
  put("reviews.jsonl", lines([{ _id: aUser._id, rating: 4111111111111111 }]));
  const { ok, residual } = await run();
  expect(ok).toBe(false);
  expect(residual).toMatchObject([
    { collection: "reviews", path: "rating", because: "card number" },
  ]);
  expect(left()).toEqual(["export"]);
});

it.each([
  { damage: "a line that is cut off", name: "users.jsonl", content: lines([aUser]).slice(0, -20) },
  {
    damage: "a compressed file that is cut off",
    name: "users.jsonl.gz",
    content: gzipSync(lines([aUser])).subarray(0, -40),
  },
  {
    damage: "a compressed file with a changed byte",
    name: "users.jsonl.gz",
    content: gzipSync(lines([aUser])).map((byte, i) => (i === 100 ? byte ^ 1 : byte)) as Buffer,
  },
])("stops at $damage, shows nothing of it and leaves nothing", async ({ name, content }) => {
  put(name, content);
  const error = await run().then(
    () => undefined,
    (thrown: Error) => thrown,
  );
  expect(error?.name).toBe("UserError");
  expect(error?.message).toContain(name);
  expect(error?.message).not.toMatch(/muster/i);
  expect(left()).toEqual(["export"]);
});

it("refuses to write over what is there, or into the export", async () => {
  put("users.jsonl", lines([aUser]));
  mkdirSync(to);
  await expect(run()).rejects.toThrow(/is there already/);
  to = join(from, "out");
  await expect(run()).rejects.toThrow(/holds the originals/);
  expect(existsSync(to)).toBe(false);
});

it("drafts a policy that leaves to a person what only a person can decide", async () => {
  put("users.jsonl", lines([aUser]));
  const text = drafted(await scanDocuments(jsonlFolder.source(from), signal));
  expect(text).toContain("email: { fake: email, domain: person.email } # string x 1");
  expect(text).toContain("_id: { keep: objectId }");
  expect(text).toContain("role: undecided # string x 1");
  expect(text).not.toMatch(/muster|bluewin/i);
});
