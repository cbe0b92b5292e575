import { Command } from "commander";
import { UserError } from "../shared/errors.ts";
import { interruptible } from "../shared/interrupt.ts";
import type { Direction } from "../suspension/suspension.ts";
import { doneText, planText } from "../suspension/text.ts";
import { jsonOption, stackOption } from "./options.ts";
import { print, requireProject } from "./shared.ts";

const suspendExamples = `
Examples:
  $ npx infra suspend -s staging                    what would stop, what stays, and what that saves
  $ npx infra suspend -s staging --confirm staging  stop it
  $ npx infra suspend -s prod --production --confirm prod

Stops services first, then Key Value and Postgres, then Atlas clusters from M10 on; data stays. What
another environment uses keeps running. Pages at Vercel stay, and cost nothing by standing there.
Drift, verify and status know it; an up changes settings and deploys nothing before it is resumed.
Atlas resumes a cluster by itself after 30 days. Cut short, run it again: it goes on.
Exit codes: 0 suspended, 1 failed or refused, 2 shown only.`;

const resumeExamples = `
Examples:
  $ npx infra resume -s staging                     what would start
  $ npx infra resume -s staging --confirm staging   start it, and wait until it is there
  $ npx infra resume -s staging --confirm staging && npx infra verify -s staging

Starts Atlas clusters first, then Key Value and Postgres, then services, each of which Render deploys
as it is set by then. A cluster takes minutes. Cut short, run it again: it goes on.
Exit codes: 0 running, 1 failed, 2 shown only.`;

interface Flags {
  stack: string;
  confirm?: string;
  production?: boolean;
  json?: boolean;
}

/** `infra suspend`: everything of an environment that can be stopped, to save its cost. */
export function suspendCommand(): Command {
  return command("suspend", suspendExamples)
    .summary("stop an environment that nobody needs, to save its cost")
    .description(
      "Stops everything of an environment that its vendors can stop, in the right order, and tells " +
        "what that saves.",
    )
    .option("--production", "suspend production, which its users meet; needs --confirm, too");
}

/** `infra resume`: the way back. */
export function resumeCommand(): Command {
  return command("resume", resumeExamples)
    .summary("start an environment that was suspended")
    .description(
      "Starts everything of an environment again, in the right order, and waits for it.",
    );
}

function command(direction: Direction, examples: string): Command {
  return new Command(direction)
    .addOption(stackOption())
    .option("--confirm <name>", "its name again: do it")
    .addOption(jsonOption())
    .addHelpText("after", examples)
    .action(async (flags: Flags) => await run(direction, flags));
}

async function run(direction: Direction, flags: Flags): Promise<void> {
  const { stack, confirm, production = false, json = false } = flags;
  const project = requireProject();
  // It brings Render's client along, which --help does not need.
  const { carryOut, planSuspension } = await import("../suspension/suspension.ts");
  if (confirm === undefined) {
    print(await planSuspension(direction, { project, stack }), json, planText);
    process.exitCode = 2;
    return;
  }
  if (confirm !== stack) {
    throw new UserError(`--confirm says "${confirm}", not "${stack}": nothing was changed.`);
  }
  const onStep = (step: string) => process.stderr.write(`${step} ...\n`);
  const done = await interruptible((signal) =>
    carryOut(direction, { project, stack, production, onStep, signal }),
  );
  print(done, json, doneText);
}
