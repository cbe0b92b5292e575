import { block, code, itemsWithin } from "../ci/markdown.ts";
import {
  environmentDays,
  environmentLabel,
  pullRequestStack,
} from "../config/pull-request-stacks.ts";
import { type KeptReport, keptEnds } from "./report.ts";

/** Hidden at the beginning of the comment, so that the next run finds it. */
export const environmentMarker = "<!-- infra:environment -->";

const maxSaidLength = 6_000;
const maxListLength = 6_000;

/** The comment that tells a pull request's people of its environment. */
export function environmentComment(
  report: KeptReport,
  { runId, runUrl }: { runId: string; runUrl: string },
): string {
  const { number, end } = report;
  return [
    environmentMarker,
    `<!-- run ${runId} -->`,
    `### The environment ${code(pullRequestStack(number))} ${keptEnds[end]} ([run](${runUrl}))`,
    "",
    ...(end === "up" || end === "unwell" ? upText(report) : []),
    ...(end === "removed" ? removedText(report) : []),
    ...(end === "refused" || end === "failed" ? saidText(report) : []),
    ...(report.unlabel
      ? ["", `The label ${code(environmentLabel)} is taken off: put on again, it asks again.`]
      : []),
  ].join("\n");
}

/** Whether a comment is of a later run than that: what it says is newer, though it was written before. */
export function isOfLaterRun(body: string, runId: string): boolean {
  const written = /^<!-- run (\d+) -->$/m.exec(body)?.[1];
  return written !== undefined && Number(written) > Number(runId);
}

function upText(report: KeptReport): string[] {
  const { places, branch = "", like = "" } = report;
  return [
    ...answersText(report),
    "| what | address |",
    "| --- | --- |",
    ...places.map(({ part, url }) => `| ${code(part)} | ${url} |`),
    "",
    `It runs the branch ${code(branch)}, with the config and the test keys of ${code(like)}, and a ` +
      "database of its own that begins empty. A push deploys; certificates, builds and deploys may take " +
      "some minutes more.",
    "",
    ...termsText(report),
  ];
}

/** What `infra verify` has found of its pages and APIs. */
function answersText({ end, said, next }: KeptReport): string[] {
  if (end === "up") return [`All pages and APIs answer as they should: ${said}.`, ""];
  return [
    "Not all pages and APIs answered as they should, after a quarter of an hour:",
    "",
    block(said, maxSaidLength),
    "",
    ...(next === undefined ? [] : [`First: ${code(next)}`, ""]),
  ];
}

function termsText({ costs, until }: KeptReport): string[] {
  if (costs === undefined || until === undefined) return [];
  return [
    `It costs ${costs.day} a day (${costs.month} a month, by the price lists), and goes when the pull ` +
      `request is closed, when the label ${code(environmentLabel)} is taken off, or on ${until}: ` +
      `${environmentDays} days after the last push.`,
  ];
}

function removedText({ said, next, stays }: KeptReport): string[] {
  return [
    `Why: ${code(said)}.${next === undefined ? "" : ` To have it back: ${code(next)}.`}`,
    ...(stays.length === 0
      ? []
      : ["", "What stays at vendors:", "", itemsWithin(stays.map(code), maxListLength)]),
  ];
}

function saidText(report: KeptReport): string[] {
  const { said, next } = report;
  return [
    block(said, maxSaidLength),
    "",
    ...(next === undefined ? [] : [`First: ${code(next)}`, ""]),
    ...termsText(report),
  ];
}
