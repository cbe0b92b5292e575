import type { BackedUp } from "./backup.ts";
import type { Contents } from "./contents.ts";
import type { Drilled } from "./drill.ts";
import type { Restored } from "./restore.ts";

// What people read; none of it holds a value of the data.

export function backupText({ status, environment, source, ...rest }: BackedUp): string {
  const { reasons, file, manifest, removed } = rest;
  if (status === "refused" || manifest === undefined) {
    return lines(`No backup of ${environment} (${source}): refused.`, reasons);
  }
  return [
    `Backup of ${environment} (${source}): ${file}, ${manifest.bytes} bytes`,
    ...contentsTable(manifest.collections),
    between(manifest.readBetween),
    ...left(manifest.notCarried),
    ...(removed.length > 0 ? [`Older ones that are gone: ${removed.join(", ")}`] : []),
  ].join("\n");
}

const ofRestore: Record<Restored["status"], string> = {
  checked: "would go through; nothing was written",
  restored: "restored",
  refused: "refused; nothing was written",
  unverified: "stopped, as something is not what the manifest says",
};

export function restoreText(outcome: Restored): string {
  const { status, environment, file, target, reasons, removed, readBetween } = outcome;
  const heading = `${environment} (${target}) from ${file}: ${ofRestore[status]}`;
  if (reasons.length > 0) return lines(heading, reasons);
  return [
    heading,
    ...contentsTable(outcome.collections),
    between(readBetween),
    ...left(outcome.notCarried),
    ...(removed.length > 0
      ? [`Only the target had these; they are gone: ${removed.join(", ")}`]
      : []),
    ...(status === "checked" ? [`To do it, add --confirm ${environment}`] : []),
  ].join("\n");
}

const ofDrill: Record<Drilled["status"], string> = {
  passed: "restored, the same as in the manifest, and dropped again",
  refused: "refused; nothing was written",
  unverified: "failed: this backup would not give back what its manifest says",
};

export function drillText(outcome: Drilled): string {
  const { status, environment, file, target, reasons, readBetween } = outcome;
  const heading = `Drill of ${file}, of ${environment}, in ${target}: ${ofDrill[status]}`;
  if (reasons.length > 0) return lines(heading, reasons);
  const took = `Begun ${outcome.startedAt}, ended ${outcome.endedAt}`;
  return [heading, ...contentsTable(outcome.collections), between(readBetween), took].join("\n");
}

function lines(heading: string, reasons: readonly string[]): string {
  return [heading, ...reasons.map((reason) => `- ${reason}`)].join("\n");
}

/** A line a collection: how much, and by what it is known. */
export function contentsTable(collections: Contents): string[] {
  return Object.entries(collections).map(
    ([name, { count, indexes, digest }]) =>
      `  ${name.padEnd(20)} ${count} documents, ${indexes.length} indexes, ${digest.slice(0, 16)}`,
  );
}

function between([from, to]: readonly [from: string, to: string]): string {
  return `Read between ${from} and ${to}, which is not one point in time.`;
}

function left(notCarried: readonly string[]): string[] {
  return notCarried.length > 0 ? [`Not in the backup: ${notCarried.join(", ")}`] : [];
}
