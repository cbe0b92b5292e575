import { outcomesByPath } from "../src/config/databases/changes.ts";
import type { DatabaseKind, Price } from "../src/config/databases/kind.ts";
import { databaseKind, databaseKinds } from "../src/config/databases/kinds.ts";
import { effectRows, outcomeCells, outcomeHeader } from "./docs-changes.ts";

const intro = `# Databases

Generated from the records in src/config/databases by \`node tools/docs.ts\`; do not edit.

What each kind of database costs, and what a change of its config does to it, as
[what changes do](changes.md) has it of the resources' inputs. A new kind:
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
    `### Prices: ${kind.type}\n`,
    "US dollars a month without tax, as read on the day given; the vendor's own page decides.\n",
    "| size or plan | price | of what | source | read |\n| --- | --- | --- | --- | --- |",
    ...priceRows(kind),
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

/** Sizes of which no price was found are named below the table's others, in one row. */
function priceRows({ plans, extras }: DatabaseKind): string[] {
  const priced = Object.entries(plans).flatMap(([name, { price }]) =>
    price === undefined ? [] : [priceRow(`\`${name}\``, price)],
  );
  const unknown = Object.entries(plans).flatMap(([name, { price }]) =>
    price === undefined ? [`\`${name}\``] : [],
  );
  return [
    ...priced,
    ...(unknown.length === 0 ? [] : [row(unknown.join(" "), "not known", "", "", "")]),
    ...extras.map(({ what, price }) => priceRow(what, price)),
  ];
}

function priceRow(what: string, { monthlyUsd, basis = "", source, date }: Price): string {
  const amount =
    typeof monthlyUsd === "number" ? `${monthlyUsd}` : `${monthlyUsd.from} to ${monthlyUsd.to}`;
  return row(what, amount, basis, source, date);
}

function row(...cells: string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}
