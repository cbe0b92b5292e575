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
});
