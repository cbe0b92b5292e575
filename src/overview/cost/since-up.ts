import { shown } from "../../config/cost/amount.ts";
import { estimate } from "../../config/cost/estimate.ts";
import { examine } from "../../config/load.ts";
import { readProjectFiles } from "../../config/project-files.ts";
import { configThatIsUp } from "../status/history.ts";
import { type CostChange, costChanges } from "./changes.ts";
import { differenceOf } from "./report.ts";
import { signed } from "./text.ts";

/** What a stack costs a month otherwise than what is up, in words. */
export interface Money {
  /** `+$18`, `nothing`, or `not known`. */
  difference: string;
  parts: { part: string; change: string }[];
}

/** What the files of a project cost otherwise than what was brought up of them, by the config alone. */
export async function moneySinceUp(
  project: string,
  stack: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Money | undefined> {
  const { input } = readProjectFiles(project);
  const up = await configThatIsUp({ cwd: project, stack, env }, input.project);
  const now = estimateOf(input, stack);
  if (now === undefined) return undefined;
  const stacks = input.stacks.map((each) =>
    each.stack === stack && up !== undefined ? { ...each, environment: up.environment } : each,
  );
  const before = up && estimateOf({ ...input, platform: up.platform, stacks }, stack);
  if (up !== undefined && before === undefined) return undefined;
  return inWords(costChanges(before ? [before] : [], [now]));
}

function estimateOf(input: Parameters<typeof examine>[0], stack: string) {
  const { environments } = examine(input, () => false);
  const spec = environments.get(stack);
  const others = [...environments.values()].filter((each) => each !== spec);
  return spec && estimate(spec, others);
}

function inWords(changes: CostChange[]): Money {
  const sum = differenceOf(changes);
  const difference =
    sum === undefined ? "not known" : sum.from === 0 && sum.to === 0 ? "nothing" : signed(sum);
  return { difference, parts: changes.map(partOf) };
}

function partOf({ part, before, after }: CostChange) {
  const price = (item: CostChange["before"]) => {
    if (item === undefined) return "nothing";
    return `${item.what}, ${item.amount === undefined ? "not known" : shown(item.amount)}`;
  };
  return { part, change: `${price(before)} -> ${price(after)}` };
}
