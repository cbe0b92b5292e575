import { effects, type KindChanges, type Outcome } from "../src/changes/outcome.ts";
import { table } from "../src/changes/table.ts";
import { risks } from "../src/ci/plan-summary.ts";
import { isSecretProperty } from "../src/ci/redact.ts";

const intro = `# What changes do

Generated from the tables in src/changes by \`node tools/docs.ts\`; do not edit.

What a change of each input does to what stands at its vendor: the same words that \`pulumi preview\`,
the comment on a pull request and the drift report print. Inputs are those of resources; which of them
a line of the config becomes, a preview shows. For databases by lines of the config:
[databases](databases.md).

A change that a vendor cannot make is refused at preview and at \`up\`, before anything is asked of the
vendor. One that has a name under "consent" is refused until the stack file names the thing there, by
its name at the vendor, under \`environment\`; take the name out again afterwards. An environment is kept
whole when it is production or has \`deletionProtection: true\`.

"Told first": what \`infra plan\` and the comment put above everything else, whatever its effect is, as
"${risks.opened}"
or "${risks.rights}". A value that somebody marked as secret counts among the latter under any name.

"How sure": \`documented\` by the source, \`this program\` where it follows from what the program does,
\`not seen\` where no page says it and nobody tried.
`;

/** The header of tables whose rows end in \`outcomeCells\`. */
export const outcomeHeader = [
  "change",
  "effect",
  "consent",
  "what happens",
  "how sure",
  "source",
] as const;

/** What is said of one outcome. */
export function outcomeCells(outcome: Outcome): string[] {
  const { when = "", effect, means, source, assumed } = outcome;
  const sure = assumed ? "not seen" : source === undefined ? "this program" : "documented";
  return [when, effect, consentOf(outcome), means, sure, source ?? ""];
}

function consentOf({ effect, consent }: Outcome): string {
  if (effect === "loses") return "`allowDeletion`";
  return consent === undefined ? "" : `\`allowInterruption\`, ${consent}`;
}

/** What each effect means. */
export function effectRows(): string[] {
  const rows = Object.entries(effects).map(([effect, means]) => `| ${effect} | ${means} |`);
  return ["| effect | meaning |\n| --- | --- |", ...rows];
}

/** The whole page docs/reference/changes.md. */
export function changesPage(): string {
  const kinds = Object.entries(table).toSorted(([, a], [, b]) => (a.title < b.title ? -1 : 1));
  return [
    intro,
    "## Effects, riskiest first\n",
    ...effectRows(),
    "",
    ...kinds.flatMap(([type, kind]) => section(type, kind)),
  ].join("\n");
}

function section(type: string, kind: KindChanges): string[] {
  const { title, inputs, due, deleted } = kind;
  const all = [
    ...Object.entries(inputs),
    ...(due ? [["(nothing; left to do)", due.outcomes] as const] : []),
    ["(deleted)", deleted] as const,
  ];
  const rows = all.flatMap(([name, outcomes]) =>
    outcomes.map((outcome) => row(`\`${name}\``, ...outcomeCells(outcome))),
  );
  const header = ["input", ...outcomeHeader];
  return [
    `## ${title}\n`,
    `\`${type}\`\n`,
    ...toldFirst(kind),
    `${row(...header)}\n${row(...header.map(() => "---"))}`,
    ...rows,
    "",
  ];
}

/** What of a kind concerns more people than those who run it. */
function toldFirst({ inputs, opens, rights }: KindChanges): string[] {
  const names = (all: string[]) => all.map((name) => `\`${name}\``).join(", ");
  const widening = Object.keys(opens?.inputs ?? {});
  const secret = Object.keys(inputs).filter(isSecretProperty);
  const opened = [
    ...(opens?.created ? ["a new one"] : []),
    ...(widening.length > 0 ? [`a change of ${names(widening)} that lets more in`] : []),
  ];
  const aboutRights = rights
    ? ["any change"]
    : secret.length > 0
      ? [`a change of ${names(secret)}`]
      : [];
  const told = [
    ...(opened.length > 0 ? [`as opened, ${opened.join(" and ")}`] : []),
    ...(aboutRights.length > 0 ? [`as rights and secrets, ${aboutRights}`] : []),
  ];
  return told.length > 0 ? [`Told first: ${told.join("; ")}.\n`] : [];
}

function row(...cells: string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}
