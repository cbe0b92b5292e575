import { pathBelow } from "../bson/walk.ts";
import type { CompiledPolicy } from "../policy/compile.ts";
import { bestRule } from "../policy/draft.ts";
import { Observed, type ObservedPath } from "../policy/observed.ts";
import { rewriteArray } from "./array-text.ts";
import { fieldEnd, fieldText, isNull } from "./copy-text.ts";
import { rewriteJson } from "./json-text.ts";
import { ruledColumns } from "./row-rules.ts";
import { PostgresSource, type Snapshot } from "./source.ts";
import { type Column, type Structure, stored, type Table } from "./structure.ts";
import { jsonTypes } from "./types.ts";

const nothing: CompiledPolicy = {
  emailHost: "",
  references: [],
  omitted: new Set(),
  collections: new Map(),
};

/** What a policy has to list: columns by their definitions, and what JSON holds by reading it. */
export async function scanTables(
  source: Snapshot,
  structure: Structure,
  signal: AbortSignal,
): Promise<ObservedPath[]> {
  const tables = structure.tables.filter((table) => stored(table).some(isJson));
  const observed = new Observed();
  const columns = ruledColumns(structure, nothing);
  const reading = { ...structure, tables };
  for await (const { collection, document } of new PostgresSource(source, reading, new Set()).items(
    signal,
  )) {
    let at = 0;
    for (const { column } of columns.get(collection)!) {
      const end = fieldEnd(document, at);
      if (isJson(column) && !isNull(document, at, end)) {
        seeJson(observed, collection, column, fieldText(document, at, end));
      }
      at = end + 1;
    }
  }
  const inJson = Map.groupBy(
    observed.all(),
    ({ collection, path }) => `${collection}.${path.split(/[.[]/)[0]}`,
  );
  return structure.tables.flatMap((table) =>
    stored(table).flatMap((column) =>
      isJson(column)
        ? (inJson.get(`${table.name}.${column.name}`) ?? [])
        : [observedColumn(table, column)],
    ),
  );
}

const isJson = ({ type }: Column) => jsonTypes.has(type);

function seeJson(observed: Observed, table: string, { name, isArray }: Column, text: string): void {
  const see = (path: string, json: string) => {
    rewriteJson(json, path, {
      below: (above, key) => pathBelow(above, key ?? "", key === undefined),
      enters: () => true,
      value: (place, type) => {
        observed.add(table, place, type);
        return "";
      },
    });
    return json;
  };
  if (isArray) rewriteArray(text, (element) => see(`${name}[]`, element));
  else see(name, text);
}

function observedColumn({ name: collection, foreignKeys }: Table, column: Column): ObservedPath {
  const path = column.isArray ? `${column.name}[]` : column.name;
  const observed = { collection, path, types: new Map([[column.type, 0]]) };
  const key = foreignKeys.find(({ columns }) => columns.join() === column.name);
  if (key !== undefined) {
    return { ...observed, rule: `{ ref: ${key.target.table}.${key.target.columns[0]} }` };
  }
  const dropsWhatIsNeeded = column.isNotNull && bestRule(observed) === "drop";
  return dropsWhatIsNeeded ? { ...observed, rule: "{ fake: token }" } : observed;
}
