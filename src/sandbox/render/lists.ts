import { type ApiResponse, ok } from "./call.ts";
import { badRequest } from "./refusals.ts";

interface ListOptions<Row> {
  /** The key under which each item stands beside its cursor, e.g. `service`. */
  noun: string;
  /** Position of a row in the list; also what its cursor hides. Default: creation time and id. */
  order?: (row: Row) => string;
  /** Default false: the newest, or whatever `order` puts last, comes first. */
  ascending?: boolean;
  /** What a filter compares where the row's own property of that name is not it. */
  fields?: Record<string, (row: Row) => unknown>;
  answer?: (row: Row) => unknown;
}

type Query = Record<string, unknown> & { cursor?: string; limit?: number };

const defaultLimit = 20;

/**
 * A page of the rows that pass the query's filters, each with its cursor. The newest come first,
 * as recorded in the test data of render-oss/terraform-provider-render.
 */
export function listAnswer<Row extends object>(
  query: object,
  rows: Row[],
  options: ListOptions<Row>,
): ApiResponse {
  const order = options.order ?? creationOrder;
  const items = pageOf(query, rows, options).map((row) => ({
    cursor: toCursor(order(row)),
    [options.noun]: options.answer ? options.answer(row) : row,
  }));
  return ok(items);
}

/** The same page as bare items: the few lists that carry no cursors. */
export function bareListAnswer<Row extends object>(
  query: object,
  rows: Row[],
  options: Omit<ListOptions<Row>, "noun">,
): ApiResponse {
  const page = pageOf(query, rows, options);
  return ok(options.answer ? page.map(options.answer) : page);
}

function pageOf<Row extends object>(
  filters: object,
  rows: Row[],
  options: Omit<ListOptions<Row>, "noun">,
): Row[] {
  const query = filters as Query;
  const order = options.order ?? creationOrder;
  const sign = options.ascending ? 1 : -1;
  const after = query.cursor ? fromCursor(query.cursor) : undefined;
  return rows
    .filter((row) => passes(row, query, options.fields ?? {}))
    .map((row) => ({ row, key: order(row) }))
    .sort((a, b) => sign * compare(a.key, b.key))
    .filter(({ key }) => after === undefined || sign * compare(key, after) > 0)
    .slice(0, query.limit ?? defaultLimit)
    .map(({ row }) => row);
}

function passes<Row extends object>(
  row: Row,
  query: Query,
  fields: Record<string, (row: Row) => unknown>,
): boolean {
  const value = (name: string) => fields[name]?.(row) ?? (row as Record<string, unknown>)[name];
  return Object.entries(query).every(([name, wanted]) => {
    if (name === "cursor" || name === "limit") return true;
    if (name.startsWith("include")) return true;
    const [, field, bound] = /^(\w+)(Before|After)$/.exec(name) ?? [];
    if (!field)
      return Array.isArray(wanted) ? wanted.includes(value(name)) : value(name) === wanted;
    const time = Date.parse(String(value(`${field}At`)));
    const limit = Date.parse(String(wanted));
    return bound === "Before" ? time < limit : time > limit;
  });
}

function creationOrder(row: object): string {
  const { createdAt, id } = row as { createdAt?: string; id?: string };
  return `${createdAt ?? ""} ${id ?? ""}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Cursors are opaque; the underscore is there because real ones hold some too. */
function toCursor(key: string): string {
  return `c_${Buffer.from(key).toString("base64url")}`;
}

function fromCursor(cursor: string): string {
  const key = Buffer.from(cursor.slice(2), "base64url").toString();
  if (toCursor(key) !== cursor) throw badRequest("invalid cursor", "invalid_cursor");
  return key;
}
