import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { watchCopy } from "../../src/rehearsal/copy-changes.ts";

let root: string;
let project: string;
let copy: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "copy-changes-"));
  project = join(root, "project");
  copy = join(root, "copy");
  for (const folder of [project, copy]) {
    mkdirSync(folder);
    writeFileSync(join(folder, "Pulumi.yaml"), "name: acme\nconfig: { platform: { value: {} } }\n");
    writeFileSync(join(folder, "Pulumi.dev.yaml"), "config: { acme:environment: {} }\n");
  }
  writeFileSync(join(project, "README.md"), "hello\n");
  symlinkSync(join(project, "README.md"), join(copy, "README.md"));
});
afterEach(() => rmSync(root, { recursive: true }));

const write = (name: string, text: string) => writeFileSync(join(copy, name), text);

describe("what a command did to the sandbox's copy", () => {
  it("is not worth a word where it did nothing", () => {
    expect(watchCopy(project, copy)()).toEqual([]);
  });

  it("is told of config, which stays as it is in the project", () => {
    const changes = watchCopy(project, copy);
    write("Pulumi.dev.yaml", "config: { acme:environment: { rotations: {} } }\n");
    expect(changes()).toEqual([
      `Changed in the sandbox's copy only: Pulumi.dev.yaml (in ${copy}). The project's own is as ` +
        "before; the next edit there takes the change back.",
    ]);
    expect(readFileSync(join(project, "Pulumi.dev.yaml"), "utf8")).not.toContain("rotations");
  });

  it("goes to the project where it is a file that was not there", () => {
    const changes = watchCopy(project, copy);
    write("report.json", "{}");
    expect(changes()).toEqual([`Written: ${join(project, "report.json")}`]);
    expect(readFileSync(join(project, "report.json"), "utf8")).toBe("{}");
    expect(existsSync(join(copy, "report.json"))).toBe(false);
  });

  it("leaves a file of the project alone that has the same name", () => {
    const changes = watchCopy(project, copy);
    write("report.json", "new");
    writeFileSync(join(project, "report.json"), "old");
    expect(changes()).toEqual([]);
    expect(readFileSync(join(project, "report.json"), "utf8")).toBe("old");
  });

  it("is undone where it is a stack without an environment, which would stop all others", () => {
    const changes = watchCopy(project, copy);
    write("Pulumi.foo.yaml", "encryptionsalt: v1:x\n");
    write("Pulumi.qa.yaml", "config: { acme:environment: {} }\n");
    const [first, second] = changes();
    expect(first).toBe(
      "Pulumi.foo.yaml was taken out of the sandbox's copy again: it describes no environment. " +
        '"npx infra env add foo --like dev" writes one.',
    );
    expect(second).toContain("Changed in the sandbox's copy only: Pulumi.qa.yaml");
    expect(existsSync(join(copy, "Pulumi.foo.yaml"))).toBe(false);
  });

  it("keeps the stacks of a program that is not a platform", () => {
    write("Pulumi.yaml", "name: small\n");
    const changes = watchCopy(project, copy);
    write("Pulumi.foo.yaml", "encryptionsalt: v1:x\n");
    changes();
    expect(existsSync(join(copy, "Pulumi.foo.yaml"))).toBe(true);
  });
});
