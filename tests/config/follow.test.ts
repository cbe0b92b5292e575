import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { initCommand } from "../../src/commands/init.ts";
import { loadFromFiles } from "../../src/config/load-from-files.ts";
import { diceFrom } from "../dice.ts";
import { byRules, unreadable } from "./broken/all.ts";
import { bondigoo } from "./draft.ts";
import { follow, told } from "./follow/follow.ts";
import { answers, mistakes } from "./follow/mistakes.ts";
import { leadsOn, unfollowed } from "./follow/unfollowed.ts";
import { writeProject } from "./write-project.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "follow-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("whoever follows what is printed about", () => {
  beforeAll(async () => {
    const quiet = vi.spyOn(process.stdout, "write").mockReturnValue(true);
    await initCommand().parseAsync([folder, "--yes", ...answers], { from: "user" });
    quiet.mockRestore();
  });

  it.each(mistakes)("$what, in a platform of their own, has no fault left", async (mistake) => {
    const path = join(folder, mistake.file);
    const before = readFileSync(path, "utf8");
    const broken = before.replace(mistake.from, mistake.to);
    expect(broken).not.toBe(before);
    writeFileSync(path, broken);
    const { faults } = loadFromFiles(folder);
    const outcome = await follow(folder);
    writeFileSync(path, before);
    expect(faults).toHaveLength(1);
    expect(outcome).toEqual({ vain: [], left: [] });
  });
});

const isWhole = process.env["FIXES"] === "all";
const seed = Number(process.env["SEED"] ?? Math.floor(Math.random() * 1e6));
const dice = diceFrom(seed);
const drawn = [...unreadable, ...byRules].filter(
  ({ faults }) => faults.some((text) => /fix: |did you mean/.test(text)) && tried(),
);

function tried(): boolean {
  return isWhole || dice() < 1 / 5;
}

/** What is left of a broken case, told apart by whether it was there from the beginning. */
async function followed({ edit }: (typeof drawn)[number]) {
  const draft = bondigoo();
  edit(draft);
  writeProject(folder, draft);
  const before = new Set(loadFromFiles(folder).faults.map(told));
  const { vain, left } = await follow(folder);
  const printed = left.map((fault) => ({ fix: fault.fix, text: told(fault) }));
  return {
    vain,
    old: printed.filter(({ text }) => before.has(text)),
    fresh: printed.filter(({ text }) => !before.has(text)).map(({ text }) => text),
  };
}

// The faults of most cases are mended by what is printed; the lists say of the others why not.
describe(`every printed fix that a machine can follow mends its fault (SEED=${seed})`, () => {
  const used = new Set<string>();

  it.each(drawn)("$name", async (broken) => {
    const { vain, old, fresh } = await followed(broken);
    expect(vain).toEqual([]);
    const fixes = old.flatMap(({ fix }) => fix ?? []);
    const begins = (fix: string) => Object.keys(unfollowed).find((start) => fix.startsWith(start));
    expect(fixes.filter((fix) => begins(fix) === undefined)).toEqual([]);
    for (const fix of fixes) used.add(begins(fix) ?? "");
    expect(fresh.length > 0, fresh.join("\n")).toBe(Object.hasOwn(leadsOn, broken.name));
  });

  it.runIf(isWhole)("and what is listed as unfollowed is printed by a case", () => {
    expect(Object.keys(unfollowed).filter((start) => !used.has(start))).toEqual([]);
    const names = drawn.map(({ name }) => name);
    expect(Object.keys(leadsOn).filter((name) => !names.includes(name))).toEqual([]);
  });
});
