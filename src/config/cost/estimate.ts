import { aboutDatabase } from "../databases/kinds.ts";
import type { EnvironmentSpec } from "../spec.ts";
import { databaseUsers, redisUsers } from "../users.ts";
import { type Amount, nothing, plus } from "./amount.ts";
import { type CostItem, costItem, freeWhileSuspended } from "./item.ts";
import { type ByUse, chargedByUse, priceIn, prices } from "./prices.ts";
import { serviceCosts } from "./services.ts";

/** What an environment costs a month, by its config. */
export interface Estimate {
  stack: string;
  items: CostItem[];
  /** Of what is known. */
  total: Amount;
  /** Parts of which nobody found the price, which the total leaves out. */
  unknown: string[];
  /** What is known of the same while it is suspended: see `infra suspend`. */
  suspended: Amount;
  /** Parts of which nobody found the price while suspended. */
  unknownSuspended: string[];
  /** What it uses and somebody else is charged for: `redis` is prod's. */
  elsewhere: string[];
}

/** What one environment costs a month; what any of the others uses keeps running all the time. */
export function estimate(spec: EnvironmentSpec, others: readonly EnvironmentSpec[] = []): Estimate {
  const items = itemsOf(spec, others);
  const partsWithout = (price: "amount" | "suspended") =>
    items.filter((item) => item[price] === undefined).map(({ part }) => part);
  return {
    stack: spec.stack,
    items,
    total: totalOf(items.map(({ amount }) => amount)),
    unknown: partsWithout("amount"),
    suspended: totalOf(items.map(({ suspended }) => suspended)),
    unknownSuspended: partsWithout("suspended"),
    elsewhere: elsewhere(spec),
  };
}

/** Of what is known: an unknown price adds nothing, and is named beside the sum. */
function totalOf(amounts: (Amount | undefined)[]): Amount {
  return amounts.reduce<Amount>((sum, amount) => plus(sum, amount ?? nothing), nothing);
}

function itemsOf(spec: EnvironmentSpec, others: readonly EnvironmentSpec[]): CostItem[] {
  const { services, redis, database, frontends } = spec;
  const redisIsUsed = redisUsers(spec, others).length > 0;
  const databaseIsUsed = databaseUsers(spec, others).length > 0;
  return [
    ...frontends.flatMap(({ key, project }) =>
      project.own
        ? [
            costItem(
              { part: `frontends.${key}`, vendor: "Vercel", what: "project" },
              prices.vercel.project,
            ),
          ]
        : [],
    ),
    ...services.flatMap(serviceCosts),
    ...aboutDatabase(database, (kind, spec) => kind.costs(spec)).map(runsOn(databaseIsUsed)),
    ...(redis?.own === true ? [freeWhileSuspended(redisCost(redis.plan))] : []).map(
      runsOn(redisIsUsed),
    ),
  ];
}

function redisCost(plan: string): CostItem {
  const thing = { part: "redis", vendor: "Render", what: `Key Value, ${plan}` };
  return costItem(thing, priceIn(prices.render.keyValue, plan));
}

/** What others use is not suspended. */
function runsOn(isUsed: boolean): (item: CostItem) => CostItem {
  return (item) => (isUsed ? { ...item, suspended: item.amount } : item);
}

function elsewhere({ redis, database, frontends }: EnvironmentSpec): string[] {
  return [
    ...frontends.flatMap(({ key, project }) =>
      project.own
        ? []
        : [`frontends.${key} is a preview of ${project.stack ?? "somebody else"}'s project`],
    ),
    ...(database?.uses ?? []).map((name) => `database is in ${name}, which stands already`),
    ...(redis?.own === false ? [`redis is ${redis.stack ?? "somebody else"}'s`] : []),
  ];
}

/** Environments in a project on Render's Hobby workspace. Source: https://render.com/pricing */
const hobbyEnvironments = 2;

/** What the accounts themselves cost, once for all environments. */
export function accountCosts(environments: EnvironmentSpec[]): CostItem[] {
  const onRender = environments.filter((spec) => spec.onRender).length;
  const workspace = onRender > hobbyEnvironments ? "Pro" : "Hobby";
  const onVercel = environments.some(({ frontends }) => frontends.length > 0);
  return [
    ...(onRender > 0
      ? [
          costItem(
            { part: "account", vendor: "Render", what: `workspace, ${workspace}` },
            priceIn(prices.render.workspace, workspace),
          ),
        ]
      : []),
    ...(onVercel
      ? [costItem({ part: "account", vendor: "Vercel", what: "team, Pro" }, prices.vercel.team)]
      : []),
    costItem({ part: "account", vendor: "GitHub", what: "one user" }, prices.github.plan),
    costItem({ part: "account", vendor: "Cloudflare", what: "zone" }, prices.cloudflare.zone),
  ];
}

/** What these vendors charge by use besides: no config tells how much it will be. */
export function usageOf(items: CostItem[]): ByUse[] {
  const vendors = new Set(items.map(({ vendor }) => vendor));
  return chargedByUse.filter(({ vendor }) => vendors.has(vendor));
}

/** What all environments and accounts cost together. */
export function sumOf(estimates: Estimate[], accounts: CostItem[]): Amount {
  return estimates
    .map(({ total }) => total)
    .reduce(plus, totalOf(accounts.map(({ amount }) => amount)));
}
