const unitMs: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Milliseconds of a duration as the seed writes it: `-90d`, `12h`, `30m`. */
export function msOf(duration: string): number {
  return Number(duration.slice(0, -1)) * unitMs[duration.slice(-1)]!;
}
