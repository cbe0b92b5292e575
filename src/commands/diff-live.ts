import { lookAtDrift } from "../ci/preview.ts";
import { standingsOf } from "../ci/standings.ts";
import type { EnvironmentSpec } from "../config/spec.ts";
import { resourcesIfUp } from "../engine/deployed.ts";
import { compareLive, type LiveComparison, type LiveEnvironment } from "../overview/diff/live.ts";
import { allEnvironments, chosenEnvironments } from "../overview/environments.ts";
import { UserError } from "../shared/errors.ts";
import type { Unowned } from "../unowned/model.ts";
import { surveyUnowned } from "../unowned/survey.ts";
import { vendors } from "../vendors/all.ts";
import type { Vendor } from "../vendors/vendor.ts";

/** One environment, or two, held against what stands at the vendors; these are asked side by side. */
export async function liveComparison(project: string, stacks: string[]): Promise<LiveComparison> {
  const all = allEnvironments(project);
  const chosen = chosenEnvironments(all, stacks);
  // Who tells nothing here has to be left out there, where it would end the whole look.
  const { found, notLooked } = await surveyUnowned(project, all);
  const silent = vendors.filter(({ title }) => notLooked.some((why) => why.startsWith(title)));
  const [first, second] = await Promise.all(
    chosen.map(async (spec) => {
      const own = found.filter(({ stack }) => stack === spec.stack);
      return await standing(project, spec, own, silent);
    }),
  );
  return compareLive(notLooked, first!, second);
}

async function standing(
  project: string,
  spec: EnvironmentSpec,
  unowned: Unowned[],
  silent: Vendor[],
): Promise<LiveEnvironment> {
  const { stack } = spec;
  const resources = await resourcesIfUp({ cwd: project, stack });
  if (resources === undefined) return { stack, up: false, standings: [] };
  const { report, preview } = await lookAtDrift(stack, project, { without: silent.map(patternOf) });
  if (preview === undefined) {
    throw new UserError(`asking the vendors what they hold of ${stack}: ${report.error?.trim()}`);
  }
  const titles = silent.map(({ title }) => title);
  const owned = standingsOf(preview, { spec, unseen: report.unseen, silent: titles });
  const beside = unowned.map(({ vendor, kind, name }) => ({
    ...{ vendor, kind, name, property: "" },
    ...{ held: "there", match: "beside" as const },
  }));
  return { stack, up: true, standings: [...owned, ...beside] };
}

/** URNs of everything that a vendor's plugin, or our provider of Render, has made. */
function patternOf({ key }: Vendor): string {
  return key === "render" ? "**dynamic/render:**" : `**${key}:index/**`;
}
