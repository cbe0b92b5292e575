import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { settingsOf } from "../../src/config/settings.ts";
import { readNeeds } from "../../src/vendors/needs.ts";

it("reads a setting wherever Pulumi takes it from, each value once", () => {
  const folder = mkdtempSync(join(tmpdir(), "settings-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, "Pulumi.yaml"), "config: {'vercel:team': {value: a}}");
  writeFileSync(join(folder, "Pulumi.prod.yaml"), "config: {'vercel:team': b}");
  writeFileSync(join(folder, "Pulumi.dev.yaml"), "config: {'vercel:team': a}");
  writeFileSync(join(folder, "Pulumi.new.yaml"), "");
  expect(settingsOf(folder, "vercel:team").sort()).toEqual(["a", "b"]);
  expect(settingsOf(folder, "render:ownerId")).toEqual([]);
});

it("knows what Bondigoo's config needs of the vendors", () => {
  expect(readNeeds(join(import.meta.dirname, "..", ".."))).toMatchObject({
    repository: "bondigoo/bondigoo-platform",
    domain: "bondigoo.ch",
    usesVercel: true,
    usesRender: true,
    render: { project: "bondigoo", environments: 3 },
    atlasProjects: ["64b5f0c2a1d3e4f5a6b7c8d9"],
  });
});
