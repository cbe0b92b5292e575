import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadFromFiles } from "../../../src/config/load-from-files.ts";
import { platformMap } from "../../../src/overview/map/build.ts";
import { mapFormats } from "../../../src/overview/map/formats.ts";
import { layout, narrowest, wide } from "../../../src/overview/map/layout.ts";
import { bondigoo, examineDraft, set } from "../../config/draft.ts";
import { twentyEnvironments } from "./twenty-environments.ts";

const withoutDomain = loadFromFiles(
  join(import.meta.dirname, "..", "..", "..", "examples", "convex-saas"),
).environments;
const map = platformMap([...examineDraft(bondigoo()).environments.values()]);

describe("the layout", () => {
  const { nodes, edges } = map.environments[0]!;

  it.each([
    ["wide", layout(nodes, edges, wide)],
    ["narrow", narrowest(nodes, edges)],
  ])("of a %s page has no box on another, and none outside", (_, { boxes, width, height }) => {
    for (const [index, a] of boxes.entries()) {
      expect(a.x - a.width / 2).toBeGreaterThanOrEqual(0);
      expect(a.x + a.width / 2).toBeLessThanOrEqual(width);
      expect(a.y + a.height / 2).toBeLessThanOrEqual(height);
      for (const b of boxes.slice(index + 1)) {
        const apart =
          Math.abs(a.x - b.x) >= (a.width + b.width) / 2 ||
          Math.abs(a.y - b.y) >= (a.height + b.height) / 2;
        expect(apart, `${a.node.id} and ${b.node.id}`).toBe(true);
      }
    }
  });

  it("leaves room for lines that go around boxes", () => {
    const crowded = twentyEnvironments(12).slice(0, 1);
    const [environment] = platformMap(crowded).environments;
    for (const picture of [
      layout(environment!.nodes, environment!.edges, wide),
      narrowest(environment!.nodes, environment!.edges),
    ]) {
      for (const { x, y } of picture.lines.flatMap(({ points }) => points)) {
        expect(x).toBeLessThan(picture.width);
        expect(y).toBeLessThan(picture.height);
      }
    }
  });

  it("is the same for the same map", () => {
    expect(layout(nodes, edges, wide)).toEqual(layout(nodes, edges, wide));
  });
});

describe("every format", () => {
  it("shows every part of every environment", () => {
    const titles = map.environments.flatMap(({ nodes }) => nodes.map(({ title }) => title));
    for (const format of Object.values(mapFormats)) {
      const text = format(map);
      // A long name may go on in a second line of its box.
      for (const title of titles) expect(text).toContain(title.split(/(?<=[.-])/)[0]);
    }
  });

  it("loads nothing: the page and the SVG name no address but the namespace", () => {
    const addresses = /\b(?:https?:)?\/\/[\w.-]+/g;
    expect(mapFormats.html(map).match(addresses)).toBeNull();
    expect(mapFormats.svg(map).match(addresses)).toEqual(["http://www.w3.org"]);
  });

  it("takes text for text: a plan or command cannot add markup", () => {
    const draft = bondigoo();
    set(draft, "prod.environment.services.api.plan", '"><script>alert(1)</script>');
    const hostile = platformMap([...examineDraft(draft).environments.values()]);
    for (const format of [mapFormats.html, mapFormats.svg, mapFormats.mermaid]) {
      expect(format(hostile)).not.toContain("<script>alert");
    }
  });
});

describe("the map of what is up", () => {
  const up = {
    at: "2026-11-22T10:00:00Z",
    result: "succeeded",
    commit: "4f1c2e7a9b0d",
    digest: "",
  };
  const ill = { ok: false, state: "build_failed", since: "2026-11-20T08:30:00Z" };
  const parts = {
    "services.api": { address: "https://api.example.com", dashboard: "https://vendor.example/api" },
    "services.worker": { health: ill },
    redis: { health: { ok: true, state: "available" } },
    "frontends.platform": { health: { ok: false, state: "READY", newest: "ERROR" } },
  };
  const specs = [...examineDraft(bondigoo()).environments.values()];
  const drawn = platformMap(specs, new Map([["prod", { up, healthy: false, parts }]]));

  it.each(["html", "svg", "mermaid"] as const)(
    "as %s has addresses, dashboards, the last up, and health in words beside the colour",
    (format) => {
      const text = mapFormats[format](drawn);
      for (const known of [
        "api.example.com",
        "https://vendor.example/api",
        /last up 2026-11-22 10:00 UTC from .*4f1c2e7a/i,
        "✗ not healthy",
        "✓ healthy",
        "✗ build_failed",
        "a newer one is ERROR",
        "since 2026-11-20",
      ]) {
        expect(text).toMatch(known);
      }
    },
  );

  it("says of a box that stands for many how many of them are not well", () => {
    const [crowded] = twentyEnvironments(12);
    const facts = { up, parts: { "services.part4": { health: ill } } };
    const [environment] = platformMap([crowded!], new Map([["prod", facts]])).environments;
    const groups = environment!.nodes.filter(({ members }) => members?.length);
    expect(groups.flatMap(({ health }) => health ?? [])).toEqual([{ ok: false, state: "1 of 1" }]);
  });
});

describe("the map of a platform without a domain", () => {
  const drawn = platformMap([...withoutDomain.values()]);

  it.each(Object.keys(mapFormats) as (keyof typeof mapFormats)[])(
    "as %s says whose its names are",
    (format) => {
      const text = mapFormats[format](drawn).replace(/<script>[\s\S]*?<\/script>/g, "");
      expect(text).toContain("notewell.vercel.app");
      expect(text).toMatch(/Vercel&#39;s own|Vercel's own/);
      expect(text).not.toMatch(/undefined|null/);
    },
  );
});
