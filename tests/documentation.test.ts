import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { sectionsOf } from "../site/pages.ts";
import { filesBelow, root } from "./architecture/source.ts";

const pages = ["README.md", ...["docs", "pins"].flatMap(filesBelow)].filter((path) =>
  path.endsWith(".md"),
);

function missing(page: string, pattern: RegExp, from: string): string[] {
  const text = readFileSync(join(root, page), "utf8");
  const named = [...text.matchAll(pattern)].map(([, path]) => path!);
  return named.filter((path) => !existsSync(join(root, from, path)));
}

it("is listed whole by docs/index.md, which the site's navigation is made from", () => {
  const index = readFileSync(join(root, "docs", "index.md"), "utf8");
  const listed = sectionsOf(index).flatMap((section) => section.pages.map(({ file }) => file));
  const all = [...pages.filter((page) => page !== "docs/index.md"), "CHANGELOG.md"];
  expect(listed.toSorted()).toEqual(all.filter((page) => page !== "README.md").toSorted());
});

describe.each(pages)("%s", (page) => {
  it("links to files that are there", () => {
    expect(missing(page, /\]\((?![a-z]+:|#)([^)#\s]+)/g, dirname(page))).toEqual([]);
  });

  it("names tests and sources that are there", () => {
    expect(
      missing(page, /(?<![\w/.-])((?:tests|src|tools|bench|pins)\/[\w./-]*\.[jt]s)\b/g, ""),
    ).toEqual([]);
  });
});
