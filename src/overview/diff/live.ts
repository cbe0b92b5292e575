import { type Likeness, valueLikeness } from "./likeness.ts";

/**
 * How a vendor has a thing: `same` as the files say, or `different`; `missing`: it has it not;
 * `beside`: it has it, and no file says so; `not shown`: it never shows such a value; `not known`: one
 * of several secrets differs, and nobody says which; `not asked`: the vendor told nothing.
 */
export type Match =
  | "same"
  | "different"
  | "missing"
  | "beside"
  | "not shown"
  | "not known"
  | "not asked";

/** One property of one thing of an environment. Secrets are `[secret]` on both sides. */
export interface Standing {
  vendor: string;
  kind: string;
  /** The same in each environment: `services-api`. */
  name: string;
  /** Empty for the thing as a whole. */
  property: string;
  /** As the files say; none where they say nothing. */
  config?: string;
  /** As the vendor has it. */
  held?: string;
  match: Match;
}

/** What the vendors hold of an environment, beside what its files say. */
export interface LiveEnvironment {
  stack: string;
  /** Nothing of it is at the vendors where it was never brought up. */
  up: boolean;
  standings: Standing[];
}

export type LiveSide = Pick<Standing, "config" | "held" | "match">;

export interface LiveRow extends Pick<Standing, "vendor" | "kind" | "name" | "property"> {
  first?: LiveSide;
  second?: LiveSide;
  /** Of what the vendors hold for the two; none where there is only one environment. */
  likeness?: Likeness;
}

/** Config and vendors of one environment, or of two side by side: `infra diff --live`. */
export interface LiveComparison {
  first: string;
  second?: string;
  /** Those of the named that were never brought up. */
  neverUp: string[];
  /** Vendors that told nothing, and why. */
  notAsked: string[];
  /** What is not as its files say first, then what differs between the two. */
  rows: LiveRow[];
}

/** Whether a vendor has something else than the files say. */
export function isAstray({ first, second }: LiveRow): boolean {
  const astray: Match[] = ["different", "missing", "beside", "not known"];
  return [first, second].some((side) => side !== undefined && astray.includes(side.match));
}

/** What both hold is compared; of an environment that was never up there is nothing to compare. */
export function compareLive(
  notAsked: string[],
  first: LiveEnvironment,
  second?: LiveEnvironment,
): LiveComparison {
  const sides = [first, ...(second === undefined ? [] : [second])];
  const both = second?.up === true && first.up;
  const left = byKey(first);
  const right = second === undefined ? new Map<string, Standing>() : byKey(second);
  const keys = [...new Set([...left.keys(), ...right.keys()])].toSorted();
  const rows = keys.map((key): LiveRow => {
    const [a, b] = [left.get(key), right.get(key)];
    const { vendor, kind, name, property } = (a ?? b)!;
    return {
      ...{ vendor, kind, name, property },
      ...(a && { first: sideOf(a) }),
      ...(b && { second: sideOf(b) }),
      ...(both && { likeness: likenessOf(a, b, first.stack, second.stack) }),
    };
  });
  return {
    first: first.stack,
    ...(second && { second: second.stack }),
    neverUp: sides.filter(({ up }) => !up).map(({ stack }) => stack),
    notAsked,
    rows: rows.toSorted((a, b) => rank(a) - rank(b)),
  };
}

function byKey({ standings }: LiveEnvironment): Map<string, Standing> {
  return new Map(
    standings.map((one) => [`${one.vendor} ${one.name} ${one.property} ${one.kind}`, one]),
  );
}

function sideOf({ config, held, match }: Standing): LiveSide {
  return { ...(config !== undefined && { config }), ...(held !== undefined && { held }), match };
}

function rank(row: LiveRow): number {
  if (isAstray(row)) return 0;
  return row.likeness === "different" || row.likeness === "missing" ? 1 : 2;
}

/** Secrets of two vendors cannot be held against each other; ids that vendors give always differ. */
function likenessOf(
  a: Standing | undefined,
  b: Standing | undefined,
  first: string,
  second: string,
): Likeness {
  if (a?.held === "[secret]" && b?.held === "[secret]") return "not known";
  if ([a, b].some((one) => one?.match === "not asked" || one?.match === "not shown"))
    return "not known";
  const likeness = valueLikeness(a?.held, b?.held, first, second);
  const isId = /(?:^|[.a-z])[iI]d$/.test((a ?? b)!.property);
  return likeness === "different" && isId ? "named" : likeness;
}
