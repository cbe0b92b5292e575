/** Lowest and highest value of each field: minute, hour, day of month, month, day of week. */
const ranges: readonly (readonly [lowest: number, highest: number])[] = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 7],
];

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/** Whether a five-field cron expression can be read: lists, ranges, steps and names of days. */
export function isValidSchedule(expression: string): boolean {
  const fields = expression.trim().split(/\s+/);
  return (
    fields.length === ranges.length &&
    fields.every((field, index) => isValidField(field, index)) &&
    comesToPass(fields)
  );
}

const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether some day of some month fits; a day of the week fits in any month. */
function comesToPass([, , days = "*", months = "*", weekday = "*"]: string[]): boolean {
  if (weekday !== "*") return true;
  const most = Math.max(...valuesOf(months, 3).map((month) => longest[month - 1] ?? 0));
  return Math.min(...valuesOf(days, 2)) <= most;
}

/** Every value that a field stands for; without steps, which leave the first one. */
function valuesOf(field: string, index: number): number[] {
  const [min, max] = ranges[index] ?? [0, 0];
  return field.split(",").flatMap((entry) => {
    const [span = ""] = entry.split("/");
    const [low = min, high = span === "*" ? max : low] =
      span === "*" ? [] : span.split("-").map((text) => numberOf(text, index) ?? min);
    return Array.from({ length: high - low + 1 }, (_, step) => low + step);
  });
}

function isValidField(field: string, index: number): boolean {
  return field.split(",").every((entry) => {
    const [span = "", step, ...rest] = entry.split("/");
    if (rest.length > 0) return false;
    const [min, max] = ranges[index] ?? [0, 0];
    if (step !== undefined && (!/^[1-9]\d*$/.test(step) || Number(step) > max)) return false;
    if (span === "*") return true;
    const bounds = span.split("-").map((text) => numberOf(text, index));
    if (bounds.length > 2 || bounds.some((bound) => bound === undefined)) return false;
    const [low = 0, high = low] = bounds;
    return low >= min && high <= max && low <= high;
  });
}

function numberOf(text: string, index: number): number | undefined {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  const name = text.toLowerCase();
  if (index === 3 && months.includes(name)) return months.indexOf(name) + 1;
  if (index === 4 && days.includes(name)) return days.indexOf(name);
  return undefined;
}
