import { diceFrom } from "../../dice.ts";
import type { Choice, Disturbance, Row } from "./matrix.ts";

/** Every call of every step under every fault, which takes half a minute. */
export const every = process.env["FAULTS"] === "all";
/** Without it: every call of each kind of resource under every fault, in one of the steps that make it. */
export const seed = Number(process.env["FAULTS_SEED"] ?? Math.floor(Math.random() * 2 ** 31));

/** So many of a list, by the same lot, in its order; all of it where everything is tried. */
export function someOf<T>(list: T[], count: number): T[] {
  if (every) return list;
  const dice = diceFrom(seed);
  const drawn = list.map((item, index) => ({ item, index, lot: dice() }));
  const first = drawn.toSorted((a, b) => a.lot - b.lot).slice(0, count);
  return first.toSorted((a, b) => a.index - b.index).map(({ item }) => item);
}

export function chosenFrom(rows: Row[]): Choice {
  if (every) return ({ struckBy }) => struckBy;
  const dice = diceFrom(seed);
  const chosen = new Map<Row, Disturbance[]>();
  for (const alike of Map.groupBy(rows, ({ kind, call }) => `${kind} ${call}`).values()) {
    for (const disturbance of alike[0]!.struckBy) {
      const row = alike[Math.floor(dice() * alike.length)]!;
      chosen.set(row, [...(chosen.get(row) ?? []), disturbance]);
    }
  }
  return (row) => chosen.get(row) ?? [];
}
