import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { ignoredFile, readIgnored, withoutIgnored, withUnowned } from "../../src/ci/ignored.ts";

const change = (...properties: string[]) => ({
  op: "update",
  type: "cloudflare:index/dnsRecord:DnsRecord",
  name: "api",
  properties: properties.map((name) => ({ name, before: "a", after: "b" })),
  effects: properties.map((property) => ({ property, means: "Something happens." })),
});
const found = (...properties: string[]) => ({
  drift: [change(...properties)],
  changes: [],
  unseen: [],
});
const entry = { stack: "prod", name: "api", reason: "we are moving", until: "2026-12-31" };

function read(text: string) {
  const folder = mkdtempSync(join(tmpdir(), "ignored-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, ignoredFile), text);
  return readIgnored(folder);
}

it("ignores a thing up to and on its last day, and tells of it apart", () => {
  const left = withoutIgnored("prod", found("content"), [entry], "2026-12-31");
  expect(left).toMatchObject({ drift: [], ignored: ["api until 2026-12-31: we are moving"] });
  expect(left).not.toHaveProperty("expired");
});

it("ignores one property and keeps what else differs of the thing, with its effects", () => {
  const entries = [{ ...entry, property: "ttl" }];
  const { drift } = withoutIgnored("prod", found("content", "ttl"), entries, "2026-12-01");
  expect(drift).toEqual([change("content")]);
});

it("finds a thing again when the last day is over, and the entry too", () => {
  const { drift, expired } = withoutIgnored("prod", found("content"), [entry], "2027-01-01");
  expect(drift).toHaveLength(1);
  expect(expired).toEqual(["api until 2026-12-31: we are moving"]);
});

it("finds an entry whose last day is over also where nothing differs any more", () => {
  const nothing = { drift: [], changes: [], unseen: [] };
  const { expired } = withoutIgnored("prod", nothing, [entry], "2027-01-01");
  expect(expired).toHaveLength(1);
});

it("leaves other environments and other things alone", () => {
  const entries = [
    { ...entry, stack: "dev" },
    { ...entry, name: "www" },
  ];
  expect(withoutIgnored("prod", found("content"), entries, "2026-12-01")).toEqual(found("content"));
});

it("never ignores what stands in the files and was not brought up", () => {
  const unapplied = { drift: [], changes: [change("content")], unseen: [] };
  expect(withoutIgnored("prod", unapplied, [entry], "2026-12-01")).toEqual(unapplied);
});

it("reads days without quotes, and an empty file as no entries", () => {
  const text = "- { stack: prod, name: api, reason: we are moving, until: 2026-12-31 }";
  expect(read(text)).toEqual([entry]);
  expect(read("# nothing yet\n")).toEqual([]);
});

it("refuses an entry without a reason in words or without an end, each by its place", () => {
  const text = "- { stack: prod, name: api, reason: because }\n- { stack: prod, nam: api }\n";
  expect(() => read(text)).toThrow(/0\.reason: a reason, in a few words\n {2}0\.until/);
  expect(() => read(text)).toThrow(/1\.name/);
});

it("ignores what no stack owns by its label while the entry holds, and names what was not looked at", () => {
  const thing = { label: "Render: web service old", means: "it runs", remove: "delete it" };
  const other = { ...thing, label: "Render: web service older" };
  const report = { stack: "prod", drift: [], changes: [], unseen: [] };
  const lets = { ...entry, name: thing.label };
  const told = (today: string) =>
    withUnowned(report, [thing, other], ["Vercel: why"], [lets], today);
  expect(told("2026-12-31")).toMatchObject({
    unowned: [other],
    notLooked: ["Vercel: why"],
    ignored: ["Render: web service old until 2026-12-31: we are moving"],
  });
  expect(told("2027-01-01").unowned).toEqual([thing, other]);
});
