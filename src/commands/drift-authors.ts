import { authorsOf } from "../attribution/authors.ts";
import type { Thing } from "../attribution/model.ts";
import { toChange } from "../ci/changes.ts";
import type { Change, StackReport } from "../ci/report.ts";
import type { Preview } from "../ci/steps.ts";
import { settingsOf } from "../config/settings.ts";
import type { EnvironmentSpec } from "../config/spec.ts";

/** A stack that was looked at, with what the engine answered. */
export interface Looked {
  report: StackReport;
  preview?: Preview;
}

/** The reports with who changed what was found, as far as its vendors tell; nobody is asked without a finding. */
export async function withAuthors(
  looked: readonly Looked[],
  project: string,
  [spec]: readonly EnvironmentSpec[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<StackReport[]> {
  const reports = looked.map(({ report }) => report);
  const found = looked.map(thingsOf);
  const things = found.flatMap((of) => [...of.values()]);
  if (spec === undefined || things.length === 0) return reports;
  const team = settingsOf(project, "vercel:team")[0];
  const { of, notTold } = await authorsOf(things, { repository: spec.repository, team, env });
  return reports.map((report, index) => {
    if (report.drift.length === 0) return report;
    const drift = report.drift.map((change) => {
      const thing = found[index]!.get(change);
      const lastChanged = thing && of(thing);
      return { ...change, ...(lastChanged && { lastChanged }) };
    });
    return { ...report, drift, ...(notTold.length > 0 && { notTold }) };
  });
}

/** What somebody changed, as the state knows it. */
function thingsOf({ report, preview }: Looked): Map<Change, Thing> {
  const steps = (preview?.steps ?? []).filter(({ oldState }) => oldState?.id !== undefined);
  const states = new Map(
    steps.map((step) => {
      const { type, name } = toChange(step);
      return [`${type}::${name}`, step.oldState!];
    }),
  );
  return new Map(
    report.drift.flatMap((change) => {
      const { type, name } = change;
      const state = states.get(`${type}::${name}`);
      return state?.id === undefined
        ? []
        : [[change, { type, id: state.id, inputs: state.inputs }]];
    }),
  );
}
