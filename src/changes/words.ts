import type { Told } from "./judge.ts";
import type { Inputs } from "./outcome.ts";

/** `plan: interrupts: Out of reach for minutes.` Names and sentences only, never a value. */
export function sentence({ property, effect, means }: Told): string {
  return [property, effect ?? "unknown", means].filter((part) => part !== "").join(": ");
}

/** A refused change: what, from what to what, why and what to do instead, and who says so. */
export function refusedSentence(told: Told, before: Inputs, after: Inputs): string {
  const { property, effect, means, source, looksAt } = told;
  const shown = ({ [property]: value }: Inputs) => asWord(looksAt ? looksAt(value) : value);
  const [from, to] = [shown(before), shown(after)];
  const change = from === undefined || to === undefined ? "" : ` from ${from} to ${to}`;
  const does = effect === "impossible" ? "is impossible" : effect;
  return `${property}${change} ${does}. ${means}${source === undefined ? "" : ` (${source})`}`;
}

/** Sizes, plans, versions and regions; nothing that may hold more than one word. */
function asWord(value: unknown): string | undefined {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return typeof value === "string" && /^[\w.-]{1,40}$/.test(value) ? value : undefined;
}
