import type { Finding } from "../../../src/ci/findings.ts";
import type { HandEdit } from "./edit.ts";

/** A property as drift tells it and, of several secrets in one name, each of them. */
function namesIn({ name }: { name: string }): string[] {
  const [, property, entries] = /^(.+) \(one or more of (.+)\)$/.exec(name) ?? [];
  return entries === undefined ? [name] : entries.split(", ").map((key) => `${property}.${key}`);
}

const topOf = (name: string) => name.split(/[.[ ]/)[0]!;

/** What holds secrets; the links to its groups hold the groups' variables. */
const secretive = new Set(["envGroups", "secretFiles", "variables"]);

/**
 * What runs is older than what is set, which is told of a service in place of what of its secrets
 * differs: nobody can tell the two apart.
 */
export const isOlder = (finding: Finding | undefined) =>
  finding?.change.properties.length === 0 &&
  finding.change.effects.some(({ means }) => means.startsWith("What runs is older"));

/**
 * What is wrong with what a finding says of the edits that were made of its thing: an edit that it does
 * not tell, or tells twice, and anything that nobody edited.
 */
export function faultsOf(finding: Finding | undefined, edits: readonly HandEdit[]): string[] {
  const told = (finding?.change.properties ?? []).flatMap(namesIn);
  const faults = edits.flatMap(({ property, found }) =>
    found.flatMap((name) => {
      if (secretive.has(property) && isOlder(finding)) return [];
      const fits = (one: string) =>
        one === name || one === property || (name === property && topOf(one) === property);
      const times = told.filter(fits).length;
      // Of a whole that is told by its leaves, several are the one edit.
      const right = name === property ? times > 0 : times === 1;
      return right ? [] : [`${name} was edited, and is told ${times} times: ${told.join(", ")}`];
    }),
  );
  const edited = edits.map(({ property }) => property);
  const others = told.filter((name) => !edited.includes(topOf(name)));
  return [...faults, ...others.map((name) => `${name} is told, and nobody edited it`)];
}

/** Whether `up` refuses the repair until the config agrees to it, as the finding says. */
export function isRefused({ change }: Finding, keptWhole: boolean): boolean {
  return change.effects.some(
    ({ effect, consent, means }) =>
      effect === "loses" ||
      (keptWhole && /kept whole, refused until `allowDeletion`/.test(means)) ||
      /[;:] refused until `allowDeletion`/.test(means) ||
      effect === "impossible" ||
      consent === "everywhere" ||
      (consent === "where kept whole" && keptWhole),
  );
}
