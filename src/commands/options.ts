import { type Command, InvalidArgumentError, Option } from "commander";
import { UserError } from "../shared/errors.ts";

// One spelling of what several commands take; tests/commands/options.test.ts holds all of them to it.

/** `-s prod`: the one environment that a command is about. */
export function stackOption(): Option {
  return new Option("-s, --stack <stack>", "the environment, e.g. prod").makeOptionMandatory();
}

/** `-s prod -s dev`: those that a command is about; an empty list where it is about all. */
export function stacksOption(): Option {
  return new Option("-s, --stack <stack>", "an environment, e.g. prod; may be repeated")
    .default([], "all")
    .argParser((stack: string, stacks: string[]) => [...stacks, stack]);
}

/** The same where one has to be named: what is done there has to be meant. */
export function namedStacksOption(): Option {
  return new Option("-s, --stack <stack>", "an environment, e.g. prod; may be repeated")
    .argParser((stack: string, stacks: string[] = []) => [...stacks, stack])
    .makeOptionMandatory();
}

/** `--json`: for machines. */
export function jsonOption(): Option {
  return new Option("--json", "print the outcome as JSON");
}

/** `-y`: what would be asked is answered with what is proposed. */
export function yesOption(): Option {
  return new Option("-y, --yes", "ask nothing; do what is proposed");
}

/**
 * `-C folder`, as Pulumi and Git have it, of a command and all below it; but not of what completes a
 * line for the shell, which is where it is.
 */
export function withFolder(command: Command): Command {
  if (command.name() === "completion") return command;
  for (const below of command.commands) withFolder(below);
  return command.option("-C, --cwd <folder>", "run as if started in this folder");
}

/** Goes where `-C` says, whichever of the words before the command's own options it stood at. */
export function enterFolder(command: Command): void {
  const { cwd } = command.optsWithGlobals<{ cwd?: string }>();
  if (cwd === undefined) return;
  try {
    process.chdir(cwd);
  } catch (error) {
    throw new UserError(`Could not go to the folder of --cwd, ${cwd}: ${(error as Error).message}`);
  }
}

/** Seconds as they are typed, an hour at most. */
export function toSeconds(text: string): number {
  const seconds = Number(text);
  if (Number.isInteger(seconds) && seconds >= 0 && seconds <= 3_600) return seconds;
  throw new InvalidArgumentError("a whole number of seconds from 0 to 3600.");
}
