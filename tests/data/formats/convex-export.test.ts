import {
  createWriteStream,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { unzipSync } from "fflate";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { ZipFile } from "yazl";
import { convexExport } from "../../../src/data/formats/convex-export.ts";
import { drafted, scanDocuments } from "../../../src/data/policy/scan.ts";
import type { Policy } from "../../../src/data/policy/schema.ts";
import { Pseudonyms } from "../../../src/data/sanitise/pseudonyms.ts";
import { sanitiseExport } from "../../../src/data/sanitise/sanitise-export.ts";
import { key, policyOf } from "../sample.ts";

const { signal } = new AbortController();
const pseudonyms = new Pseudonyms(key);

/** Every so many bytes one is changed, from one by lot; with DATA=all each. */
const step = process.env["DATA"] === "all" ? 1 : 61;
const first = Math.floor(Math.random() * step);

let folder: string;
let from: string;
let to: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "convex-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  [from, to] = [join(folder, "prod.zip"), join(folder, "clean.zip")];
});

const [anna, ben] = ["jd7f0s1vkz9anna0000000000000000a", "jd7f0s1vkz9ben00000000000000000b"];
const note = "k97e2m4nnote0000000000000000000c";
const file = "kg24file00000000000000000000000d";

const users = [
  `{"_creationTime":1721930000123.5,"_id":"${anna}","age":41.0,"credits":7,"email":"anna.muster@bluewin.ch","name":"Anna Muster"}`,
  `{"_creationTime":1721930000124.0,"_id":"${ben}","credits":9007199254740993,"email":"ben.beispiel@bluewin.ch","name":"Ben Beispiel"}`,
];
const notes = [
  `{"_creationTime":1721930000200.0,"_id":"${note}","key":{"$bytes":"AAEC"},"owner":"${anna}","text":"Only Anna Muster may read that"}`,
];

/** What `npx convex export --include-file-storage` writes, as its source has it. */
const exported: Readonly<Record<string, string>> = {
  "README.md": "# Welcome to your Convex snapshot export!\n",
  "_tables/documents.jsonl": '{"name":"notes","id":10001}\n{"name":"users","id":10002}\n',
  "notes/generated_schema.jsonl": '"uniform"\n',
  "notes/documents.jsonl": `${notes.join("\n")}\n`,
  "users/generated_schema.jsonl": '"uniform"\n',
  "users/documents.jsonl": `${users.join("\n")}\n`,
  "empty/generated_schema.jsonl": '"uniform"\n',
  "empty/documents.jsonl": "",
  "_components/waitlist/_tables/documents.jsonl": '{"name":"people","id":10001}\n',
  "_components/waitlist/people/generated_schema.jsonl": '"uniform"\n',
  "_components/waitlist/people/documents.jsonl": `{"_creationTime":1.0,"_id":"${ben}","email":"ben.beispiel@bluewin.ch"}\n`,
  "_storage/documents.jsonl": `{"_id":"${file}","_creationTime":1.5,"sha256":"x","size":3,"contentType":"image/jpeg"}\n`,
  [`_storage/${file}.jpeg`]: "Anna's face",
};

async function zip(entries: Readonly<Record<string, string>>): Promise<void> {
  const zipped = new ZipFile();
  for (const [name, text] of Object.entries(entries)) zipped.addBuffer(Buffer.from(text), name);
  zipped.end();
  await pipeline(zipped.outputStream, createWriteStream(from));
}

const id = { keep: "string", why: "an id of Convex" } as const;
const own = { _id: id, _creationTime: { keep: "double" } } as const;
const tables = { name: { keep: "string", why: "a table's name" }, id: { keep: "long" } } as const;
const collections: Policy["collections"] = {
  _tables: tables,
  "_components/waitlist/_tables": tables,
  "_components/waitlist/people": { ...own, email: { fake: "email", domain: "person.email" } },
  _storage: "omit",
  users: {
    ...own,
    age: { set: 30 },
    credits: { keep: "long" },
    email: { fake: "email", domain: "person.email" },
    name: { fake: "fullName" },
  },
  notes: {
    ...own,
    owner: { ref: "users._id" },
    text: { scrub: "text" },
    key: { keep: "binary", why: "random" },
  },
};

const run = (policy = collections) =>
  sanitiseExport({ from, to, policy: policyOf(policy), pseudonyms, signal });

const left = () => readdirSync(folder).toSorted();
const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes!).toString();

