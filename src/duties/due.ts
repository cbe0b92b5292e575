import { writtenFile } from "./done-file.ts";
import type { Duty, NotAskedDuty, Owed, Written } from "./model.ts";

const dayMs = 24 * 3600 * 1000;

/** Some days after a day. */
function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
}

/** How many days the second is after the first. */
function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
}

/**
 * When a duty is due: what somebody wrote down counts where it is later than what is told, and where
 * nothing is told. What nobody knows is due.
 */
export function dutyOn(today: string, owed: Owed, written: readonly Written[]): Duty {
  const { name, kind, stack, command, everyDays } = owed;
  const known = { ...owed, ...fromPeople(owed, written) };
  const due = dueDay(known);
  const isDue = due === undefined || due <= today;
  const isKnown = known.isOpen || known.last !== undefined || known.ends !== undefined;
  return {
    ...{ name, kind, ...(stack !== undefined && { stack }), state: isDue ? "due" : "later" },
    ...(known.last !== undefined && { last: known.last }),
    ...(known.ends !== undefined && { ends: known.ends }),
    ...(due !== undefined && { due }),
    ...(due !== undefined && isDue && { overdueDays: daysBetween(due, today) }),
    sure: isKnown ? (known.from === writtenFile ? "written down" : "told") : "not known",
    ...{ from: known.from, ...(everyDays !== undefined && { everyDays }), command },
  };
}

/** What people know and nothing else tells, or knows only of an earlier day. */
function fromPeople(
  { name, stack, last, ends, everyDays }: Owed,
  written: readonly Written[],
): Partial<Owed> {
  const own = written.findLast((one) => one.duty === name && one.stack === stack);
  if (own === undefined || ends !== undefined) return {};
  if (own.until !== undefined) return { ends: own.until, from: writtenFile };
  const counts = everyDays !== undefined && (last === undefined || own.done > last);
  return counts ? { last: own.done, from: writtenFile } : {};
}

function dueDay({ last, ends, everyDays, noticeDays = 0 }: Owed): string | undefined {
  if (ends !== undefined) return daysAfter(ends, -noticeDays);
  if (last !== undefined && everyDays !== undefined) return daysAfter(last, everyDays);
  return undefined;
}

/** What is due before what is not, what is overdue for longest first; what nobody knows before all. */
export function byUrgency(a: Duty, b: Duty): number {
  const [first = "", second = ""] = [a.due, b.due];
  if (first !== second) return first < second ? -1 : 1;
  const [one, other] = [a, b].map(({ stack = "", name }) => `${stack} ${name}`);
  return one! < other! ? -1 : 1;
}

/** 2 where something is due; 1 where nothing is, of what could be asked, and not all could be; else 0. */
export function exitCodeOf({
  duties,
  notAsked,
}: {
  duties: readonly Duty[];
  notAsked: readonly NotAskedDuty[];
}): number {
  if (duties.some(({ state }) => state === "due")) return 2;
  return notAsked.length > 0 ? 1 : 0;
}
