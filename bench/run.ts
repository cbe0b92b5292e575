/** `npm run bench [name...]`: the named figures, or all of them, one after the other. */
import { readdirSync } from "node:fs";
import { join } from "node:path";

const helpers = new Set(["run.ts", "measure.ts", "default-runtime.ts"]);
const known = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(".ts") && !helpers.has(file))
  .map((file) => file.replace(/\.ts$/, ""));
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`no such figure: ${unknown.join(", ")} (there are: ${known.join(", ")})`);
  process.exit(1);
}
for (const name of asked.length > 0 ? asked : known) {
  console.log(`\n${name}`);
  await import(join(import.meta.dirname, `${name}.ts`));
}
