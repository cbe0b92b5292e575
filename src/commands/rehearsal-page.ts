import { allEnvironments } from "../overview/environments.ts";
import { platformMap } from "../overview/map/build.ts";
import { reportPage } from "../overview/report/html.ts";
import type { RunReport } from "../overview/report/model.ts";
import type { Timeline } from "../rehearsal/rehearsal.ts";
import type { RehearsalReport } from "../rehearsal/summary.ts";

/** A rehearsal as a page: `infra rehearse --report`. */
export function rehearsalPage(
  project: string,
  report: RehearsalReport,
  timeline: Timeline,
): string {
  const map = platformMap(allEnvironments(project));
  return reportPage(runReport(`Rehearsal of ${map.platform}`, report, timeline), map);
}

/** What the page of a rehearsal shows. */
function runReport(
  title: string,
  { ok, seconds, network, retained, fault, error }: RehearsalReport,
  { runs, calls }: Timeline,
): RunReport {
  const { refused, targets, enforcedBy } = network;
  return {
    title,
    ok,
    seconds,
    runs: runs.map(({ resources, ...run }) => ({ ...run, outcome: counts(resources) })),
    calls,
    findings: [
      ...(error === undefined ? [] : [error]),
      refused === 0
        ? `Nothing left this machine, and nothing tried to: kept inside by ${enforcedBy.join(", ")}.`
        : `Nothing left this machine: ${refused} attempts refused (${targets.join(", ")}).`,
      ...(retained.length > 0 ? [`Left on purpose: ${retained.join(", ")}.`] : []),
      ...(fault === undefined
        ? []
        : [
            `The fault ${fault.name} at ${fault.vendor} struck: ${fault.repeated.join(", ") || "nothing"} had to be repeated.`,
          ]),
    ],
  };
}

const counts = (resources: Record<string, number>) =>
  Object.entries(resources)
    .map(([what, count]) => `${count} ${what}`)
    .join(", ");
