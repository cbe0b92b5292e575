import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "..", "..");
const page = readFileSync(join(root, "docs", "guide", "your-application.md"), "utf8");
const snippets = [...page.matchAll(/^```ts (\S+)\n([\s\S]*?)^```$/gm)].map(
  ([, file = "", code = ""]) => ({ file, code }),
);

it.each(snippets)("the page about applications shows $file as it is", ({ file, code }) => {
  expect(readFileSync(join(root, "examples", "application", file), "utf8")).toContain(code);
});

it("the page about applications shows each thing that is owed", () => {
  expect(snippets.map(({ file }) => file)).toEqual([
    "cors.ts",
    "health.ts",
    "shutdown.ts",
    "mail.ts",
    "seed.ts",
  ]);
});
