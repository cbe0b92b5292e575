import { at, each, type Rule } from "../rules/rule.ts";
import type { EnvironmentSpec } from "../spec.ts";
import { dollars, shown } from "./amount.ts";
import { estimate } from "./estimate.ts";

/** Judges what the environment will cost at the least: what use alone decides is only noted. */
export const budgetsKept: Rule = {
  name: "budgets-kept",
  reason:
    "An environment that costs more than was agreed on is found before it is brought up, not on the " +
    "bill. Counted is the least that its plans and sizes cost; docs/reference/prices.md has the prices.",
  source: "Own rule: docs/reference/prices.md",
  check: each((environment) => {
    const { budget } = environment.spec;
    if (budget === undefined || budget.over === "warn") return [];
    const { total } = estimate(environment.spec);
    if (total.from <= budget.monthlyUsd) return [];
    return [
      {
        path: at(environment, "budget", "monthlyUsd"),
        problem: `${dollars(budget.monthlyUsd)}, but the environment costs ${shown(total)} a month`,
        allowed: `${Math.ceil(total.from)} or more, or smaller plans`,
        fix: `npx infra cost -s ${environment.stack} shows what costs how much`,
      },
    ];
  }),
};

/** What is not over the budget for sure, or is not to be refused. */
export function budgetNotes(spec: EnvironmentSpec): string[] {
  const { stack, budget } = spec;
  if (budget === undefined) return [];
  const { total, unknown } = estimate(spec);
  const limit = dollars(budget.monthlyUsd);
  const notes: string[] = [];
  if (total.from > budget.monthlyUsd) {
    if (budget.over === "warn") {
      notes.push(`${stack} costs ${shown(total)} a month, over its budget of ${limit}`);
    }
  } else if (total.to === null || total.to > budget.monthlyUsd) {
    notes.push(
      `${stack} costs ${shown(total)} a month: use may take it over its budget of ${limit}`,
    );
  }
  if (unknown.length > 0) {
    notes.push(
      `${stack}: nobody found the price of ${unknown.join(", ")}, so its budget of ${limit} may not hold`,
    );
  }
  return notes;
}
