/** The largest page Render serves; its default of 20 would lose what comes after. */
export const pageSize = 100;

/** An item as lists carry it: beside the cursor that starts the next page after it. */
export interface Cursored {
  cursor?: string;
}

/** Asks for the page after `cursor`, the first one without. */
export type LoadPage<Item> = (cursor: string | undefined) => Promise<Item[]>;

/**
 * Every item of a list, page by page. A page with fewer items than asked for is the last; so is
 * one whose items carry no cursor, as Render's few bare lists do.
 */
export async function* pages<Item extends Cursored>(load: LoadPage<Item>): AsyncGenerator<Item[]> {
  let cursor: string | undefined;
  do {
    const page = await load(cursor);
    yield page;
    cursor = page.length < pageSize ? undefined : page.at(-1)?.cursor;
  } while (cursor !== undefined);
}

/** All items of a list at once. */
export async function allItems<Item extends Cursored>(load: LoadPage<Item>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const page of pages(load)) items.push(...page);
  return items;
}
