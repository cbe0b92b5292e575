import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { loadPolicy } from "../../src/data/policy/load.ts";
import type { Rule } from "../../src/data/policy/schema.ts";
import { policyOf } from "./sample.ts";

function load(rules: string) {
  const folder = mkdtempSync(join(tmpdir(), "policy-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "policy.yaml");
  writeFileSync(
    file,
    `version: 1\nemailHost: test.example.com\ncollections:\n  users:\n    ${rules}\n`,
  );
  return loadPolicy(file);
}

it.each([
  {
    fault: "text that is kept without a reason",
    rules: "bio: { keep: string }",
    says: /users\.bio/,
  },
  { fault: "bytes kept without a reason", rules: "photo: { keep: binary }", says: /users\.photo/ },
  { fault: "an unknown rule", rules: "bio: leave", says: /users\.bio/ },
  { fault: "an unknown fake", rules: "bio: { fake: nmae }", says: /users\.bio/ },
  { fault: "an unknown type", rules: "a: { keep: object }", says: /users\.a/ },
  {
    fault: "unique values from a fake with little room",
    rules: "tel: { fake: phone, unique: true }",
    says: /users\.tel/,
  },
  { fault: "a key that is not known", rules: "a: { keep: int, reason: x }", says: /users\.a/ },
])("refuses $fault, and says where", ({ rules, says }) => {
  expect(() => load(rules)).toThrow(says);
});

it.each<{ fault: string; rules: Record<string, Rule>; says: RegExp }>([
  {
    fault: "a draft that nobody has decided",
    rules: { a: "undecided" },
    says: /users\.a: undecided/,
  },
  { fault: "a path that is none", rules: { "a..b": "drop" }, says: /users\.a\.\.b: not a path/ },
  { fault: "an element that is dropped", rules: { "a[]": "drop" }, says: /drop the whole array/ },
  {
    fault: "a reference to what is not listed",
    rules: { a: { ref: "coaches._id" } },
    says: /refers to coaches\._id/,
  },
  { fault: "a variable that is not set", rules: { a: { set: "${NOT_THERE}" } }, says: /NOT_THERE/ },
])("refuses $fault", ({ rules, says }) => {
  expect(() => policyOf({ users: rules })).toThrow(says);
});

it("says at which line a file is not YAML", () => {
  expect(() => load("a: [")).toThrow(/policy\.yaml:\d+:\d+: /);
});
