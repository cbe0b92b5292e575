import { describe, expect, it } from "vitest";
import { loadFromFiles } from "../../src/config/load-from-files.ts";
import type { EnvironmentSpec } from "../../src/config/spec.ts";
import { projectFolder } from "../../src/engine/layout.ts";
import { resourceCounts } from "../../src/rehearsal/engine-run.ts";
import { requireFault } from "../../src/rehearsal/fault.ts";
import { assertSame } from "../../src/rehearsal/leftovers.ts";
import { callsByVendor } from "../../src/rehearsal/summary.ts";
import { wavesOf } from "../../src/rehearsal/waves.ts";

type Dependencies = EnvironmentSpec["dependencies"];
const dependingOn = (spec: EnvironmentSpec, more: Dependencies): EnvironmentSpec => ({
  ...spec,
  dependencies: { ...spec.dependencies, ...more },
});
const specs = () => [...loadFromFiles(projectFolder).environments.values()];

describe("the order of stacks", () => {
  it("brings production up first and what reads its outputs side by side after it", () => {
    expect(wavesOf(specs())).toEqual([["prod"], ["dev", "staging"]]);
  });

  it("puts a stack that reads another's after that one", () => {
    const changed = specs().map((spec) =>
      spec.stack === "dev" ? dependingOn(spec, { staging: ["redisUrl"] }) : spec,
    );
    expect(wavesOf(changed)).toEqual([["prod"], ["staging"], ["dev"]]);
  });

  it("refuses stacks that read one another in a circle, and names them", () => {
    const changed = specs().map((spec) =>
      spec.stack === "prod" ? dependingOn(spec, { staging: ["redisUrl"] }) : spec,
    );
    expect(() => wavesOf(changed)).toThrow(
      "These stacks depend on one another in a cycle: prod, staging, dev.",
    );
  });
});

describe("the engine's count of resources", () => {
  it("is read from the end of its output, of a preview and an update the latter", () => {
    const output = [
      "Resources:",
      "    + 3 to create",
      "",
      "Outputs:",
      "    note: 4 created",
      "",
      "Resources:",
      "    + 1 created",
      "    ~ 2 updated",
      "    +-1 replaced",
      "    4 changes. 5 unchanged",
      "",
      "Duration: 1s",
    ].join("\n");
    expect(resourceCounts(output)).toEqual({ created: 1, updated: 2, replaced: 1, unchanged: 5 });
  });

  it("is empty where the engine had nothing to count", () => {
    expect(resourceCounts("error: no stack selected")).toEqual({});
  });
});

describe("the comparison of what vendors hold", () => {
  const before = new Map([
    ["zones z1", '{"name":"a"}'],
    ["users u1", '{"name":"u","password":"old-secret"}'],
  ]);

  it("passes where nothing differs", () => {
    expect(() => assertSame("After destroy", before, new Map(before))).not.toThrow();
  });

  it("names what is left, gone and changed, and shows no value", () => {
    const after = new Map([
      ["users u1", '{"name":"u","password":"new-secret"}'],
      ["records r1", '{"name":"r"}'],
    ]);
    expect(() => assertSame("After destroy", before, after)).toThrow(
      [
        "After destroy:",
        "  gone: zones z1",
        "  changed: users u1 password",
        "  left: records r1",
      ].join("\n"),
    );
  });
});

it("counts calls by vendor", () => {
  const call = { operation: "GET /services", status: 200, at: "" };
  const calls = ["render", "github", "render"].map((vendor, order) => ({
    ...call,
    vendor,
    order,
  }));
  expect(callsByVendor(calls)).toEqual({ render: 2, github: 1 });
});

describe("a fault for a rehearsal", () => {
  it("is refused before anything starts when there is none of that name", () => {
    expect(() => requireFault("earthquake")).toThrow(
      /^Unknown fault "earthquake"\. Known faults:\n {2}throttle /,
    );
    expect(() => requireFault("reset-after")).not.toThrow();
    expect(() => requireFault(undefined)).not.toThrow();
  });
});
