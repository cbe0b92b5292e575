import { type Amount, dollars, shown } from "../../config/cost/amount.ts";
import type { Estimate } from "../../config/cost/estimate.ts";
import type { CostItem } from "../../config/cost/item.ts";
import { columns } from "../columns.ts";
import type { CostChange } from "./changes.ts";
import {
  type CostReport,
  differenceOf,
  type EnvironmentCost,
  type PullRequestCost,
} from "./report.ts";

/** The estimate as people read it. */
export function costText(report: CostReport): string {
  const { environments, pullRequests, notAsked, accounts, total, byUse, compared } = report;
  const rows = [
    ["", "", "running", "suspended"],
    ...environments.flatMap(environmentRows),
    ...(pullRequests.length > 0
      ? [
          ["pull requests, in no sum", "", "", ""],
          ...pullRequests.map(pullRequestRow),
          ["", "", "", ""],
        ]
      : []),
    ...(accounts.length > 0
      ? [["all environments together", "", "", ""], ...accounts.map(accountRow)]
      : []),
  ];
  return [
    ...columns(rows, [2, 3]),
    "",
    ...(environments.length > 1 ? [`Together ${shown(total)} a month.`] : []),
    ...environments.flatMap(remarks),
    ...notAsked.map((why) => `Not asked: ${why}`),
    ...(byUse.length === 0
      ? []
      : ["Charged by use besides, and not counted:", ...byUse.map(usageLine)]),
    `US dollars without tax, by prices collected on ${report.pricesReadOn}; ~ marks one that is uncertain.`,
    ...(compared === undefined ? [] : ["", ...comparison(compared)]),
  ].join("\n");
}

function environmentRows(environment: EnvironmentCost): string[][] {
  const { stack, items } = environment;
  return [[stack, "", ...sums(environment)], ...items.map(itemRow), ["", "", "", ""]];
}

/** Part by part it costs what its model does. */
function pullRequestRow(one: PullRequestCost): string[] {
  return [`  ${one.stack}`, `branch ${one.branch}`, ...sums(one)];
}

/** Running, and suspended. */
function sums({ total, unknown, suspended, unknownSuspended, items }: Estimate): string[] {
  const about = items.some(isUncertain) ? "~" : "";
  const sum = (amount: Amount, left: string[]) =>
    `${about}${shown(amount)}${left.length > 0 ? " + ?" : ""}`;
  return [sum(total, unknown), sum(suspended, unknownSuspended)];
}

function isUncertain({ amount, price }: CostItem): boolean {
  return price.sure === "uncertain" && amount !== undefined;
}

function itemRow(item: CostItem): string[] {
  const { part, what, vendor, amount, suspended } = item;
  const about = isUncertain(item) ? "~" : "";
  const text = (one: Amount | undefined) =>
    one === undefined ? "not known" : `${about}${shown(one)}`;
  return [`  ${part}`, `${vendor} ${what}`, text(amount), text(suspended)];
}

/** Accounts are paid for whatever runs. */
function accountRow(item: CostItem): string[] {
  return [...itemRow(item).slice(0, 3), ""];
}

/** What the sum of an environment leaves out, and what it could be. */
function remarks(environment: EnvironmentCost): string[] {
  const { stack, items, unknown, unknownSuspended, elsewhere, budget } = environment;
  return [
    ...items.flatMap((item) =>
      isUncertain(item) && item.note !== undefined ? [`${stack}: ${item.part}: ${item.note}.`] : [],
    ),
    ...(unknown.length > 0
      ? [`${stack}: nobody found the price of ${unknown.join(", ")}; the sum leaves it out.`]
      : []),
    ...(elsewhere.length > 0 ? [`${stack}: ${elsewhere.join(", ")}.`] : []),
    ...(unknownSuspended.some((part) => !unknown.includes(part))
      ? [`${stack}: nobody found what ${unknownSuspended.join(", ")} costs while suspended.`]
      : []),
    ...(budget === undefined
      ? []
      : [`${stack}: budget ${dollars(budget.monthlyUsd)} (${budget.over}).`]),
  ];
}

function usageLine({ vendor, what, usd }: CostReport["byUse"][number]): string {
  return `  ${vendor}: ${what}, ${usd}`;
}

function comparison({ with: name, changes }: NonNullable<CostReport["compared"]>): string[] {
  if (changes.length === 0) return [`Costs the same as ${name}.`];
  const sum = differenceOf(changes);
  const heading = sum === undefined ? "by how much is not known" : signed(sum);
  return [`Compared with ${name}, a month: ${heading}`, ...columns(changes.map(changeRow), [4])];
}

function changeRow({ stack, part, before, after, difference }: CostChange): string[] {
  const from = before === undefined ? "nothing" : before.what;
  const to = after === undefined ? "nothing" : after.what;
  return [
    `  ${stack}`,
    part,
    from === to ? to : `${from} -> ${to}`,
    "",
    difference === undefined ? "not known" : signed(difference),
  ];
}

export function signed({ from, to }: { from: number; to: number | null }): string {
  const sign = from > 0 ? "+" : "";
  if (to === null) return `${sign}${dollars(from)} or more`;
  return from === to ? `${sign}${dollars(from)}` : `${sign}${dollars(from)} to ${dollars(to)}`;
}
