/** Ends when the part is reached, and fails when it is not. */
export type Probe = () => Promise<void>;

type Found = [name: string, word: "up" | "down"];

/** Less than Render waits for a health check: 5 seconds. Source: https://render.com/docs/health-checks */
const timeoutMs = 3_000;

/**
 * What the health route answers: 200 when every part is reached, else 503, and which part is not. It
 * says `up` or `down` and no more: errors of drivers hold host names and user names.
 */
export async function health(probes: Record<string, Probe>, commit: string) {
  const words = await Promise.all(Object.entries(probes).map(wordFor));
  const well = words.every(([, word]) => word === "up");
  return {
    status: well ? 200 : 503,
    body: { status: well ? "ok" : "degraded", commit, checks: Object.fromEntries(words) },
  };
}

async function wordFor([name, probe]: [name: string, probe: Probe]): Promise<Found> {
  try {
    await Promise.race([probe(), failAfter(timeoutMs)]);
    return [name, "up"];
  } catch {
    return [name, "down"];
  }
}

function failAfter(ms: number): Promise<never> {
  return new Promise((_, fail) => setTimeout(() => fail(new Error("no answer")), ms).unref());
}
