import { z } from "zod";
import { readTeamFile } from "../config/team-file.ts";
import { type Change, type StackReport, stackName, type UnownedThing } from "./report.ts";

/** Where a team writes down which drift it lives with, and until when; reviewed like all config. */
export const ignoredFile = "drift-ignored.yaml";

const entry = z.strictObject({
  stack: stackName,
  /** Of the resource, as `infra drift` prints it. */
  name: z.string().min(1),
  /** Default: whatever differs of it. */
  property: z.string().optional(),
  reason: z.string().regex(/\S\s+\S/, "a reason, in a few words"),
  until: z.iso.date("a day such as 2026-12-31"),
});

export type Ignored = z.infer<typeof entry>;

/** The entries of a project's file; none where there is no file. */
export function readIgnored(project: string): Ignored[] {
  return readTeamFile(project, ignoredFile, z.array(entry).nullable()) ?? [];
}

type Found = Pick<StackReport, "drift" | "changes" | "unseen">;

/**
 * A report without what is ignored, which is told apart. An entry whose last day is over ignores
 * nothing and is a finding of its own, also where nothing differs any more.
 */
export function withoutIgnored(
  stack: string,
  found: Found,
  entries: readonly Ignored[],
  today: string,
): Found & Pick<StackReport, "ignored" | "expired"> {
  const own = entries.filter((one) => one.stack === stack);
  const valid = own.filter(({ until }) => until >= today);
  const expired = own.filter((one) => !valid.includes(one)).map(sentence);
  const ignored: string[] = [];
  const drift = found.drift.flatMap((change) => {
    const mine = valid.filter(({ name }) => name === change.name);
    const rest = withoutProperties(change, mine);
    if (rest !== change) ignored.push(...mine.map(sentence));
    return rest === undefined ? [] : [rest];
  });
  return {
    ...found,
    drift,
    ...(ignored.length > 0 && { ignored }),
    ...(expired.length > 0 && { expired }),
  };
}

/** A report with what no stack owns, without what of it is ignored. */
export function withUnowned(
  report: StackReport,
  found: readonly UnownedThing[],
  notLooked: readonly string[],
  entries: readonly Ignored[],
  today: string,
): StackReport {
  const valid = entries.filter(({ stack, until }) => stack === report.stack && until >= today);
  const unowned = found.filter(({ label }) => !valid.some(({ name }) => name === label));
  const met = valid.filter(({ name }) => found.some(({ label }) => label === name));
  const ignored = [...(report.ignored ?? []), ...met.map(sentence)];
  return {
    ...report,
    ...(unowned.length > 0 && { unowned }),
    ...(notLooked.length > 0 && { notLooked: [...notLooked] }),
    ...(ignored.length > 0 && { ignored }),
  };
}

/** What is left of a change; the same where nothing of it is ignored, undefined where all is. */
function withoutProperties(change: Change, entries: Ignored[]): Change | undefined {
  if (entries.length === 0) return change;
  if (entries.some(({ property }) => property === undefined)) return undefined;
  const isIgnored = (name: string | undefined) => entries.some(({ property }) => property === name);
  const properties = change.properties.filter(({ name }) => !isIgnored(name));
  if (properties.length === change.properties.length) return change;
  if (properties.length === 0) return undefined;
  const effects = change.effects.filter(({ property }) => !isIgnored(property));
  return { ...change, properties, effects };
}

function sentence({ name, property, reason, until }: Ignored): string {
  return `${name}${property === undefined ? "" : `.${property}`} until ${until}: ${reason}`;
}
