import { outcomesByPath } from "../src/config/databases/changes.ts";
import type { DatabaseKind } from "../src/config/databases/kind.ts";
import { databaseKind, databaseKinds } from "../src/config/databases/kinds.ts";
import { effectRows, outcomeCells, outcomeHeader } from "./docs-changes.ts";

const intro = `# Databases

Generated from the records in src/config/databases by \`node tools/docs.ts\`; do not edit.

What a change of a database's config does to it, as [what changes do](changes.md) has it of the
resources' inputs. What each size costs: [prices](prices.md). A new kind:
[adding a database kind](../guide/adding-a-database-kind.md).
`;

/** The whole page docs/reference/databases.md. */
export function databasesPage(): string {
  return [
    intro,
    "## What a change can do\n",
    ...effectRows(),
    "",
    ...databaseKinds.flatMap((kind) => section(databaseKind(kind))),
  ].join("\n");
}

function section(kind: DatabaseKind): string[] {
  return [
    `## ${kind.title}\n`,
    `\`type: ${kind.type}\`. References: ${referencesOf(kind)}.\n`,
    `### What each change does: ${kind.type}\n`,
    `${row("field", ...outcomeHeader)}\n${row("---", ...outcomeHeader.map(() => "---"))}`,
    ...changeRows("platform.database", kind.changes.platform as object),
    ...changeRows("environment.database", kind.changes.environment as object),
    "",
  ];
}

function referencesOf({ references }: DatabaseKind): string {
  return Object.keys(references)
    .map((name) => `\`\${database.${name}}\``)
    .join(", ");
}

function changeRows(where: string, changes: object): string[] {
  return outcomesByPath(changes).flatMap(([path, outcomes]) =>
    outcomes.map((outcome) => row(`\`${where}.${path}\``, ...outcomeCells(outcome))),
  );
}

function row(...cells: string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}
