import { type Amount, plus } from "../../config/cost/amount.ts";
import {
  accountCosts,
  type Estimate,
  estimate,
  sumOf,
  usageOf,
} from "../../config/cost/estimate.ts";
import type { CostItem } from "../../config/cost/item.ts";
import { type ByUse, pricesReadOn } from "../../config/cost/prices.ts";
import type { EnvironmentSpec } from "../../config/spec.ts";
import { allEnvironments, chosenEnvironments } from "../environments.ts";
import type { Chosen } from "../pull-requests.ts";
import { type CostChange, costChanges } from "./changes.ts";

export interface EnvironmentCost extends Estimate {
  budget?: NonNullable<EnvironmentSpec["budget"]>;
}

/** What one of a pull request costs, as long as it is up. */
export interface PullRequestCost extends Estimate {
  pullRequest: number;
  branch: string;
}

/** What environments cost a month, by their config: `infra cost`. */
export interface CostReport {
  /** Day on which the prices were collected. */
  pricesReadOn: string;
  environments: EnvironmentCost[];
  /** Of pull requests, as they are up; in no sum. */
  pullRequests: PullRequestCost[];
  /** What could not be found out about them, and why. */
  notAsked: string[];
  /** Once for all environments; none where only some were asked for. */
  accounts: CostItem[];
  total: Amount;
  /** Charged by use besides, and in no sum. */
  byUse: ByUse[];
  /** What is different from another state of the files. */
  compared?: { with: string; changes: CostChange[] };
}

/** The estimate of these environments, or of all with what the accounts cost. */
export function costReport(
  project: string,
  names: string[],
  chosen: Chosen = ofFiles(project, names),
): CostReport {
  const all = allEnvironments(project);
  const estimated = (spec: EnvironmentSpec) =>
    estimate(
      spec,
      all.filter((each) => each !== spec),
    );
  const environments = chosen.environments
    .filter(({ pullRequest }) => pullRequest === undefined)
    .map((spec) => ({
      ...estimated(spec),
      ...(spec.budget !== undefined && { budget: spec.budget }),
    }));
  const pullRequests = chosen.environments.flatMap((spec) => {
    const { pullRequest, branch } = spec;
    return pullRequest === undefined ? [] : [{ ...estimated(spec), pullRequest, branch }];
  });
  const accounts = names.length === 0 ? accountCosts(all) : [];
  return {
    pricesReadOn,
    environments,
    pullRequests,
    notAsked: chosen.notAsked,
    accounts,
    total: sumOf(environments, accounts),
    byUse: usageOf([...accounts, ...environments.flatMap(({ items }) => items)]),
  };
}

/** The same, and what is different from the files in another folder. */
export function comparedReport(
  project: string,
  names: string[],
  before: { name: string; folder: string },
  chosen?: Chosen,
): CostReport {
  const now = costReport(project, names, chosen);
  const then = costReport(before.folder, []);
  const wanted = ({ stack }: Estimate) => names.length === 0 || names.includes(stack);
  const changes = costChanges(then.environments.filter(wanted), now.environments);
  return { ...now, compared: { with: before.name, changes } };
}

function ofFiles(project: string, names: string[]): Chosen {
  return { environments: chosenEnvironments(allEnvironments(project), names), notAsked: [] };
}

/** What the changes add up to; undefined where a price that is not known is among them. */
export function differenceOf(changes: CostChange[]): Amount | undefined {
  return changes.reduce<Amount | undefined>(
    (sum, { difference }) => sum && difference && plus(sum, difference),
    { from: 0, to: 0 },
  );
}
