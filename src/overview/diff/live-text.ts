import { columns } from "../columns.ts";
import { cut } from "./cut.ts";
import { isAstray, type LiveComparison, type LiveRow, type LiveSide, type Match } from "./live.ts";

const matchWords: Record<Match, string> = {
  same: "same",
  different: "",
  missing: "MISSING",
  beside: "",
  "not shown": "(not shown)",
  "not known": "(one of these secrets differs)",
  "not asked": "(not asked)",
};

/** Columns of a terminal are dear: four of values stand beside what they are of. */
const widest = 28;

/** What stands at the vendors as a table: what is astray first, then what differs between the two. */
export function liveText(comparison: LiveComparison, all: boolean): string {
  const { first, second, neverUp, notAsked, rows } = comparison;
  const stacks = second === undefined ? [first] : [first, second];
  const astray = rows.filter(isAstray);
  const apart = rows.filter((row) => !isAstray(row) && differs(row));
  const alike = rows.filter((row) => !isAstray(row) && !differs(row));
  return [
    ...(rows.length === 0 ? [] : section(`Not as in the files: ${astray.length}`, astray, stacks)),
    // Of an environment that was never up there is nothing to compare.
    ...(rows.every(({ likeness }) => likeness === undefined)
      ? []
      : section(
          `Different at the vendors, as in the files of each: ${apart.length}`,
          apart,
          stacks,
        )),
    ...(all ? section("The same, or different in the name alone", alike, stacks) : []),
    ...neverUp.map((stack) => `${stack} was never up: nothing of it is at the vendors.`),
    ...notAsked.map((why) => `not asked: ${why}`),
    ...(all ? [] : hidden(alike)),
  ].join("\n");
}

const differs = ({ likeness }: LiveRow) => likeness === "different" || likeness === "missing";

/** What nobody asked or shows is not counted among what is as it should be. */
function hidden(rows: LiveRow[]): string[] {
  const isUnseen = (side: LiveSide | undefined) =>
    side?.match === "not asked" || side?.match === "not shown";
  const unseen = rows.filter(({ first, second }) => isUnseen(first) || isUnseen(second)).length;
  if (rows.length === 0) return [];
  const told = unseen === 0 ? "" : `, ${unseen} cannot be seen`;
  return [`${rows.length - unseen} more are as in the files${told}: --all shows them.`];
}

function section(title: string, rows: LiveRow[], stacks: string[]): string[] {
  if (rows.length === 0) return [title, ""];
  const heads = stacks.flatMap((stack) => [stack, "at its vendors"]);
  return [
    title,
    ...columns([
      ["  ", ...heads],
      ...rows.map((row) => [
        `  ${nameOf(row)}`,
        ...(stacks.length === 1
          ? sideCells(row.first)
          : [...sideCells(row.first), ...sideCells(row.second)]),
      ]),
    ]),
    "",
  ];
}

function nameOf({ vendor, kind, name, property }: LiveRow): string {
  return property === "" ? `${vendor} ${kind} ${name}` : `${vendor} ${name} ${property}`;
}

function sideCells(side: LiveSide | undefined): string[] {
  if (side === undefined) return ["-", "-"];
  const { config, held, match } = side;
  return [cut(config, widest), matchWords[match] || differing(held)];
}

/** Both sides of a secret look alike; that it is another one has to be said. */
function differing(held: string | undefined): string {
  return held === "[secret]" ? "another [secret]" : cut(held, widest);
}
