import { type Amount, nothing, times } from "./amount.ts";
import { amountOf, type Price } from "./prices.ts";

/** One thing that a vendor charges an environment for, each month. */
export interface CostItem {
  /** Where it stands in the config: `services.api`, `services.api.disk`, `database`. */
  part: string;
  vendor: string;
  /** `web service, starter` */
  what: string;
  /** Undefined where nobody found the price: never taken for nothing. */
  amount: Amount | undefined;
  /** The same while the environment is suspended; undefined where nobody found that price. */
  suspended: Amount | undefined;
  /** Why it is what it is, or what it does not tell. */
  note?: string;
  price: Pick<Price, "source" | "date" | "sure">;
}

/** What is not charged for while it is suspended. */
export function freeWhileSuspended(item: CostItem): CostItem {
  return { ...item, suspended: nothing };
}

/** One thing at its price, or so many of it. */
export function costItem(
  thing: { part: string; vendor: string; what: string; note?: string },
  price: Price,
  least = 1,
  most = least,
): CostItem {
  const one = amountOf(price);
  const amount = one && times(one, least, most);
  const notes = [thing.note, price.basis].filter((note) => note !== undefined);
  return {
    part: thing.part,
    vendor: thing.vendor,
    what: thing.what,
    amount,
    suspended: amount,
    ...(notes.length > 0 && { note: notes.join("; ") }),
    price: { source: price.source, date: price.date, sure: price.sure },
  };
}
