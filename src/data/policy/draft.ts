import type { ObservedPath } from "./observed.ts";
import { describeTypes } from "./observed.ts";

/** What a path of that name mostly holds, and a rule that is safe for it. */
const byName: { name: RegExp; rule: string }[] = [
  { name: /e-?mail/i, rule: "{ fake: email, domain: person.email }" },
  { name: /first_?name|vorname/i, rule: "{ fake: firstName }" },
  { name: /last_?name|surname|nachname/i, rule: "{ fake: lastName }" },
  { name: /full_?name|display_?name/i, rule: "{ fake: fullName }" },
  { name: /phone|mobile|telefon/i, rule: "{ fake: phone, domain: person.phone }" },
  { name: /street|address_?line/i, rule: "{ fake: street }" },
  { name: /city|town/i, rule: "{ fake: city }" },
  { name: /zip|post_?code|postal/i, rule: "{ fake: postcode }" },
  { name: /token|secret|session|hash|password/i, rule: "drop" },
  { name: /body|text|message|comment|note|bio|description/i, rule: "{ scrub: text }" },
];

/** Types that hold no words, and mostly no person either. */
const harmless = new Set(["objectId", "bool", "uuid", "enum"]);

const words = new Set(["string", "text", "varchar", "bpchar", "citext"]);

/** The lines of a policy for those paths. What only a person can decide is `undecided`. */
export function draft(paths: readonly ObservedPath[]): string[] {
  const lines: string[] = [];
  const collections = Map.groupBy(paths, ({ collection }) => collection);
  for (const [collection, below] of collections) {
    lines.push(`  ${collection}:`);
    for (const path of below) {
      const note = [describeTypes(path), ...(path.because ? [path.because] : [])].join("; ");
      lines.push(`    ${quoted(path.path)}: ${path.rule ?? bestRule(path)} # ${note}`);
    }
  }
  return lines;
}

/** A rule that is safe for a path; `undecided` where only a person can tell. */
export function bestRule({ path, types }: ObservedPath): string {
  const kinds = [...types.keys()].filter((type) => type !== "null");
  if (kinds.length === 1 && harmless.has(kinds[0]!)) return `{ keep: ${kinds[0]} }`;
  if (kinds.length !== 1 || !words.has(kinds[0]!)) return "undecided";
  return byName.find(({ name }) => name.test(path.split(".").at(-1)!))?.rule ?? "undecided";
}

/** YAML takes a leading `*` for an alias, and brackets for a list. */
function quoted(path: string): string {
  return /^[A-Za-z_$][\w$.-]*$/.test(path) ? path : JSON.stringify(path);
}
