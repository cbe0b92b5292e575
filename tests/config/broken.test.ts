import { describe, expect, it } from "vitest";
import { line } from "../../src/config/fault.ts";
import { rulesBySubject } from "../../src/config/rules/all.ts";
import { byRules, unreadable } from "./broken/all.ts";
import { kept } from "./broken/kept.ts";
import { bondigoo, type Draft, faultsOf } from "./draft.ts";
import { hostileEdits } from "./hostile/tables.ts";

function faultsAfter({ edit }: { edit: (draft: Draft) => void }) {
  const draft = bondigoo();
  edit(draft);
  return faultsOf(draft);
}

describe("Bondigoo as it stands", () => {
  it("has no fault", () => {
    expect(faultsOf(bondigoo()).map(line)).toEqual([]);
  });
});

describe("config that does not fit the schemas is refused", () => {
  it.each(unreadable)("$name", (broken) => {
    expect(faultsAfter(broken).map((fault) => line(fault).trim())).toEqual(broken.faults);
  });
});

describe("config that breaks a rule is refused", () => {
  it.each(byRules)("$name", (broken) => {
    expect(faultsAfter(broken).map((fault) => line(fault).trim())).toEqual(broken.faults);
  });
});

describe("config that comes close to breaking a rule is accepted", () => {
  it.each(kept)("$name", (close) => {
    expect(faultsAfter(close).map(line)).toEqual([]);
  });
});

describe("rules", () => {
  const rules = Object.values(rulesBySubject).flat();
  const broken = new Set([
    ...byRules.flatMap(faultsAfter).map(({ code }) => code),
    // Each of these is refused by that rule, as hostile-edits.test.ts shows.
    ...hostileEdits.flatMap(([, edits]) => edits.map(({ rule }) => rule)),
  ]);

  it.each(rules)(
    "$name is broken by a case above or in the tables of hostile edits",
    ({ name }) => {
      expect(broken).toContain(name);
    },
  );

  it("have names that differ", () => {
    expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
  });
});
