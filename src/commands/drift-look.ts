import { readIgnored, withUnowned } from "../ci/ignored.ts";
import { lookAtDrift } from "../ci/preview.ts";
import type { StackReport } from "../ci/report.ts";
import { environmentsOf } from "../config/load-from-files.ts";
import { stackFile, stacksOf } from "../config/project.ts";
import { type Look, labelOf } from "../unowned/model.ts";
import { surveyUnowned } from "../unowned/survey.ts";
import { withAuthors } from "./drift-authors.ts";

/** What differs between stacks' files and the vendors, and what is there that no stack owns. */
export async function lookForDrift(
  stacks: readonly string[],
  project: string,
): Promise<StackReport[]> {
  const [beside, ...looked] = await Promise.all([
    survey(project),
    ...stacks.map((stack) => lookAtDrift(stack, project)),
  ]);
  const reports = await withAuthors(looked, project, environmentsOf(project));
  return reports.map((report) =>
    report.error === undefined ? add(report, beside, project) : report,
  );
}

/** What another stack owns is in order, so every stack's file has to be readable. */
async function survey(project: string): Promise<Look> {
  const specs = environmentsOf(project);
  const unread = stacksOf(project).filter((name) => !specs.some(({ stack }) => stack === name));
  if (unread.length === 0) return await surveyUnowned(project, specs);
  const why = `what no stack owns, as ${unread.map(stackFile).join(", ")} cannot be read`;
  return { found: [], notLooked: [why] };
}

function add(report: StackReport, { found, notLooked }: Look, project: string): StackReport {
  const things = found
    .filter(({ stack }) => stack === report.stack)
    .map((one) => {
      const { id, means, adopt, remove } = one;
      return { label: labelOf(one), ...(id && { id }), means, ...(adopt && { adopt }), remove };
    });
  const today = new Date().toISOString().slice(0, 10);
  return withUnowned(report, things, notLooked, readIgnored(project), today);
}
