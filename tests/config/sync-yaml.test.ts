import { describe, expect, it } from "vitest";
import { parseDocument } from "yaml";
import { hasAliases, syncYaml } from "../../src/config/sync-yaml.ts";

function synced(text: string, wanted: unknown): string {
  const document = parseDocument(text);
  syncYaml(document, ["a"], wanted);
  return document.toString();
}

describe("a document that is to say something else", () => {
  it("keeps comments and spelling of what it says already, and loses what is not wanted", () => {
    const text = "a:\n  # first\n  kept: 'as is' # why\n  gone: 1\n  list: [1, 2]\n";
    expect(synced(text, { kept: "as is", list: [1, 3], added: { b: true } })).toBe(
      "a:\n  # first\n  kept: 'as is' # why\n  list: [ 1, 3 ]\n  added:\n    b: true\n",
    );
  });

  it("has its value replaced where it was of another sort", () => {
    expect(synced("a: 1\n", { b: 2 })).toBe("a:\n  b: 2\n");
  });
});

it("a part that is used in two places is seen", () => {
  expect(hasAliases(parseDocument("a: &x {b: 1}\nc: *x\n"))).toBe(true);
  expect(hasAliases(parseDocument("a: {b: 1}\n"))).toBe(false);
});
