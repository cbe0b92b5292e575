import DataLoader from "dataloader";

/** How long a question waits for others to be asked with it. */
const windowMs = 5;

/** Questions that are answered together. */
export type Batch<Value> = DataLoader<string, Value | undefined>;

/**
 * Answers questions that arrive together with one call: each key once, undefined where the answer
 * does not have it. Nothing is remembered: what was true a moment ago may have been changed since.
 */
export function batched<Value>(
  load: (keys: string[]) => Promise<Map<string, Value>>,
): Batch<Value> {
  const answer = async (keys: readonly string[]) => {
    const found = await load([...new Set(keys)]);
    return keys.map((key) => found.get(key));
  };
  const batchScheduleFn = (ask: () => void) => void setTimeout(ask, windowMs);
  return new DataLoader(answer, { cache: false, batchScheduleFn });
}
