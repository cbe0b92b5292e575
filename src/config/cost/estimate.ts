import { aboutDatabase } from "../databases/kinds.ts";
import type { EnvironmentSpec } from "../spec.ts";
import { type Amount, nothing, plus } from "./amount.ts";
import { type CostItem, costItem } from "./item.ts";
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
  /** The same with all of its services suspended. */
  suspended: Amount;
  /** What it uses and somebody else is charged for: `redis` is prod's. */
  elsewhere: string[];
}

/** What one environment costs a month. */
export function estimate(spec: EnvironmentSpec): Estimate {
  const items = itemsOf(spec);
  const asleep = spec.services.map((service) => ({
    ...service,
    settings: { ...service.settings, suspended: true },
  }));
  return {
    stack: spec.stack,
    items,
    total: totalOf(items),
    unknown: items.filter(({ amount }) => amount === undefined).map(({ part }) => part),
    suspended: totalOf(itemsOf({ ...spec, services: asleep })),
    elsewhere: elsewhere(spec),
  };
}

/** Of what is known: an unknown price adds nothing, and is named beside the sum. */
function totalOf(items: CostItem[]): Amount {
  return items.reduce((sum, { amount }) => plus(sum, amount ?? nothing), nothing);
}

function itemsOf({ services, redis, database, frontends }: EnvironmentSpec): CostItem[] {
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
    ...aboutDatabase(database, (kind, spec) => kind.costs(spec)),
    ...(redis?.own === true
      ? [
          costItem(
            { part: "redis", vendor: "Render", what: `Key Value, ${redis.plan}` },
            priceIn(prices.render.keyValue, redis.plan),
          ),
        ]
      : []),
  ];
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
  return estimates.map(({ total }) => total).reduce(plus, totalOf(accounts));
}