describe("a Convex export", () => {
  it("comes out table by table with what the policy lets pass, and can be imported", async () => {
    await zip(exported);
    const { ok, dangling } = await run();
    expect(ok).toBe(true);
    expect(dangling).toEqual({ "notes.owner -> users._id": { before: 0, after: 0 } });
    const entries = unzipSync(readFileSync(to));
    const withoutFiles = Object.keys(exported).filter((name) => !/README|jpeg/.test(name));
    expect(Object.keys(entries).toSorted()).toEqual(withoutFiles.toSorted());
    for (const name of withoutFiles.filter((each) => /_schema|_tables/.test(each))) {
      expect(text(entries[name]), name).toBe(exported[name]);
    }
    expect(text(entries["_storage/documents.jsonl"])).toBe("");
    expect(text(entries["empty/documents.jsonl"])).toBe("");
    const [one, two] = text(entries["users/documents.jsonl"]).split("\n");
    expect(one).toMatch(
      /^\{"_creationTime":1721930000123\.5,"_id":"jd7.*a","age":30\.0,"credits":7,"email":"[^"]+@test\.bondigoo\.ch","name":"/,
    );
    // Beyond what a JavaScript number holds.
    expect(two).toContain('"credits":9007199254740993,');
    const people = text(entries["_components/waitlist/people/documents.jsonl"]);
    expect(/"email":"([^"]+)"/.exec(people)![1]).toBe(/"email":"([^"]+)"/.exec(two!)![1]);
    expect(text(entries["notes/documents.jsonl"])).toContain(
      `"key":{"$bytes":"AAEC"},"owner":"${anna}"`,
    );
    for (const bytes of Object.values(entries)) {
      expect(text(bytes)).not.toMatch(/muster|beispiel|bluewin|may read|face/i);
    }
  });

  it("is the same, byte by byte, with the same key, and is read again", async () => {
    await zip(exported);
    await run();
    const bytes = readFileSync(to);
    rmSync(to);
    await run();
    expect(readFileSync(to)).toEqual(bytes);
    let items = 0;
    for await (const _ of convexExport.source(to).items(signal)) items++;
    expect(items).toBe(7);
  });

  it("is drafted a policy for, tables of components included, that shows no value", async () => {
    await zip(exported);
    const draft = drafted(await scanDocuments(convexExport.source(from), signal));
    expect(draft).toContain("  _components/waitlist/people:\n");
    expect(draft).toContain("email: { fake: email, domain: person.email }");
    expect(draft).toContain("credits: undecided # long x 2");
    expect(draft).not.toMatch(/muster|beispiel|bluewin/i);
  });

  it("stops where a table is not listed, the files' included", async () => {
    await zip(exported);
    const { _storage, _tables, ...rest } = collections;
    const { ok, unlisted } = await run(rest);
    expect(ok).toBe(false);
    expect([...new Set(unlisted.map(({ collection }) => collection))]).toEqual([
      "_storage",
      "_tables",
    ]);
    expect(left()).toEqual(["prod.zip"]);
  });

  it("is refused where the policy would let files through, which nothing here can sanitise", async () => {
    await zip(exported);
    const listed = Object.fromEntries(
      ["sha256", "contentType"].map((name) => [name, { keep: "string", why: "x" } as const]),
    );
    const files = { ...own, ...listed, size: { keep: "long" } } as const;
    await expect(run({ ...collections, _storage: files })).rejects.toThrow(
      /_storage lists files, which cannot be sanitised.*"_storage: omit"/s,
    );
    expect(left()).toEqual(["prod.zip"]);
  });

  it.each([
    { what: "an older Convex wrote it", schema: '"{\\"name\\": \\"Anna Muster\\"}"\n' },
    { what: "nothing says how values are spelled", schema: undefined },
  ])("is refused where $what, without a value of it", async ({ schema }) => {
    const { "users/generated_schema.jsonl": _, ...rest } = exported;
    await zip(schema === undefined ? rest : { ...rest, "users/generated_schema.jsonl": schema });
    const error = await run().catch((thrown: Error) => thrown);
    expect(String(error)).toMatch(/how the values of users are spelled.*Export it again/s);
    expect(String(error)).not.toMatch(/anna/i);
  });

  it("is refused where something in it is no part of an export, by its number and not by its name", async () => {
    await zip({ ...exported, "letters/anna.txt": "x" });
    await expect(run()).rejects.toThrow(/it holds 1 entries that are no part of an export/);
    await zip({ "README.md": "x" });
    await expect(run()).rejects.toThrow(/0 tables/);
  });

  it("names table and line where a line is no document, without quoting it", async () => {
    await zip({ ...exported, "users/documents.jsonl": `${users[0]}\n${users[1]!.slice(0, -9)}\n` });
    const error = await run().catch((thrown: Error) => thrown);
    expect(String(error)).toContain(`Line 2 of users in ${from} is not a document of Convex`);
    expect(String(error)).not.toMatch(/beispiel/i);
    expect(left()).toEqual(["prod.zip"]);
  });

  it(`never passes for whole where a byte was changed or the end is missing (every ${step}th, from ${first})`, async () => {
    await zip(exported);
    await run();
    const whole = readFileSync(to);
    const bytes = readFileSync(from);
    rmSync(to);
    const outcomes = { refused: 0, same: 0 };
    const tryOne = async (damagedBytes: Uint8Array) => {
      writeFileSync(from, damagedBytes);
      const error = await run().then(
        ({ ok }) => (ok ? undefined : new Error("not ok")),
        (thrown: Error) => thrown,
      );
      if (error !== undefined) {
        expect(String(error)).not.toMatch(/muster|beispiel/i);
        outcomes.refused++;
      } else {
        // Dates, permissions, files that are left out: nothing of the documents.
        expect(readFileSync(to)).toEqual(whole);
        outcomes.same++;
      }
      rmSync(to, { force: true });
    };
    for (let at = first; at < bytes.length; at += step) {
      await tryOne(bytes.map((byte, i) => (i === at ? byte ^ 0x10 : byte)));
      await tryOne(bytes.subarray(0, at));
    }
    expect(outcomes.refused).toBeGreaterThan(outcomes.same);
  });
});
