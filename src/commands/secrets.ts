import { Command } from "commander";
import { isComplete, matrixOf, type SecretCell, type SecretMatrix } from "../secrets/matrix.ts";
import { jsonOption } from "./options.ts";
import { rotateCommand } from "./secrets/rotate.ts";
import { setCommand } from "./secrets/set.ts";
import { print, requireProject } from "./shared.ts";

const examples = `
Examples:
  $ npx infra secrets                                     which environment holds what
  $ npx infra secrets --json | jq '.secrets.stripeSecretKey.prod'
  $ npx infra secrets set stripeSecretKey -s prod         asks, and shows nothing
  $ op read op://vault/stripe | npx infra secrets set stripeSecretKey -s prod
  $ npx infra secrets rotate sessionSecret -s prod        a new generated value with the next up
  $ npx infra secrets rotate database -s prod             a second database user in place of the first

Values are never shown, and never passed as arguments.
Exit codes: 0 fine, 1 failed, 2 something is missing.`;

/** `infra secrets`: which environment holds which secret, and how to set and rotate them. */
export function secretsCommand(): Command {
  return new Command("secrets")
    .summary("which environment holds what; set; rotate")
    .description(
      "Shows every secret in every environment: missing, test, live or generated, when it was last " +
        "changed, and whether another environment holds the same. Reads the stack files alone: no " +
        "network and no passphrase.",
    )
    .addOption(jsonOption())
    .addHelpText("after", examples)
    .enablePositionalOptions()
    .addCommand(setCommand())
    .addCommand(rotateCommand())
    .action(({ json = false }: { json?: boolean }) => {
      const matrix = matrixOf(requireProject());
      print(matrix, json, toTable);
      if (!isComplete(matrix)) process.exitCode = 2;
    });
}

/** The matrix for people: one row a secret, one column an environment. */
function toTable({ stacks, secrets }: SecretMatrix): string {
  const rows = Object.entries(secrets).map(([key, cells]) => [
    key,
    ...stacks.map((stack) => describe(cells[stack]!)),
  ]);
  if (rows.length === 0)
    return "This platform has no secrets: platform.secrets of Pulumi.yaml is empty.";
  const table = [["", ...stacks], ...rows];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  return table
    .map((row) =>
      row
        .map((text, column) => text.padEnd(widths[column]!))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function describe({ state, mode, changed, sameAs }: SecretCell): string {
  if (state === "unused") return "-";
  if (state === "missing" || state === "in the clear") return state.toUpperCase();
  const words = [state === "set" && mode ? mode : state, changed ?? "date unknown"];
  if (state === "generated" && changed === undefined) words.pop();
  if (sameAs.length > 0) words.push(`= ${sameAs.join(", ")}`);
  return words.join(" ");
}
