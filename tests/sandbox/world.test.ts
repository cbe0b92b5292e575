import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { World } from "../../src/sandbox/world.ts";

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "world-"));
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  rmSync(dir, { recursive: true, force: true });
});

const written = () => JSON.parse(readFileSync(join(dir, "world.json"), "utf8"));

describe("a world", () => {
  it("is written soon after a change, as one whole file", () => {
    const world = new World(dir);
    world.table("zones")["z"] = { name: "acme.ch" };
    world.touch();
    vi.runAllTimers();
    expect(written().tables).toEqual({ zones: { z: { name: "acme.ch" } } });
    expect(readdirSync(dir)).toEqual(["world.json"]);
    world.close();
  });

  it("is written when it is closed, without waiting", () => {
    const world = new World(dir);
    world.recordCall("render", "GET /services", 200);
    world.close();
    expect(written().calls).toMatchObject([{ operation: "GET /services" }]);
  });

  it("goes on by the clock it began with, also in a file that does not say when that was", () => {
    const day = "2027-03-04";
    const world = new World(dir, "sandbox", Date.parse(day));
    expect(world.timestamp()).toContain(day);
    world.reset();
    world.close();
    expect(new World(dir).timestamp()).toContain(day);
    const { began: _, ...older } = written();
    writeFileSync(join(dir, "world.json"), JSON.stringify(older));
    expect(new World(dir).timestamp()).toContain("2026-01-01");
  });

  it("goes back to a copy as often as wanted, with the ids that were free then", () => {
    const world = new World(dir);
    world.table("zones")["z"] = { name: "acme.ch" };
    const copy = world.copy();
    for (const name of ["one.ch", "two.ch"]) {
      const id = world.id("zone-", "next");
      world.table("zones")["z"]!["name"] = name;
      world.recordCall("cloudflare", "Create", 0);
      world.restore(copy);
      expect(world.state()).toEqual({ zones: { z: { name: "acme.ch" } } });
      expect(world.calls).toEqual([]);
      expect(world.id("zone-", "next")).toBe(id);
      world.restore(copy);
    }
    world.close();
  });

  it("writes nothing once it is closed, whatever still changes it: its folder may be gone", () => {
    const world = new World(dir);
    world.touch();
    world.close();
    rmSync(dir, { recursive: true });
    world.recordCall("render", "POST /services", 201);
    world.advance(1000);
    vi.runAllTimers();
    world.close();
    expect(() => readdirSync(dir)).toThrow("ENOENT");
  });
});
