import { resolve } from "node:path";
import type { Command } from "commander";
import { expect, it } from "vitest";
import { adoptCommand } from "../../src/commands/adopt.ts";
import { checkCommand } from "../../src/commands/check.ts";
import { ciCommand } from "../../src/commands/ci.ts";
import { completionCommand } from "../../src/commands/completion.ts";
import { costCommand } from "../../src/commands/cost.ts";
import { dataCommand } from "../../src/commands/data.ts";
import { doctorCommand } from "../../src/commands/doctor.ts";
import { driftCommand } from "../../src/commands/drift.ts";
import { engineCommand } from "../../src/commands/engine.ts";
import { envCommand } from "../../src/commands/env.ts";
import { explainCommand } from "../../src/commands/explain.ts";
import { goLiveCommand } from "../../src/commands/go-live.ts";
import { initCommand } from "../../src/commands/init.ts";
import { mapCommand } from "../../src/commands/map.ts";
import { recoverCommand } from "../../src/commands/recover.ts";
import { rehearseCommand } from "../../src/commands/rehearse.ts";
import { sandboxCommand } from "../../src/commands/sandbox.ts";
import { secretsCommand } from "../../src/commands/secrets.ts";
import { verifyCommand } from "../../src/commands/verify.ts";

const commands = [
  adoptCommand(),
  checkCommand(),
  completionCommand(),
  ciCommand(),
  costCommand(),
  dataCommand(),
  doctorCommand(),
  driftCommand(),
  engineCommand(),
  envCommand(),
  explainCommand(),
  goLiveCommand(),
  initCommand(),
  mapCommand(),
  recoverCommand(),
  rehearseCommand(),
  sandboxCommand(),
  secretsCommand(),
  verifyCommand(),
];

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
