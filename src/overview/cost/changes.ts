import type { Amount } from "../../config/cost/amount.ts";
import type { Estimate } from "../../config/cost/estimate.ts";
import type { CostItem } from "../../config/cost/item.ts";

/** One part of one environment that costs something else than before. */
export interface CostChange {
  stack: string;
  part: string;
  before?: CostItem;
  after?: CostItem;
  /** More, or less, a month; undefined where one of the two prices is not known. */
  difference?: Amount;
}

/** What differs between two estimates, part by part. */
export function costChanges(before: Estimate[], after: Estimate[]): CostChange[] {
  const then = itemsByPart(before);
  const now = itemsByPart(after);
  const keys = [...new Set([...now.keys(), ...then.keys()])];
  return keys.flatMap((key) => {
    const [from, to] = [then.get(key), now.get(key)];
    if (isSame(from?.item, to?.item)) return [];
    const { stack, item } = (to ?? from)!;
    const difference = differenceBetween(from?.item, to?.item);
    return [
      {
        stack,
        part: item.part,
        ...(from && { before: from.item }),
        ...(to && { after: to.item }),
        ...(difference && { difference }),
      },
    ];
  });
}

function itemsByPart(estimates: Estimate[]): Map<string, { stack: string; item: CostItem }> {
  return new Map(
    estimates.flatMap(({ stack, items }) =>
      items.map((item) => [`${stack} ${item.part}`, { stack, item }] as const),
    ),
  );
}

function isSame(a: CostItem | undefined, b: CostItem | undefined): boolean {
  return (
    a?.what === b?.what && a?.amount?.from === b?.amount?.from && a?.amount?.to === b?.amount?.to
  );
}

function differenceBetween(before?: CostItem, after?: CostItem): Amount | undefined {
  const none = { from: 0, to: 0 };
  const from = before === undefined ? none : before.amount;
  const to = after === undefined ? none : after.amount;
  if (from === undefined || to === undefined) return undefined;
  const least = to.from - from.from;
  const most = to.to === null || from.to === null ? null : to.to - from.to;
  return most === null || least <= most ? { from: least, to: most } : { from: most, to: least };
}
