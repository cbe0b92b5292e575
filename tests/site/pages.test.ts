import { describe, expect, it } from "vitest";
import { addressOf, sectionsOf, targetOf } from "../../site/pages.ts";

describe("a page of the site", () => {
  it.each([
    ["docs/index.md", "index.md"],
    ["docs/guide/data.md", "guide/data.md"],
    ["README.md", "readme.md"],
    ["pins/README.md", "pins.md"],
  ])("of %s is at %s", (file, address) => {
    expect(addressOf(file)).toBe(address);
  });
});

describe("a link", () => {
  const from = "docs/guide/data.md";

  it("leads to the page of the file that it names", () => {
    const address = "/reference/rules.md#production-and-launch";
    expect(targetOf("../reference/rules.md#production-and-launch", from)).toEqual({
      kind: "page",
      address,
    });
    expect(targetOf("../../pins/README.md", from)).toEqual({ kind: "page", address: "/pins.md" });
    expect(targetOf("docs/glossary.md", "README.md")).toEqual({
      kind: "page",
      address: "/glossary.md",
    });
  });

  it("leads to what is no page as it is, and to a source by its path", () => {
    expect(targetOf("docs/examples/map.html", "README.md")).toEqual({
      kind: "asset",
      address: "/examples/map.html",
    });
    expect(targetOf("../../data/policy.yaml", from)).toEqual({
      kind: "source",
      path: "data/policy.yaml",
    });
  });

  it.each(["https://age-encryption.org", "#restore"])("leads to %s as it did", (href) => {
    expect(targetOf(href, from)).toEqual({ kind: "elsewhere" });
  });
});

it("has a navigation of the headings and links of the index", () => {
  const index =
    "# All\n\n- [No](no.md)\n\n## Begin\n\n- [`infra` first](guide/a.md): ten\n- [B](../CHANGELOG.md)\n";
  const pages = [
    { title: "infra first", file: "docs/guide/a.md" },
    { title: "B", file: "CHANGELOG.md" },
  ];
  expect(sectionsOf(index)).toEqual([{ title: "Begin", pages }]);
});
