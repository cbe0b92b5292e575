/** The largest page Render serves; its default of 20 would lose what comes after. */
export const pageSize = 100;

/** What an item of a list is about: the value beside its cursor, or the item itself. */
type RowOf<Item, Noun extends string> = Noun extends keyof Item ? NonNullable<Item[Noun]> : Item;

/** Asks for the page after `cursor`, the first one without. Render shows some empty lists as null. */
export type LoadPage<Item> = (cursor: string | undefined) => Promise<Item[] | null>;

/**
 * The rows of a page, whichever of its two shapes Render gives it: each row beside a cursor and
 * under its `noun`, or bare. Its document is no guide: `GET /env-groups`, bare there, is answered
 * with cursors.
 */
export function rowsOf<Noun extends string, Item>(
  noun: Noun,
  page: readonly Item[] | null | undefined,
): RowOf<Item, Noun>[] {
  return (page ?? []).map((item) => {
    const wrapped = (item as Record<string, unknown>)[noun];
    return (typeof wrapped === "object" && wrapped !== null ? wrapped : item) as RowOf<Item, Noun>;
  });
}

/**
 * Every row of a list, page by page. A page with fewer items than asked for is the last; so is
 * one whose items carry no cursor.
 */
export async function* pages<Noun extends string, Item>(
  noun: Noun,
  load: LoadPage<Item>,
): AsyncGenerator<RowOf<Item, Noun>[]> {
  let cursor: string | undefined;
  do {
    const page = (await load(cursor)) ?? [];
    yield rowsOf(noun, page);
    const last = page.at(-1) as { cursor?: string } | undefined;
    cursor = page.length < pageSize ? undefined : last?.cursor || undefined;
  } while (cursor !== undefined);
}

/** All rows of a list at once. */
export async function allRows<Noun extends string, Item>(
  noun: Noun,
  load: LoadPage<Item>,
): Promise<RowOf<Item, Noun>[]> {
  const rows: RowOf<Item, Noun>[] = [];
  for await (const page of pages(noun, load)) rows.push(...page);
  return rows;
}
