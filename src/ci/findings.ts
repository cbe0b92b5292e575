import { kindChanges } from "../changes/table.ts";
import { stackFile } from "../config/project.ts";
import { hasKey } from "./acceptance.ts";
import { stackType } from "./changes.ts";
import { ignoredFile } from "./ignored.ts";
import type { Change, StackReport } from "./report.ts";

/** One thing that is not as its files say, and the ways out of it. */
export interface Finding {
  /** Whose it is, e.g. `Cloudflare`. */
  vendor: string;
  /** What it is, e.g. `DNS record`. */
  kind: string;
  /** `edited`: somebody changed it at the vendor. `unapplied`: in the files, and not brought up. */
  cause: "edited" | "unapplied";
  change: Change;
  /** The command that makes it as the files say. */
  repair: string;
  /** How what is there is kept. */
  keep: string;
  /** The entry that ignores it for a while; only for what somebody edited. */
  ignore?: string;
}

/** What a report found, by vendor and name. */
export function findingsOf(report: StackReport, inAMonth: string): Finding[] {
  const { stack, drift, changes } = report;
  const edited = drift.map((change) => ({
    ...about(stack, change),
    cause: "edited" as const,
    ignore: entryFor(stack, change, inAMonth),
  }));
  const unapplied = changes.map((change) => ({
    ...about(stack, change),
    cause: "unapplied" as const,
  }));
  return [...edited, ...unapplied].toSorted((a, b) => (a.vendor < b.vendor ? -1 : 1));
}

function about(stack: string, change: Change) {
  const { type, name } = change;
  if (type === stackType) return { ...wholeOf(stack), change };
  const title = kindChanges(type)?.title ?? `${type.split(":")[0]}: ${type.split(":").at(-1)}`;
  const [vendor = "", kind = ""] = title.split(": ");
  return {
    vendor,
    kind,
    change,
    // Names are unique in a stack for each type; the engine knows its parents.
    repair: `npx pulumi up --refresh -s ${stack} --target '**${type}::${name}'`,
    keep: keepOf(stack, change),
  };
}

const wholeOf = (stack: string) => ({
  vendor: "Pulumi",
  kind: "environment",
  repair: `npx pulumi up -s ${stack}`,
  keep: `npx infra env remove ${stack}`,
});

/** What follows from other keys, or is nobody's to see, has no key of its own. */
function keepOf(stack: string, { op, type, name, properties }: Change): string {
  const file = stackFile(stack);
  if (op === "missing") return `take it out of ${file}`;
  const changed = [...new Set(properties.map((each) => each.name.split(/[.[ ]/)[0]!))];
  const without = changed.filter((property) => !hasKey(type, property));
  if (without.length > 0) return `no key of ${file} says ${without.join(", ")}`;
  return `npx infra drift -s ${stack} --accept '${name}' writes it into ${file}, where a key says it`;
}

function entryFor(stack: string, { name, properties }: Change, until: string): string {
  const [first] = properties;
  const property = properties.length === 1 && first ? `, property: ${first.name}` : "";
  return `${ignoredFile}: - { stack: ${stack}, name: ${JSON.stringify(name)}${property}, reason: ..., until: ${until} }`;
}

/** The entry that lets a thing be which no stack owns; its day is for the reader to choose. */
export function unownedEntry(stack: string, label: string): string {
  return `${ignoredFile}: - { stack: ${stack}, name: ${JSON.stringify(label)}, reason: ..., until: ... }`;
}
