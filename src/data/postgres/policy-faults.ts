import type { Action, CompiledPolicy, PathNode } from "../policy/compile.ts";
import { generators, leastUniqueBits } from "../sanitise/generators.ts";
import { fits, type RuledColumn, ruledColumns, valueNode } from "./row-rules.ts";
import type { ForeignKey, Structure, Table } from "./structure.ts";
import { jsonTypes } from "./types.ts";

/**
 * Why rows that a policy lets pass would not fit their tables, as far as the definitions tell: all at
 * once, before a row is read. What is not listed is told when they are read, with its paths.
 */
export function policyFaults(structure: Structure, policy: CompiledPolicy): string[] {
  const ruled = ruledColumns(structure, policy);
  return structure.tables
    .filter(({ name }) => ruled.has(name))
    .flatMap((table) => {
      const columns = ruled.get(table.name)!;
      return [
        ...columns.flatMap((each) => columnFaults(table, each, policy)),
        ...uniqueFaults(table, columns),
        ...table.foreignKeys.flatMap((key) => keyFaults(table, columns, key, ruled, policy)),
      ];
    });
}

function columnFaults(
  { name: table }: Table,
  ruled: RuledColumn,
  policy: CompiledPolicy,
): string[] {
  const { column, node } = ruled;
  const place = `${table}.${column.name}`;
  if (node === undefined) return [];
  if (becomesNull(node.action) && column.isNotNull) {
    return [`${place}: becomes null, and the column is NOT NULL (allowed: fake, set or scrub)`];
  }
  const whole = node.action?.kind === "drop" || node.action?.kind === "set";
  if (whole) return [];
  if (column.isArray && node.action !== undefined) {
    return [`${place}: is an array, whose rule belongs to ${place}[]`];
  }
  const action = valueNode(ruled)?.action;
  // What is in JSON is known when it is read.
  if (action === undefined || jsonTypes.has(column.type)) return [];
  const at = column.isArray ? `${place}[]` : place;
  if (!fits(action, column.type)) {
    return [
      `${at}: ${described(action)} does not go with ${column.declared} (type ${column.type})`,
    ];
  }
  const longest = action.kind === "fake" ? action.generator.longest(policy.emailHost) : 0;
  if (column.maxLength === null || longest <= column.maxLength) return [];
  return [
    `${at}: ${described(action)} makes up to ${longest} characters, and ${column.declared} has room for ${column.maxLength}`,
  ];
}

function described(action: Action): string {
  if (action.kind === "keep") return `keep: ${[...action.names].join(", ")}`;
  return action.kind === "fake" ? `fake: ${nameOf(action)}` : action.kind;
}

function nameOf({ generator }: Extract<Action, { kind: "fake" }>): string {
  return Object.entries(generators).find(([, each]) => each === generator)![0];
}

export function becomesNull(action: Action | undefined): boolean {
  return action?.kind === "drop" || (action?.kind === "set" && action.given === null);
}

/** Whether different values stay different; undefined of what the policy does not list. */
function staysDifferent(action: Action | undefined): boolean | undefined {
  if (action === undefined) return undefined;
  if (action.kind === "fake") return action.generator.bits >= leastUniqueBits;
  return action.kind === "keep";
}

function uniqueFaults({ name, uniqueKeys }: Table, columns: readonly RuledColumn[]): string[] {
  const nodes = new Map(columns.map(({ column, node }) => [column.name, node]));
  const actionOf = (column: string) => nodes.get(column)?.action;
  const stays = uniqueKeys.filter((key) =>
    key.columns.every((column) => staysDifferent(actionOf(column))),
  );
  const faults = uniqueKeys.flatMap((key) => {
    // A key that has another one in it is as unique as that.
    if (stays.some((each) => each.columns.every((column) => key.columns.includes(column))))
      return [];
    if (key.allowsNulls && key.columns.some((column) => becomesNull(actionOf(column)))) return [];
    return key.columns
      .filter((column) => staysDifferent(actionOf(column)) === false)
      .map(
        (column) =>
          `${name}.${column}: ${described(actionOf(column)!)} can make two rows alike, and ` +
          `(${key.columns.join(", ")}) is unique (allowed: keep, or fake: email, userName, token, uuid, url)`,
      );
  });
  return [...new Set(faults)];
}

function keyFaults(
  { name }: Table,
  columns: readonly RuledColumn[],
  { columns: own, target }: ForeignKey,
  ruled: ReadonlyMap<string, RuledColumn[]>,
  policy: CompiledPolicy,
): string[] {
  const nodes = own.map((each) => columns.find(({ column }) => column.name === each)?.node);
  if (nodes.some((node) => becomesNull(node?.action))) return [];
  const place = `${name}.${own.join(", ")}`;
  if (policy.omitted.has(target.table)) {
    return [
      `${place}: refers to ${target.table}, which is omitted (allowed: drop, or omit ${name} too)`,
    ];
  }
  const there = ruled.get(target.table);
  if (there === undefined) {
    return [
      `${place}: refers to ${target.table} of another schema, which is not read (allowed: drop)`,
    ];
  }
  return own.flatMap((column, i) => {
    const other = there.find((each) => each.column.name === target.columns[i])?.node;
    if (isAlike(nodes[i], other)) return [];
    const ref = `${target.table}.${target.columns[i]}`;
    return [
      `${name}.${column}: refers to ${ref}, and is not treated as that is (allowed: { ref: ${ref} })`,
    ];
  });
}

function isAlike(one: PathNode | undefined, other: PathNode | undefined): boolean {
  const [a, b] = [one?.action, other?.action];
  // What is not listed is told as that.
  if (a === undefined || b === undefined) return true;
  if (a.kind === "keep" && b.kind === "keep") return true;
  if (a.kind !== "fake" || b.kind !== "fake") return false;
  return a.generator === b.generator && a.domain === b.domain;
}
