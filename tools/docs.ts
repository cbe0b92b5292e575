import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { allEnvironments } from "../src/overview/environments.ts";
import { platformMap } from "../src/overview/map/build.ts";
import type { Facts } from "../src/overview/map/facts.ts";
import { mapFormats } from "../src/overview/map/formats.ts";
import { reportPage } from "../src/overview/report/html.ts";
import type { RunReport } from "../src/overview/report/model.ts";
import { changesPage } from "./docs-changes.ts";
import { configPage } from "./docs-config.ts";
import { databasesPage } from "./docs-databases.ts";
import { outcomeFiles } from "./docs-outcomes.ts";
import { pricesPage } from "./docs-prices.ts";
import { renderPage } from "./docs-render.ts";
import { rulesPage } from "./docs-rules.ts";
import { sandboxPage } from "./docs-sandbox.ts";
import { guideWithHosts, readmeWithVendors } from "./docs-vendors.ts";
import { policyFileSchema, projectFileSchema, seedFileSchema, stackFileSchema } from "./schemas.ts";
import { templateFiles } from "./template.ts";

const root = join(import.meta.dirname, "..");

/** Everything made from the schemas, rules, resources, vendors and stack files, by its path from the root. */
export async function generatedFiles(): Promise<Record<string, string>> {
  const map = platformMap(allEnvironments(root));
  const mapOfUp = platformMap(allEnvironments(root), new Map(Object.entries(exampleFacts())));
  return {
    "README.md": readmeWithVendors(readFileSync(join(root, "README.md"), "utf8")),
    "docs/guide/first-setup.md": guideWithHosts(
      readFileSync(join(root, "docs/guide/first-setup.md"), "utf8"),
    ),
    "docs/examples/map.html": mapFormats.html(map),
    "docs/examples/map.svg": mapFormats.svg(map),
    "docs/examples/map-health.html": mapFormats.html(mapOfUp),
    "docs/examples/map-health.svg": mapFormats.svg(mapOfUp),
    "docs/examples/map-health.mmd": mapFormats.mermaid(mapOfUp),
    "docs/examples/rehearsal.html": reportPage(exampleRun(), map),
    "docs/reference/changes.md": changesPage(),
    "docs/reference/config.md": configPage(),
    "docs/reference/databases.md": databasesPage(),
    "docs/reference/prices.md": pricesPage(),
    "docs/reference/render.md": renderPage(),
    "docs/reference/rules.md": rulesPage(),
    "docs/reference/sandbox-differences.md": sandboxPage(),
    "schemas/policy.schema.json": `${JSON.stringify(policyFileSchema(), null, 2)}\n`,
    "schemas/seed.schema.json": `${JSON.stringify(seedFileSchema(), null, 2)}\n`,
    "schemas/pulumi.schema.json": `${JSON.stringify(projectFileSchema(), null, 2)}\n`,
    "schemas/stack.schema.json": `${JSON.stringify(stackFileSchema(), null, 2)}\n`,
    ...(await templateFiles()),
  };
}

/** What a rehearsal of this platform did; written down once, so that its page stays the same. */
function exampleRun(): RunReport {
  return JSON.parse(readFileSync(join(root, "docs/examples/rehearsal.json"), "utf8"));
}

/** What `infra map --health` found in a rehearsal in which a build had failed. */
function exampleFacts(): Record<string, Facts> {
  return JSON.parse(readFileSync(join(root, "docs/examples/map-health.json"), "utf8"));
}

if (import.meta.main) {
  // Takes the compiler 8 seconds, so that a test of its own looks at these, every night.
  const files = { ...(await generatedFiles()), ...outcomeFiles(root) };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    process.stdout.write(`${path}\n`);
  }
}
