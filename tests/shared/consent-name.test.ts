import { expect, it } from "vitest";
import { consentName } from "../../src/shared/consent-name.ts";

it.each([
  [
    "its name at the vendor",
    { name: "bondigoo-prod-cluster", pattern: "main" },
    "bondigoo-prod-cluster",
  ],
  ["the pattern of a branch protection", { pattern: "main" }, "main"],
  ["the stack, for what has neither", {}, "prod"],
  ["the stack, for what has no inputs", undefined, "prod"],
])("consent names %s", (_what, inputs, name) => {
  expect(consentName(inputs, "prod")).toBe(name);
});
