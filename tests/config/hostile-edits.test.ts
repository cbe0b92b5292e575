import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { beforeAll, describe, expect, it } from "vitest";
import { readingCodes } from "../../src/config/codes.ts";
import { type CodedFault, line } from "../../src/config/fault.ts";
import { loadFromFiles } from "../../src/config/load-from-files.ts";
import { harmlessEdits, hostileEdits, projectFiles } from "./hostile/tables.ts";
import { hostileTexts } from "./hostile/texts.ts";
import type { Judged } from "./judge-apart.ts";

// One run tells what becomes of every edit of the tables, and what of the rules none of them reaches.
let judged: Judged;
beforeAll(async () => {
  const program = join(import.meta.dirname, "judge-apart.ts");
  const { stdout } = await execa(process.execPath, [program]);
  judged = JSON.parse(stdout);
});

/** What `infra check` says of Bondigoo's files after they were changed in a folder of their own. */
function faultsAfter(change: (folder: string) => void): CodedFault[] {
  const folder = mkdtempSync(join(tmpdir(), "hostile-"));
  try {
    change(folder);
    return loadFromFiles(folder).faults;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The rules that refuse it; `schema` where the files cannot be read so. */
function rulesOf(faults: CodedFault[]): string[] {
  return [...new Set(faults.map(({ code }) => (code in readingCodes ? "schema" : code)))];
}

describe.each(hostileEdits)("a hostile edit of %s is refused by its rule", (_subject, edits) => {
  it.each(edits)("$name: $rule", ({ name, rule }) => {
    expect(rulesOf(judged.faults[name]!)).toContain(rule);
  });
});

describe("a hostile text of a file is refused", () => {
  it.each(hostileTexts)("%s", (_name, file, change) => {
    const faults = faultsAfter((folder) => {
      for (const one of projectFiles) {
        const before = readFileSync(one, "utf8");
        const after = one === file ? change(before) : before;
        if (one === file) expect(after).not.toBe(before);
        writeFileSync(join(folder, one), after);
      }
    });
    expect(faults).not.toEqual([]);
  });
});

describe("an edit that only looks hostile is accepted", () => {
  it.each(harmlessEdits)("$name, for $why", ({ name }) => {
    expect(judged.faults[name]!.map(line)).toEqual([]);
  });
});

describe("rules", () => {
  it("have no refusal, and no way around one, that no edit and no case of broken/ reaches", () => {
    expect(judged.unreached).toEqual([]);
  });
});

describe("the tables", () => {
  it("hold at least 300 hostile and 80 harmless edits, each once by its name", () => {
    const names = [...hostileEdits.flatMap(([, edits]) => edits), ...harmlessEdits].map(
      ({ name }) => name,
    );
    expect(names.length - harmlessEdits.length).toBeGreaterThanOrEqual(300);
    expect(harmlessEdits.length).toBeGreaterThanOrEqual(80);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});
