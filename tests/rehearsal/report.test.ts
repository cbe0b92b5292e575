import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { lifeOf } from "../../src/rehearsal/life.ts";
import { describeReport, type RehearsalReport } from "../../src/rehearsal/summary.ts";
import { World } from "../../src/sandbox/world.ts";

let folder: string;
let world: World;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "report-"));
  world = new World(folder);
});
afterEach(() => {
  world.close();
  rmSync(folder, { recursive: true });
});

describe("the report of a rehearsal", () => {
  const report: RehearsalReport = {
    ok: true,
    seconds: 83.04,
    runs: [
      { title: "up prod", seconds: 12.34, resources: { created: 45, updated: 1 } },
      { title: "refresh dev", seconds: 3, resources: {} },
    ],
    calls: { render: 20, github: 3 },
    network: { refused: 0, targets: [], enforcedBy: ["a proxy", "a guard"] },
    retained: [],
  };

  it("says what was done, how long it took, and that nothing left the machine", () => {
    expect(describeReport(report).split("\n")).toEqual([
      "",
      "up prod      12.3 s   45 created, 1 updated",
      "refresh dev   3.0 s   nothing to do",
      "",
      "Vendor calls   23: render 20, github 3",
      "Network        nothing left this machine, and nothing tried to",
      "               kept inside by a proxy",
      "               kept inside by a guard",
      "",
      "Rehearsal passed in 83.0 s",
    ]);
  });

  it("names what was refused, left, injected and kept, and that it failed", () => {
    const text = describeReport({
      ...report,
      ok: false,
      runs: [],
      network: { refused: 2, targets: ["a.test:443", "b.test:80"], enforcedBy: [] },
      retained: ["github:index/branch:Branch web:main", "github:index/branch:Branch web:dev"],
      fault: { vendor: "render", name: "throttle", repeated: ["up prod"] },
      state: "/state",
    });
    expect(text.split("\n")).toEqual([
      "",
      "",
      "Vendor calls   23: render 20, github 3",
      "Network        nothing left this machine: 2 attempts refused (a.test:443, b.test:80)",
      "Left           Branch web:main, Branch web:dev, on purpose",
      "Fault          throttle at render: up prod failed; recovered, it succeeded when repeated",
      "Kept           /state",
      "               npx infra sandbox exec --state /state -- npx pulumi stack ls",
      "               npx infra sandbox kept --remove",
      "",
      "Rehearsal failed in 83.0 s",
    ]);
    const network = { refused: 1, targets: [], enforcedBy: [] };
    const other = describeReport({
      ...report,
      network,
      fault: { vendor: "render", name: "slow", repeated: [] },
    });
    expect(other).toContain("nothing left this machine: 1 attempts refused\n");
    expect(other).toContain("slow at render: survived without a retry\n");
  });
});

describe("the stages of a rehearsal", () => {
  const life = (keep: boolean) =>
    lifeOf({
      context: { folder, env: {}, logs: folder, signal: new AbortController().signal },
      world,
      waves: [["prod"], ["dev", "staging"]],
      state: folder,
      environments: [],
      keep,
      onRetained: () => {},
    });
  const titles = (keep: boolean) =>
    life(keep).map(({ title, parts }) => [title, ...parts.map((part) => part.title)]);

  it("end in the opposite order", () => {
    const up = [
      ["Bring up prod", "prod"],
      ["Bring up dev and staging", "dev", "staging"],
      ["Bring all up again: nothing changes", "prod", "dev", "staging"],
      ["Refresh all: nothing is found", "prod", "dev", "staging"],
      ["Verify all from outside, as users do", "prod", "dev", "staging"],
    ];
    const down = [
      ["Destroy dev and staging", "dev", "staging"],
      ["Destroy prod", "prod"],
    ];
    expect(titles(false)).toEqual([...up, ...down]);
    expect(titles(true)).toEqual(up);
  });

  it("find what changed though nothing was to change, and what is left at the end", () => {
    world.table("render/services")["srv-1"] = { id: "srv-1", name: "api" };
    const stages = life(false);
    const again = stages[2]!;
    again.before!();
    again.after!();
    world.table("render/services")["srv-1"]!["name"] = "other";
    world.table("render/services")["srv-2"] = { id: "srv-2" };
    expect(() => again.after!()).toThrow(
      '"Bring all up again: nothing changes": something changed:\n' +
        "  changed: render/services srv-1 name\n  left: render/services srv-2",
    );
    expect(() => stages.at(-1)!.after!()).toThrow(
      "After destroying everything, the vendors still hold something:\n" +
        "  changed: render/services srv-1 name\n  left: render/services srv-2",
    );
  });
});
