/** What a run of the engine did to one resource. Times in seconds of this process's clock. */
export interface EngineStep {
  op: string;
  type: string;
  name: string;
  start: number;
  seconds: number;
}

/** A line of the engine's that ends a step: ` +  vercel:index:Project page created (0.24s)`. */
const ended =
  /^ *[-+~@<>=!]* +(\S+:\S+) (\S+) \*{0,2}(created|updated|deleted|replaced|refreshed|read|creating failed|updating failed|deleting failed)\*{0,2} .*?\(([\d.]+)s\)/;

/** The step that such a line tells of, which ended now; none where it tells of none. */
export function stepOf(line: string, now: number): EngineStep | undefined {
  const [, type, name, op, took] = ended.exec(line) ?? [];
  if (type === undefined || name === undefined || op === undefined) return undefined;
  const seconds = Number(took);
  return { op, type, name, start: now - seconds, seconds };
}
