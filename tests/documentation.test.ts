import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { filesBelow, root } from "./architecture/source.ts";

const pages = ["README.md", ...["docs", "pins"].flatMap(filesBelow)].filter((path) =>
  path.endsWith(".md"),
);

function missing(page: string, pattern: RegExp, from: string): string[] {
  const text = readFileSync(join(root, page), "utf8");
  const named = [...text.matchAll(pattern)].map(([, path]) => path!);
  return named.filter((path) => !existsSync(join(root, from, path)));
}

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
