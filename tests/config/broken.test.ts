import { describe, expect, it } from "vitest";
import { line } from "../../src/config/fault.ts";
import { rulesBySubject } from "../../src/config/rules/all.ts";
import { addresses } from "./broken/addresses.ts";
import type { BrokenCase } from "./broken/case.ts";
import { data } from "./broken/data.ts";
import { production } from "./broken/production.ts";
import { referencesAndSecrets } from "./broken/references-and-secrets.ts";
import { schemaParts } from "./broken/schema-parts.ts";
import { schemaValues } from "./broken/schema-values.ts";
import { secrets } from "./broken/secrets.ts";
import { services } from "./broken/services.ts";
import { bondigoo, faultsOf } from "./draft.ts";

const byRules = [...production, ...secrets, ...addresses, ...services, ...data];

function faultsAfter({ edit }: BrokenCase) {
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
  it.each([...schemaValues, ...schemaParts, ...referencesAndSecrets])("$name", (broken) => {
    expect(faultsAfter(broken).map((fault) => line(fault).trim())).toEqual(broken.faults);
  });
});

describe("config that breaks a rule is refused", () => {
  it.each(byRules)("$name", (broken) => {
    expect(faultsAfter(broken).map((fault) => line(fault).trim())).toEqual(broken.faults);
  });
});

describe("rules", () => {
  const rules = Object.values(rulesBySubject).flat();
  const broken = new Set(byRules.flatMap(faultsAfter).map(({ rule }) => rule));

  it.each(rules)("$name is broken by a case above", ({ name }) => {
    expect(broken).toContain(name);
  });

  it("have names that differ", () => {
    expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
  });
});
