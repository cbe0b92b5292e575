import type { ServiceSpec } from "../spec.ts";
import { nothing } from "./amount.ts";
import { type CostItem, costItem, freeWhileSuspended } from "./item.ts";
import { amountOf, priceIn, prices } from "./prices.ts";

const vendor = "Render";

/** What a service costs: its instances while they run, and its disk. */
export function serviceCosts(spec: ServiceSpec): CostItem[] {
  return [freeWhileSuspended(running(spec)), ...disk(spec)];
}

function running({ key, service, settings }: ServiceSpec): CostItem {
  const part = `services.${key}`;
  if (service.type === "static") {
    return costItem({ part, vendor, what: "static site" }, prices.render.staticSite);
  }
  const { plan, instances, autoscaling, suspended } = settings;
  const price = priceIn(prices.render.compute, plan);
  if (suspended) {
    const what = `${words[service.type]}, ${plan}, suspended`;
    return { ...costItem({ part, vendor, what }, price), amount: nothing };
  }
  if (service.type === "cron") return cronJob(part, plan);
  const least = autoscaling?.min ?? instances;
  const most = autoscaling?.max ?? instances;
  const count = least === most ? `${least} instances` : `${least} to ${most} instances`;
  const what = `${words[service.type]}, ${plan}${most === 1 ? "" : `, ${count}`}`;
  return costItem({ part, vendor, what }, price, least, most);
}

const words = {
  web: "web service",
  private: "private service",
  worker: "worker",
  cron: "cron job",
} as const;

/** Charged by the minute that it runs, which the schedule does not tell. */
function cronJob(part: string, plan: string): CostItem {
  const minute = amountOf(priceIn(prices.render.cronMinutes, plan));
  const note = minute === undefined ? "not known for each minute" : `${minute.from} each minute`;
  const item = costItem(
    { part, vendor, what: `${words.cron}, ${plan}`, note },
    prices.render.cronLeast,
  );
  return { ...item, amount: item.amount && { ...item.amount, to: null } };
}

/** Render sells it by the GB, whether the service runs or not. */
function disk({ key, settings }: ServiceSpec): CostItem[] {
  if (settings.disk === undefined) return [];
  const { sizeGb } = settings.disk;
  const thing = { part: `services.${key}.disk`, vendor, what: `disk, ${sizeGb} GB` };
  return [costItem(thing, prices.render.diskGb, sizeGb)];
}
