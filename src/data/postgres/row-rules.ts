import type { Action, CompiledPolicy, PathNode } from "../policy/compile.ts";
import { generators } from "../sanitise/generators.ts";
import { type Column, type Structure, stored } from "./structure.ts";
import { characterTypes, dayTypes, jsonTypes, postgresType } from "./types.ts";

/** A column, and what the policy says of it. */
export interface RuledColumn {
  column: Column;
  /** None where the policy does not list it. */
  node: PathNode | undefined;
}

/** The columns of each table that is read, in their order, with their rules. */
export function ruledColumns(
  { tables }: Structure,
  policy: CompiledPolicy,
): Map<string, RuledColumn[]> {
  const read = tables.filter(({ name }) => !policy.omitted.has(name));
  return new Map(
    read.map((table) => {
      const root = policy.collections.get(table.name)?.root;
      const columns = stored(table).map((column) => {
        const at = root?.index.get(column.name);
        return { column, node: at === undefined ? undefined : root!.fields[at]!.node };
      });
      return [table.name, columns] as const;
    }),
  );
}

/** Whether a column holds values that have rules of their own: JSON by its paths, arrays by `[]`. */
export function isContainer({ type, isArray }: Column): boolean {
  return isArray || jsonTypes.has(type);
}

/** The node whose rule is for a value of a column: in arrays, that of their elements. */
export function valueNode({ column, node }: RuledColumn): PathNode | undefined {
  return column.isArray ? node?.element : node;
}

/** Whether a rule is one for values of that type, which are not JSON. */
export function fits(action: Action, type: string): boolean {
  switch (action.kind) {
    case "keep":
      if (action.names.has("number") && postgresType(type)?.isNumber) return true;
      return postgresType(type) !== undefined && action.names.has(type);
    case "fake": {
      const { generator } = action;
      if (generator === generators.uuid && type === "uuid") return true;
      if (generator === generators.ip && type === "inet") return true;
      return generator.type === "date"
        ? dayTypes.has(type)
        : generator.type === "string" && characterTypes.has(type);
    }
    case "scrub":
      return characterTypes.has(type);
    default:
      return true;
  }
}

/** The same of a value in JSON; what refers to a column from there is treated as that is. */
export function fitsJson(
  { names }: Extract<Action, { kind: "keep" }>,
  type: "string" | "number" | "bool",
  text: string,
): boolean {
  if (names.has(type)) return true;
  if (type === "number") return [...names].some((name) => postgresType(name)?.isNumber === true);
  if (type === "bool") return false;
  if ([...names].some((name) => characterTypes.has(name))) return true;
  return names.has("uuid") && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
