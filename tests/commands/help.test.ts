import { resolve } from "node:path";
import type { Command } from "commander";
import { expect, it } from "vitest";
import { commandLine } from "../../src/commands/command-line.ts";

const { commands } = await commandLine(undefined);

/** Defaults lie below it, and where it is differs. */
const here = resolve(".");

/** What `--help` prints of a command, and of those below it. */
function helpOf(command: Command): string[] {
  let text = "";
  command.configureOutput({ writeOut: (part) => (text += part), getOutHelpWidth: () => 300 });
  command.outputHelp();
  return [text, ...command.commands.flatMap(helpOf)];
}

it.each(commands.map((command) => ({ name: command.name(), command })))(
  "explains $name as it always did",
  async ({ name, command }) => {
    const page = [`infra ${command.summary()}`, ...helpOf(command)]
      .join("\n---\n")
      .replaceAll(here, "(here)");
    await expect(page).toMatchFileSnapshot(`help/${name}.txt`);
  },
);
