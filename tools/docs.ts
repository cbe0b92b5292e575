import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { configPage } from "./docs-config.ts";
import { renderPage } from "./docs-render.ts";
import { rulesPage } from "./docs-rules.ts";
import { projectFileSchema, stackFileSchema } from "./schemas.ts";

/** Everything made from the schemas, rules and resources, by its path from the repository's root. */
export function generatedFiles(): Record<string, string> {
  return {
    "docs/reference/config.md": configPage(),
    "docs/reference/render.md": renderPage(),
    "docs/reference/rules.md": rulesPage(),
    "schemas/pulumi.schema.json": `${JSON.stringify(projectFileSchema(), null, 2)}\n`,
    "schemas/stack.schema.json": `${JSON.stringify(stackFileSchema(), null, 2)}\n`,
  };
}

if (import.meta.main) {
  for (const [path, text] of Object.entries(generatedFiles())) {
    writeFileSync(join(import.meta.dirname, "..", path), text);
    process.stdout.write(`${path}\n`);
  }
}
