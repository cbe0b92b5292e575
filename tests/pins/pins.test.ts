import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectFolder } from "../../src/engine/layout.ts";
import { filesBelow } from "../architecture/source.ts";

const read = (path: string) => readFileSync(join(projectFolder, path), "utf8");
const pins = filesBelow("pins").filter((path) => path.endsWith(".json"));
const plugins = pins.filter((path) => path.startsWith("pins/plugins/"));

describe("what is pinned of the vendors", () => {
  it.each(pins)("is named in the README, with how to renew it: %s", (path) => {
    const [, folder, file] = path.split("/");
    const named = folder === "plugins" ? "plugins/*.json" : `${folder}/${file}`;
    expect(read("pins/README.md")).toContain(`| \`${named}\` |`);
  });

  it.each(plugins)("is of the version that is installed: %s", (path) => {
    const { name, version } = JSON.parse(read(path));
    const packages = JSON.parse(read("package.json")).dependencies;
    expect(packages[`@pulumi/${name}`] ?? packages[`@pulumiverse/${name}`]).toBe(version);
  });
});

it("knows the frameworks that this project and its examples name", () => {
  const { frameworks } = JSON.parse(read("pins/vercel/frameworks.json"));
  const files = [
    "Pulumi.yaml",
    ...filesBelow("examples").filter((path) => /Pulumi\.yaml$/.test(path)),
  ];
  const named = files.flatMap((path) => [...read(path).matchAll(/framework: ([\w-]+)/g)]);
  expect(named).not.toEqual([]);
  expect(frameworks).toEqual(expect.arrayContaining(named.map(([, framework]) => framework)));
});
