import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { requireSecret, targetOf } from "../../src/secrets/target.ts";
import { bondigoo, type Draft, set } from "../config/draft.ts";
import { writeProject } from "../config/write-project.ts";

let folder: string;
let draft: Draft;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "target-"));
  draft = bondigoo();
});
afterEach(() => rmSync(folder, { recursive: true }));

function target(stack: string) {
  writeProject(folder, draft);
  return targetOf(folder, stack);
}

it("is an environment that can be read, whatever is wrong with another", () => {
  set(draft, "staging.environment.branch", 7);
  const { project, stack, platform, spec } = target("dev");
  expect([project, stack, platform.name, spec.stack]).toEqual([folder, "dev", "bondigoo", "dev"]);
});

it("names its own faults where it cannot be read, and nobody else's", () => {
  set(draft, "staging.environment.branch", 7);
  set(draft, "dev.environment.branch", 8);
  expect(() => target("dev")).toThrow(
    /^The config has 1 fault.*\n {2}\S+: dev\.environment\.branch: /,
  );
});

it("names the platform's faults, without which no environment can be read", () => {
  set(draft, "platform.domain", 9);
  expect(() => target("dev")).toThrow(/^The config has 1 fault.*\n {2}\S+: platform\.domain: /);
});

it("offers the environments there are", () => {
  expect(() => target("prd")).toThrow(
    'There is no environment "prd"; did you mean "prod"? (there is prod, staging, dev)',
  );
});

it("has the platform's secrets, and no others", () => {
  const dev = target("dev");
  expect(requireSecret(dev, "cloudinaryUrl")).toMatchObject({ kind: "cloudinary-url" });
  for (const name of ["cloudinaryUr", "constructor"]) {
    expect(() => requireSecret(dev, name)).toThrow(`The platform has no secret "${name}"`);
  }
});
