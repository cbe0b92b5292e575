import { Command } from "commander";
import { changesSince, readReviewed, reviewedFile, writeReviewed } from "../access/compare.ts";
import { surveyAccess } from "../access/survey.ts";
import { type AccessReport, accessText } from "../access/text.ts";
import { UserError } from "../shared/errors.ts";
import { untilAsked } from "../shared/interrupt.ts";
import { jsonOption } from "./options.ts";
import { nothingChanged, print, requireProject } from "./shared.ts";

const examples = `
Examples:
  $ npx infra access                    everybody and everything, vendor by vendor
  $ npx infra access --review           and write it down as reviewed today
  $ npx infra access --json | jq '.changes[] | {change, who: .access.who}'
  $ npx infra sandbox exec -- npx infra access

Changes nothing at any vendor. access-reviewed.yaml holds what was reviewed last: commit it. Each list says how
sure it is: asked, only names, not asked (and why), or not told by the vendor's API. No secret is ever shown.
Exit codes: 0 as reviewed, 2 something changed since, ends within a month, or was never reviewed, 1 failed.`;

const monthMs = 30 * 24 * 3600 * 1000;

/** `infra access`: who and what can reach the environments, and what changed since the last review. */
export function accessCommand(): Command {
  return new Command("access")
    .summary("who and what can reach the environments, and what changed since the last review")
    .description(
      "Asks each vendor for its members, tokens, database users, addresses let in, deploy keys and " +
        "reviewers; tells what each may, which environments it reaches, since when and until when, and " +
        "what is new, gone or changed since somebody last reviewed it.",
    )
    .option("--review", `write what was found into ${reviewedFile}, as reviewed today`)
    .addOption(jsonOption())
    .addHelpText("after", examples)
    .action(async ({ review = false, json = false }: { review?: boolean; json?: boolean }) => {
      const project = requireProject();
      const report = await untilAsked(() => accessReport(project, Date.now()), nothingChanged);
      if (review) writeReview(project, report);
      print(report, json, (shown) => accessText(shown));
      if (!review && !isReviewed(report)) process.exitCode = 2;
    });
}

async function accessReport(project: string, now: number): Promise<AccessReport> {
  const reviewed = readReviewed(project);
  const { found, lists, notAsked } = await surveyAccess(project);
  const inAMonth = new Date(now + monthMs).toISOString().slice(0, 10);
  return {
    access: found,
    lists,
    notAsked,
    ...(reviewed && { reviewed: reviewed.reviewed }),
    changes: reviewed === undefined ? [] : changesSince(reviewed, found, notAsked),
    ending: found.filter(({ expires }) => expires !== undefined && expires <= inAMonth),
  };
}

/** What could not be read cannot have been reviewed. */
function writeReview(project: string, { access, notAsked }: AccessReport): void {
  if (access.length === 0) {
    throw new UserError(`Nothing could be read, so nothing was reviewed:\n${notAsked.join("\n")}`);
  }
  writeReviewed(project, access, new Date().toISOString().slice(0, 10));
}

function isReviewed({ reviewed, changes, ending }: AccessReport): boolean {
  return reviewed !== undefined && changes.length === 0 && ending.length === 0;
}
