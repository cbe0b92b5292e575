import type { z } from "zod";

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
