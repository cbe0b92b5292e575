import { Command } from "commander";
import { addCommand } from "./env/add.ts";
import { removeCommand } from "./env/remove.ts";

const examples = `
Examples:
  $ npx infra env add qa --like dev             writes Pulumi.qa.yaml after dev's
  $ npx infra env add demo --like staging --own shares nothing with the others
  $ npx infra env remove qa                     what removing it would mean
  $ npx infra env remove qa --confirm qa        destroys it and removes its file

Exit codes: 0 fine, 1 failed, 2 found something.`;

/** `infra env`: environments by name. */
export function envCommand(): Command {
  return new Command("env")
    .summary("add an environment by name; remove one")
    .description("Makes an environment after another one by a name alone, and removes one whole.")
    .addHelpText("after", examples)
    .enablePositionalOptions()
    .addCommand(addCommand())
    .addCommand(removeCommand());
}
