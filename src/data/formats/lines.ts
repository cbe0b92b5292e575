import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { UserError } from "../../shared/errors.ts";

/**
 * The lines of a text and their numbers, from 1. A stream that fails is a UserError that names
 * `file` and the last line that came, and quotes nothing.
 */
export async function* linesOf(
  input: Readable,
  file: string,
): AsyncIterable<{ line: string; number: number }> {
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  const failed = Promise.withResolvers<never>();
  failed.promise.catch(() => {});
  input.on("error", failed.reject);
  const next = lines[Symbol.asyncIterator]();
  let number = 0;
  try {
    while (true) {
      const { done, value } = await Promise.race([next.next(), failed.promise]);
      if (done) break;
      number++;
      if (value.trim() !== "") yield { line: value, number };
    }
  } catch (error) {
    if (error instanceof UserError) throw error;
    const why = (error as NodeJS.ErrnoException).code ?? "unknown";
    throw new UserError(
      `Reading ${file} failed after line ${number}: it is damaged or cut off (${why}).`,
    );
  } finally {
    lines.close();
    input.destroy();
  }
}
