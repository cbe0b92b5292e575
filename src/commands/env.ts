import { Command } from "commander";
import { addCommand } from "./env/add.ts";
import { cardCommand } from "./env/card.ts";
import { checkCommand } from "./env/check.ts";
import { closeCommand, openCommand } from "./env/open.ts";
import { removeCommand } from "./env/remove.ts";
import { writeCommand } from "./env/write.ts";

const examples = `
Examples:
  $ npx infra env add qa --like dev             writes Pulumi.qa.yaml after dev's
  $ npx infra env add demo --like staging --own shares nothing with the others
  $ npx infra env remove qa                     what removing it would mean
  $ npx infra env remove qa --confirm qa        destroys it and removes its file
  $ npx infra env write                         .env files for work on this machine
  $ npx infra env check                         what they lack
  $ npx infra env card -s staging               a page for people who only use it
  $ npx infra env open -s dev --ip 203.0.113.7  lets a laptop reach dev's database for 8 hours

Exit codes: 0 fine, 1 failed, 2 found something.`;

/** `infra env`: environments by name, and the one on a laptop. */
export function envCommand(): Command {
  return new Command("env")
    .summary("add an environment by name; remove one; write .env files; open its database")
    .description(
      "Makes an environment after another one by a name alone, and removes one whole; writes the .env " +
        "files of local work, and lets a laptop reach an environment's database for some hours.",
    )
    .addHelpText("after", examples)
    .enablePositionalOptions()
    .addCommand(addCommand())
    .addCommand(removeCommand())
    .addCommand(writeCommand())
    .addCommand(checkCommand())
    .addCommand(cardCommand())
    .addCommand(openCommand())
    .addCommand(closeCommand());
}
