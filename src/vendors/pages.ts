import { z } from "zod";
import { askAllPages } from "./asked.ts";
import { atlas } from "./atlas.ts";
import type { Vendor } from "./vendor.ts";
import { vercel } from "./vercel.ts";

/** Adds to a path's query. */
export function withQuery(path: string, query: Record<string, string | undefined>): string {
  const given = Object.entries(query).filter(
    (entry): entry is [name: string, value: string] => !!entry[1],
  );
  const text = new URLSearchParams(given).toString();
  if (text === "") return path;
  return `${path}${path.includes("?") ? "&" : "?"}${text}`;
}

/** Pages by number, until one is not full: GitHub's and Atlas's way. */
export function numbered<Answer, Row>(
  path: (page: number) => string,
  size: number,
  answer: z.ZodType<Answer>,
  rows: (answer: Answer) => Row[],
) {
  return {
    first: path(1),
    walk: {
      answer,
      rows,
      next: (given: Answer, page: number) =>
        rows(given).length < size ? undefined : path(page + 1),
    },
  };
}

/** What a vendor calls number and size of a page, and the most that it gives. */
export interface Paging {
  number: string;
  size: string;
  most: number;
}

export const gitHubPages: Paging = { number: "page", size: "per_page", most: 100 };
export const cloudflarePages: Paging = { number: "page", size: "per_page", most: 50 };
const atlasPages: Paging = { number: "pageNum", size: "itemsPerPage", most: 500 };

/** All rows of a list whose pages have numbers. */
export async function rowsByNumber<Answer, Row>(
  vendor: Vendor,
  path: string,
  env: NodeJS.ProcessEnv,
  { number, size, most }: Paging,
  form: z.ZodType<Answer>,
  rows: (answer: Answer) => Row[],
): Promise<Row[]> {
  const page = (of: number) => withQuery(path, { [size]: String(most), [number]: String(of) });
  const pages = numbered(page, most, form, rows);
  return await askAllPages(vendor, pages.first, env, pages.walk);
}

/** All rows of a list of an Atlas project: `databaseUsers`, `accessList`. */
export async function atlasRows<Row>(
  project: string,
  list: string,
  env: NodeJS.ProcessEnv,
  row: z.ZodType<Row>,
): Promise<Row[]> {
  const path = `/api/atlas/v2/groups/${project}/${list}`;
  const form = z.object({ results: z.array(row) });
  return await rowsByNumber(atlas, path, env, atlasPages, form, ({ results }) => results);
}

/** All rows of a list of Vercel's: each page names the time until which the next one goes. */
export async function vercelRows<
  Answer extends { pagination?: { next?: number | null | undefined } | null | undefined },
  Row,
>(
  path: string,
  env: NodeJS.ProcessEnv,
  form: z.ZodType<Answer>,
  rows: (answer: Answer) => Row[],
): Promise<Row[]> {
  const first = withQuery(path, { limit: "100" });
  return await askAllPages(vercel, first, env, {
    answer: form,
    rows,
    next: ({ pagination }) =>
      pagination?.next ? withQuery(first, { until: String(pagination.next) }) : undefined,
  });
}
