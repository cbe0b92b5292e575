import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { projectAt, stackFile, stackOf, stacksOf } from "../../src/config/project.ts";

const folder = mkdtempSync(join(tmpdir(), "project-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("lists the stacks that have a file, in the order of their names", () => {
  expect(stacksOf(folder)).toEqual([]);
  for (const name of ["Pulumi.yaml", "Pulumi.prod.yaml", "Pulumi.QA.eu.yaml", "Pulumi.dev.yaml"]) {
    writeFileSync(join(folder, name), "");
  }
  expect(stacksOf(folder)).toEqual(["QA.eu", "dev", "prod"]);
});

it.each([
  "Pulumi.yaml",
  "Pulumi..yaml",
  "Pulumi.prod.yml",
  "Pulumi.prod.yaml.bak",
  "xPulumi.a.yaml",
])("takes %s for the file of no stack", (file) => {
  expect(stackOf(file)).toBeUndefined();
});

it("names a stack's file so that the stack is found by it", () => {
  expect(stackOf(stackFile("prod"))).toBe("prod");
});

it("finds the project of a folder below it, and none elsewhere", () => {
  mkdirSync(join(folder, "a", "b"), { recursive: true });
  writeFileSync(join(folder, "Pulumi.yaml"), "");
  expect(projectAt(join(folder, "a", "b"))).toBe(folder);
  expect(projectAt(join(folder, ".."))).toBeUndefined();
});
