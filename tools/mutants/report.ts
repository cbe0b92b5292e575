import { type Mutant, nameOf } from "./mutant.ts";
import type { Result } from "./results.ts";
import { roomOf } from "./suite.ts";

export interface Tried {
  mutant: Mutant;
  /** Undefined where the list of equivalent mutants names it. */
  result: Result | undefined;
}

/** What happened in one folder of src, or in all of them. */
export interface Score {
  folder: string;
  types: number;
  fast: number;
  slow: number;
  survived: number;
  equivalent: number;
  /** Killed in percent of those that are not equivalent. */
  killed: number;
  /** The same for what types and the folder's own fast tests kill. */
  killedFast: number;
}

export function scoresOf(tried: Tried[]): Score[] {
  const folders = Map.groupBy(tried, ({ mutant }) => `src/${roomOf(mutant.file)}`);
  const each = [...folders].map(([folder, some]) => scoreOf(folder, some));
  each.sort((a, b) => a.folder.localeCompare(b.folder));
  return [...each, scoreOf("all", tried)];
}

function scoreOf(folder: string, tried: Tried[]): Score {
  const count = (outcome: Result["outcome"] | undefined) =>
    tried.filter(({ result }) => result?.outcome === outcome).length;
  const [types, fast, slow, survived] = [
    count("types"),
    count("fast"),
    count("slow"),
    count("survived"),
  ];
  const counted = types + fast + slow + survived;
  const percent = (part: number) =>
    counted === 0 ? 100 : Math.round((1000 * part) / counted) / 10;
  return {
    folder,
    types,
    fast,
    slow,
    survived,
    equivalent: count(undefined),
    killed: percent(types + fast + slow),
    killedFast: percent(types + fast),
  };
}

export function survivorsOf(tried: Tried[]): Mutant[] {
  return tried
    .filter(({ result }) => result?.outcome === "survived")
    .map(({ mutant }) => mutant)
    .sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line);
}

const columns = [
  "folder",
  "types",
  "fast",
  "slow",
  "survived",
  "equivalent",
  "killed",
  "killedFast",
] as const;

export function toText(tried: Tried[]): string {
  const rows = scoresOf(tried).map((score) => columns.map((column) => String(score[column])));
  const heading = [
    "folder",
    "types",
    "fast",
    "slow",
    "survived",
    "equivalent",
    "killed %",
    "fast %",
  ];
  const table = [heading, ...rows].map((row) =>
    row.map((cell, index) => (index === 0 ? cell.padEnd(20) : cell.padStart(10))).join(" "),
  );
  const survivors = survivorsOf(tried).map(describe);
  return [...table, ...(survivors.length > 0 ? ["", "Survivors:", ...survivors] : [])].join("\n");
}

/** `src/config/load.ts:12 (load, negate)` and, below it, the change. */
export function describe(mutant: Mutant): string {
  const { file, line, within, change, edit } = mutant;
  return `${file}:${line} (${within || "top"}, ${edit.kind})\n    ${change}`;
}

export function toJson(tried: Tried[]): string {
  const outcomes = tried.map(({ mutant, result }) => ({
    name: nameOf(mutant),
    line: mutant.line,
    kind: mutant.edit.kind,
    outcome: result?.outcome ?? "equivalent",
    by: result?.by,
  }));
  return JSON.stringify({ scores: scoresOf(tried), mutants: outcomes }, null, 2);
}
