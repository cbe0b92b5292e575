import type { z } from "zod";
import type { EnvironmentSpec } from "../config/spec.ts";
import { askAllPages, askVendor, NotAsked } from "../vendors/asked.ts";
import { numbered, withQuery } from "../vendors/pages.ts";
import type { Vendor } from "../vendors/vendor.ts";
import type { Access } from "./model.ts";

/** What every question has to go on. */
export interface Session {
  environments: readonly EnvironmentSpec[];
  /** Slug or id of the Vercel team. */
  team: string | undefined;
  env: NodeJS.ProcessEnv;
}

/** One list of one vendor, and what of it can reach the environments. */
export interface Question {
  vendor: Vendor;
  /** What is asked for, completing "could not read its ...". */
  what: string;
  ask(session: Session): Promise<Access[]>;
}

/** Names of all environments: what reaches the account reaches each of them. */
export const everywhere = ({ environments }: Session) => environments.map(({ stack }) => stack);

/** An answer of the form that the vendor's document says. */
export async function answerOf<Answer>(
  { env }: Session,
  vendor: Vendor,
  path: string,
  form: z.ZodType<Answer>,
): Promise<Answer> {
  const { data } = form.safeParse(await askVendor(vendor, path, env));
  if (data !== undefined) return data;
  throw new NotAsked(`${vendor.title} answered ${path} in another form than its document says`);
}

/** What a vendor calls number and size of a page. */
interface Paging {
  number: string;
  size: string;
  most: number;
}

export const gitHubPages: Paging = { number: "page", size: "per_page", most: 100 };
export const cloudflarePages: Paging = { number: "page", size: "per_page", most: 50 };
export const atlasPages: Paging = { number: "pageNum", size: "itemsPerPage", most: 500 };

/** All rows of a list whose pages have numbers. */
export async function rowsOf<Answer, Row>(
  { env }: Session,
  vendor: Vendor,
  path: string,
  { number, size, most }: Paging,
  form: z.ZodType<Answer>,
  rows: (answer: Answer) => Row[],
): Promise<Row[]> {
  const page = (of: number) => withQuery(path, { [size]: String(most), [number]: String(of) });
  const pages = numbered(page, most, form, rows);
  return await askAllPages(vendor, pages.first, env, pages.walk);
}

/** All rows of a list of Vercel's: each page names the time until which the next one goes. */
export async function vercelRowsOf<
  Answer extends { pagination?: { next?: number | null } | null },
  Row,
>(
  { env }: Session,
  vendor: Vendor,
  path: string,
  form: z.ZodType<Answer>,
  rows: (answer: Answer) => Row[],
): Promise<Row[]> {
  const first = withQuery(path, { limit: "100" });
  return await askAllPages(vendor, first, env, {
    answer: form,
    rows,
    next: ({ pagination }) =>
      pagination?.next ? withQuery(first, { until: String(pagination.next) }) : undefined,
  });
}
