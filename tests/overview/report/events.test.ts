import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { reportOfEvents } from "../../../src/overview/report/events.ts";

// Written by `pulumi up --event-log` 3.255.0, without the values of properties.
const log = readFileSync(join(import.meta.dirname, "up.jsonl"), "utf8");
const lines = log.split("\n").filter(Boolean);

const event = (timestamp: number, fields: object) => JSON.stringify({ timestamp, ...fields });
const metadata = { op: "update", urn: "urn:pulumi:dev::p::a:b:C::page", type: "a:b:C" };

describe("the report of an event log", () => {
  it("has every resource that was made, when it began and how long it took", () => {
    const report = reportOfEvents(log, "up.jsonl");
    expect(report).toMatchObject({ ok: true, title: "up.jsonl", calls: [], findings: [] });
    expect(report.runs.map(({ title, outcome }) => [title, outcome])).toEqual([
      ["update", "32 create"],
    ]);
    const [run] = report.runs;
    expect(run!.steps.filter(({ op }) => op === "create")).toHaveLength(32);
    for (const { start, seconds } of run!.steps) {
      expect(start).toBeGreaterThanOrEqual(0);
      expect(start + seconds).toBeLessThanOrEqual(report.seconds);
    }
  });

  it("tells what failed, what the engine said of it, and that it did not succeed", () => {
    const failed = [
      event(100, { resourcePreEvent: { metadata } }),
      event(103, { diagnosticEvent: { severity: "error", message: "<{%fg 1%}>no<{%reset%}>\n" } }),
      event(104, { resOpFailedEvent: { metadata, status: 1, steps: 1 } }),
      event(105, { summaryEvent: { isPreview: false, resourceChanges: { update: 1 } } }),
    ].join("\n");
    const report = reportOfEvents(failed, "up.jsonl");
    expect(report.ok).toBe(false);
    expect(report.findings).toEqual(["error: no"]);
    expect(report.runs[0]?.steps).toEqual([
      { op: "update failed", type: "a:b:C", name: "page", start: 0, seconds: 4 },
    ]);
  });

  it("keeps a preview apart from the update after it", () => {
    const both = [
      event(1, { resourcePreEvent: { metadata, planning: true } }),
      event(2, { summaryEvent: { isPreview: true, resourceChanges: { update: 1 } } }),
      event(3, { resourcePreEvent: { metadata } }),
      event(9, { resOutputsEvent: { metadata } }),
      event(9, { summaryEvent: { isPreview: false, resourceChanges: { update: 1 } } }),
    ].join("\n");
    const { runs } = reportOfEvents(both, "up.jsonl");
    expect(runs.map(({ title, start, seconds }) => [title, start, seconds])).toEqual([
      ["preview", 0, 1],
      ["update", 2, 6],
    ]);
  });

  it("says of a log that was cut off that the engine did not end", () => {
    const report = reportOfEvents(lines.slice(0, 20).join("\n"), "up.jsonl");
    expect(report.ok).toBe(false);
    expect(report.findings.at(-1)).toBe("the log ends before the engine has summed up");
  });

  it("refuses what is no event log, and says how one is written", () => {
    expect(() => reportOfEvents("hello\n", "x")).toThrow(/no line of an engine's event log: hello/);
    expect(() => reportOfEvents("", "x")).toThrow("x holds no events of an engine.");
  });
});
