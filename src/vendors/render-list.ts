import { z } from "zod";

/** A list of Render's, whose rows stand beside a cursor under their noun, or bare. */
export function listOf<Row extends z.ZodType>(noun: string, row: Row) {
  const unwrap = (item: unknown) => (item as Record<string, unknown> | null)?.[noun] ?? item;
  return z.array(z.preprocess(unwrap, row));
}
