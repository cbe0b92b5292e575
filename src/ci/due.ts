import { commentBody } from "./bodies.ts";
import { planDigest } from "./plan.ts";
import type { StackReport } from "./report.ts";
import type { Reviewed } from "./reviewed.ts";

/** One stack that is to be brought up. */
export interface Due {
  stack: string;
  /** Digest of the changes that were agreed to; empty where none were shown. */
  plan: string;
}

/**
 * The stacks that have something to bring up, with what was agreed to: what the pull request has
 * shown, or for a run that a person has started, what this run itself shows.
 */
export function dueStacks(
  reports: StackReport[],
  agreed: Reviewed | "this run" | undefined,
): Due[] {
  return reports
    .filter(({ error, changes }) => error === undefined && changes.length > 0)
    .map((report) => {
      const { stack } = report;
      if (agreed === "this run") return { stack, plan: planDigest(report) };
      return { stack, plan: agreed?.plans[stack] ?? "" };
    });
}

/** The run's page: what each stack gets, and whether that is what was read before. */
export function dueSummary(
  reports: StackReport[],
  agreed: Reviewed | "this run" | undefined,
  { sha, runUrl }: { sha: string; runUrl: string },
): string {
  const lines = reports.map((report) => `- \`${report.stack}\`: ${standing(report, agreed)}`);
  return `${commentBody(reports, sha, runUrl)}\n### What is brought up\n\n${lines.join("\n")}\n`;
}

function standing(report: StackReport, agreed: Reviewed | "this run" | undefined): string {
  if (report.error !== undefined) return "not brought up, as its preview failed";
  if (report.changes.length === 0) return "nothing to bring up";
  if (agreed === "this run") return "what is shown above, once it is let run";
  if (agreed === undefined) return "**refused**: no pull request has shown this";
  const shown = agreed.plans[report.stack];
  if (shown === planDigest(report)) return `as pull request #${agreed.number} has shown it`;
  return shown === undefined
    ? `**refused**: pull request #${agreed.number} has not shown this`
    : `not what pull request #${agreed.number} has shown: refused, unless an \`up\` that is under way makes it that`;
}
