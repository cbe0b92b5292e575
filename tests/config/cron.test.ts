import { describe, expect, it } from "vitest";
import { isValidSchedule } from "../../src/config/rules/cron.ts";

describe("isValidSchedule", () => {
  it.each([
    "* * * * *",
    "0 3 * * *",
    "*/15 0-6 1,15 jan-mar MON",
    "59 23 31 12 7",
    "0 0 * * 1-5/2",
  ])("reads %s", (expression) => {
    expect(isValidSchedule(expression)).toBe(true);
  });

  it.each([
    "",
    "* * * *",
    "* * * * * *",
    "60 * * * *",
    "* 24 * * *",
    "* * 0 * *",
    "* * * 13 *",
    "* * * * 8",
    "5-1 * * * *",
    "*/0 * * * *",
    "1//2 * * * *",
    "mon * * * *",
    "@daily",
    "a * * * *",
    "1-2-3 * * * *",
    "-1 * * * *",
  ])("refuses %s", (expression) => {
    expect(isValidSchedule(expression)).toBe(false);
  });

  it.each(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"])(
    "knows %s by its number",
    (name) => {
      const number = new Date(`${name} 1, 2026`).getMonth() + 1;
      expect(isValidSchedule(`0 0 1 ${name}-${number} *`)).toBe(true);
      expect(isValidSchedule(`0 0 1 ${name}-${number - 1} *`)).toBe(false);
    },
  );

  it.each([
    ["sun", 0],
    ["mon", 1],
    ["tue", 2],
    ["wed", 3],
    ["thu", 4],
    ["fri", 5],
    ["sat", 6],
  ])("knows %s as day %i of the week", (name, number) => {
    expect(isValidSchedule(`0 0 * * ${name}-${number}`)).toBe(true);
    expect(isValidSchedule(`0 0 * * ${name}-${number - 1}`)).toBe(false);
  });
});
