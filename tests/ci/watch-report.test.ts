import { describe, expect, it } from "vitest";
import {
  isNews,
  parseWatchReport,
  type WatchedStack,
  watchIssue,
  watchMarker,
  watchMessage,
} from "../../src/ci/watch-report.ts";

const runUrl = "https://github.com/acme/app/actions/runs/1";
const failed = (subject: string, check = "is running") => ({
  subject,
  check,
  found: `${subject} answers 502`,
});
const shut = (...hosts: string[]): WatchedStack => ({
  stack: "prod",
  failing: hosts.map((host) => failed(host)),
});
const well: WatchedStack = { stack: "prod", failing: [] };
const bodyOf = (watched: WatchedStack) => watchIssue(watched, runUrl)!.body;

describe("what a look found", () => {
  it("is told when it is new, and when it is over, and not in between", () => {
    expect(isNews(shut("a"), undefined)).toBe(true);
    expect(isNews(shut("a"), bodyOf(shut("a")))).toBe(false);
    expect(isNews(shut("b", "a"), bodyOf(shut("a", "b")))).toBe(false);
    expect(isNews(shut("a", "b"), bodyOf(shut("a")))).toBe(true);
    expect(isNews(well, bodyOf(shut("a")))).toBe(true);
    expect(isNews(well, undefined)).toBe(false);
  });

  it("begins its issue with the mark that the next look finds", () => {
    expect(bodyOf(shut("a"))).toMatch(new RegExp(`^${watchMarker("prod")}\n`));
    expect(watchIssue(well, runUrl)).toBeUndefined();
  });

  it("makes nothing at GitHub of what a host answered", () => {
    const found = "`![x](http://evil.example)` @everyone <img>";
    const body = bodyOf({ stack: "prod", failing: [{ ...failed("a"), found }] });
    expect(body).toContain("`` `![x](http://evil.example)` @everyone <img> ``");
  });

  it("names the first of many in a channel, and how many more", () => {
    const message = watchMessage(shut("a", "b", "c", "d", "e", "f", "g"), runUrl);
    expect(message.split("\n")).toEqual([
      "prod is not as it should be:",
      ...["a", "b", "c", "d", "e"].map((host) => `${host}: ${host} answers 502`),
      "and 2 more",
      runUrl,
    ]);
    expect(watchMessage(well, runUrl)).toBe("prod is well again.");
  });

  it("is refused where the file is no report: nobody may take it for a good sign", () => {
    expect(parseWatchReport(JSON.stringify([shut("a")]))).toEqual([shut("a")]);
    for (const text of ["", "{}", '[{"stack":"prod"}]']) {
      expect(() => parseWatchReport(text)).toThrow("is not a report of a look");
    }
  });
});
