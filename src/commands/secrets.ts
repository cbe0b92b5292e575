import { Command } from "commander";
import { isComplete, matrixOf, toTable } from "./secrets/matrix.ts";
import { rotateCommand } from "./secrets/rotate.ts";
import { setCommand } from "./secrets/set.ts";
import { requireProject } from "./secrets/target.ts";

const examples = `
Examples:
  $ npx infra secrets                                     which environment holds what
  $ npx infra secrets --json | jq '.secrets.stripeSecretKey.prod'
  $ npx infra secrets set stripeSecretKey -s prod         asks, and shows nothing
  $ op read op://vault/stripe | npx infra secrets set stripeSecretKey -s prod
  $ npx infra secrets rotate sessionSecret -s prod        a new generated value with the next up
  $ npx infra secrets rotate database -s prod             a second database user in place of the first

Values are never shown, and never arguments of a program.
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
    .option("--json", "print the outcome as JSON")
    .addHelpText("after", examples)
    .enablePositionalOptions()
    .addCommand(setCommand())
    .addCommand(rotateCommand())
    .action(({ json = false }: { json?: boolean }) => {
      const matrix = matrixOf(requireProject());
      process.stdout.write(`${json ? JSON.stringify(matrix) : toTable(matrix)}\n`);
      if (!isComplete(matrix)) process.exitCode = 2;
    });
}
