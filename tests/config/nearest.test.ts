import { describe, expect, it } from "vitest";
import { nearest } from "../../src/config/nearest.ts";

describe("nearest", () => {
  it.each([
    ["wroker", ["api", "worker"], "worker"],
    ["reigon", ["region", "redis"], "region"],
    ["REDIS", ["region", "redis"], "redis"],
    ["pord", ["prod", "dev"], "prod"],
    ["x", ["y", "zzz"], "y"],
    ["develop", ["production", "development"], "development"],
    ["prod", ["production", "development"], "production"],
  ])("finds for %s among %j %s", (typed, known, found) => {
    expect(nearest(typed, known)).toBe(found);
  });

  it.each([
    ["mysql", ["mongodb-atlas", "render-postgres"]],
    ["anything", []],
    // Neighbours that are replaced are two changes, not one swap.
    ["abc", ["bxc"]],
    ["abc", ["cab"]],
    // The beginning of both.
    ["render", ["render-postgres", "render-redis"]],
  ])("finds nothing for %s among %j", (typed, known) => {
    expect(nearest(typed, known)).toBeUndefined();
  });
});
