/** What belongs to one service alone stands in the path of a call behind its id. */
const serviceId = /\b(srv|crn)-[a-z0-9]+/;

/**
 * When Render last took a change of ours, by Render's own clock: the `Date` of its answer, in whole
 * seconds. What names no service (a group, a disk) may concern any of them.
 */
export class WriteTimes {
  readonly #times = new Map<string, number>();

  note(method: string, path: string, response: Response): void {
    // To deploy changes nothing that a deploy would have to be later than.
    if (method === "GET" || path.endsWith("/deploys") || !response.ok) return;
    const at = Date.parse(response.headers.get("date") ?? "");
    // Of an answer without a date nothing can be said to be later.
    this.#times.set(serviceId.exec(path)?.[0] ?? "", Number.isNaN(at) ? Infinity : at);
  }

  /** In milliseconds since 1970; undefined where this process changed nothing. */
  lastOf(service: string): number | undefined {
    const times = [this.#times.get(service), this.#times.get("")];
    const known = times.filter((time) => time !== undefined);
    return known.length === 0 ? undefined : Math.max(...known);
  }
}
