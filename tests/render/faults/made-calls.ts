import { globSync, readFileSync } from "node:fs";

/**
 * Every call written in the provider's source, as `METHOD path`: what the table has to cover. A
 * path stands in the call itself or in the constant `path` before it.
 */
export function callsInSource(): string[] {
  const files = globSync("src/render/providers/**/*.ts");
  const found = files.flatMap((file) => callsIn(readFileSync(file, "utf8")));
  return [...new Set(found)].toSorted();
}

function callsIn(text: string): string[] {
  const marks =
    /http\.(GET|POST|PUT|PATCH|DELETE)\(\s*(?:"([^"]+)"|path)|const path =\s*"([^"]+)"/g;
  const calls: string[] = [];
  let path = "";
  for (const [, method, literal, constant] of text.matchAll(marks)) {
    if (constant !== undefined) path = constant;
    else calls.push(`${method} ${literal ?? path}`);
  }
  return calls;
}
