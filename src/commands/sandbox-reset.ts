import { resolve } from "node:path";
import { Command } from "commander";
import { removeState } from "../rehearsal/kept.ts";
import { defaultState } from "../rehearsal/state-folder.ts";
import { jsonOption } from "./options.ts";
import { print } from "./shared.ts";

const examples = `
Examples:
  $ npx infra sandbox reset                       the next command begins with empty vendors
  $ npx infra sandbox reset --state /tmp/demo     in a folder of its own`;

/** `infra sandbox reset`: away with all that was done in a sandbox. */
export function resetCommand(): Command {
  return new Command("reset")
    .summary("forget everything that was done in the sandbox")
    .description(
      "Removes a sandbox's folder: what its vendors hold, its stacks with their state, and its copy " +
        "of the project's files. The project itself is not touched.",
    )
    .option("--state <folder>", "where everything is kept between commands", defaultState)
    .addOption(jsonOption())
    .addHelpText("after", examples)
    .action(({ state, json = false }: { state: string; json?: boolean }) => {
      const folder = resolve(state);
      print({ folder, removed: removeState(folder) }, json, ({ removed }) =>
        removed ? `${folder} is gone.` : `There was no ${folder}.`,
      );
    });
}
