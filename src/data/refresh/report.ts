import { findings } from "../sanitise/findings.ts";
import type { Refreshed } from "./refresh.ts";

const headings: Record<Refreshed["status"], string> = {
  checked: "would go through; nothing was written",
  replaced: "replaced",
  refused: "refused; nothing was touched",
  unlisted: "stopped by the policy; nothing was touched",
  residual: "stopped, as personal data was left; nothing was touched",
  unverified: "stopped, as something is not what it should be",
};

/** The report of a refresh in Markdown, for people; it holds no value of the data. */
export function toMarkdown(outcome: Refreshed): string {
  const { status, environment, source, target, reasons, removed, leftOut, times, sanitised } =
    outcome;
  const between = times.readBetween ?? [times.startedAt, times.endedAt];
  return [
    `# Data of ${environment}: ${headings[status]}`,
    "",
    `From ${source} to ${target}; begun ${times.startedAt}, ended ${times.endedAt}` +
      `${outcome.isResumed ? ", after an interruption" : ""}; at most ${outcome.peakMemoryMb} MB of memory.`,
    ...(reasons.length > 0 ? ["", ...reasons.map((reason) => `- ${reason}`)] : []),
    ...(sanitised ? [readAt(between)] : []),
    ...(sanitised ? ["", ...table(outcome)] : []),
    ...(leftOut.length > 0
      ? ["", `Not read, and left in the target as it is: ${leftOut.join(", ")}.`]
      : []),
    ...(removed.length > 0
      ? ["", `Only the target had these; they are gone: ${removed.join(", ")}.`]
      : []),
    ...(sanitised?.ok ? ["", ...notes(sanitised)] : []),
    ...(sanitised ? findings(sanitised) : []),
  ].join("\n");
}

function readAt([from, to]: [from: string, to: string]): string {
  if (from === to) return `Read as of ${from}, all of it.`;
  return `Read between ${from} and ${to}, which is not one point in time.`;
}

function table({ sanitised, indexes }: Refreshed): string[] {
  return [
    "| collection | read | written | indexes | digest |",
    "| --- | ---: | ---: | ---: | --- |",
    ...Object.entries(sanitised!.collections).map(
      ([name, { read, written, digest }]) =>
        `| ${name} | ${read} | ${written} | ${indexes[name] ?? 0} | ${digest.slice(0, 16)} |`,
    ),
  ];
}

function notes({ dangling, unused, keyFingerprint }: NonNullable<Refreshed["sanitised"]>) {
  const nowhere = Object.entries(dangling).filter(([, { before }]) => before > 0);
  return [
    `- Key of the pseudonyms: ${keyFingerprint}`,
    ...nowhere.map(([path, { before }]) => `- ${path}: ${before} lead nowhere, in production too`),
    ...unused.map((path) => `- ${path} is listed in the policy, and no document has it`),
  ];
}
