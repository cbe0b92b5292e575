/** A day of the calendar that has begun somewhere on earth. */
export function isPastDay(day: string, now: number): boolean {
  const start = Date.parse(`${day}T00:00:00Z`);
  const exists = !Number.isNaN(start) && new Date(start).toISOString().startsWith(day);
  return exists && start - 14 * 3_600_000 <= now;
}
