import { type Duty, dutyKinds } from "./model.ts";
import type { Calendar } from "./survey.ts";

/** The calendar for people: what is due with the command that does it, then what comes next. */
export function calendarText({ duties, notAsked, notUp, strays }: Calendar): string {
  const due = duties.filter(({ state }) => state === "due");
  const later = duties.filter(({ state }) => state === "later");
  const reasons = Map.groupBy(notAsked, ({ why }) => why);
  return [
    due.length === 0 ? "Nothing is due." : `Due (${due.length})`,
    ...due.flatMap((duty) => [`  ${titleOf(duty)}: ${whenOf(duty)}`, `    -> ${duty.command}`]),
    ...(later.length === 0 ? [] : ["", `Later (${later.length})`]),
    ...later.map((duty) => `  ${duty.due}  ${titleOf(duty)}: ${whenOf(duty)}`),
    ...(reasons.size + notUp.length + strays.length === 0 ? [] : [""]),
    ...[...reasons].map(([why, all]) => `not asked: ${why} (${kindsOf(all)})`),
    ...notUp.map((stack) => `${stack} is not up: of it only what stands in files is owed.`),
    ...strays.map((name) => `duties-done.yaml: ${name} is no duty, or none any more.`),
  ].join("\n");
}

function titleOf({ name, stack }: Duty): string {
  return stack === undefined ? name : `${stack}, ${name}`;
}

function kindsOf(all: Calendar["notAsked"]): string {
  return [...new Set(all.map(({ kind }) => dutyKinds[kind].toLowerCase()))].join(", ");
}

/** How sure it is, too: who tells it, or that nobody knows. */
export function whenOf({ last, ends, overdueDays, sure, from, everyDays }: Duty): string {
  const rhythm = everyDays === undefined ? "" : `, every ${days(everyDays)}`;
  const question = everyDays === undefined ? "when it ends" : "when it was done last";
  if (sure === "not known") return `nobody knows ${question} (${from})${rhythm}`;
  const late = overdueDays ? `${days(overdueDays)} overdue; ` : "";
  if (ends !== undefined) return `${late}ends ${ends} (${from})`;
  if (last !== undefined) return `${late}last ${last} (${from})${rhythm}`;
  return `as long as it is so (${from})`;
}

const days = (count: number) => (count === 1 ? "1 day" : `${count} days`);
