import type { Command, Option } from "commander";
import { projectAt, stacksOf } from "../config/project.ts";
import { readProjectFiles } from "../config/project-files.ts";
import { faultKinds } from "../sandbox/faults.ts";

/**
 * The words that may stand where a line of words ends, whose last one may be begun: subcommands,
 * options, and values of an option or argument. None where a file, or anything, may stand.
 */
export function candidates(program: Command, line: readonly string[], folder: string): string[] {
  const word = line.at(-1) ?? "";
  let command = program;
  let values = 0;
  let asked: Option | undefined;
  for (const before of line.slice(0, -1)) {
    if (before === "--") return [];
    const below = command.commands.find((one) => one.name() === before);
    if (asked !== undefined) asked = undefined;
    else if (before.startsWith("-")) asked = optionOf(command, before);
    else if (below !== undefined && values === 0) command = below;
    else values++;
  }
  const found = () => {
    if (asked !== undefined) return valuesOf(named(asked), command, folder);
    if (word.startsWith("-")) return optionsOf(command);
    if (command.commands.length > 0) return namesBelow(command);
    const argument = command.registeredArguments[values];
    return argument === undefined ? [] : valuesOf(named(argument), command, folder);
  };
  return found().filter((one) => one.startsWith(word));
}

/** The option that a word names, where a value has to follow it. */
function optionOf(command: Command, word: string): Option | undefined {
  const option = command.options.find(({ short, long }) => word === short || word === long);
  return option?.required ? option : undefined;
}

function optionsOf(command: Command): string[] {
  return [
    ...command.options.flatMap(({ long, hidden }) => (hidden || !long ? [] : [long])),
    "--help",
  ];
}

function namesBelow(command: Command): string[] {
  return command.commands.map((one) => one.name());
}

function named(given: { argChoices?: string[]; name(): string }) {
  return { argChoices: given.argChoices, name: given.name() };
}

/** By what an option or argument is called. */
function valuesOf(
  { argChoices, name }: { argChoices?: string[] | undefined; name: string },
  command: Command,
  folder: string,
): string[] {
  if (argChoices !== undefined) return argChoices;
  if (name === "fault") return faultKinds.map((kind) => kind.name);
  const project = projectAt(folder);
  if (project === undefined) return [];
  if (/^(?:stack|environment|like)s?$/.test(name)) return stacksOf(project);
  const isSecret = name === "name" && command.parent?.name() === "secrets";
  return isSecret ? secretsOf(project) : [];
}

function secretsOf(project: string): string[] {
  const { platform } = readProjectFiles(project).input;
  const secrets = (platform as { secrets?: object } | undefined)?.secrets;
  return Object.keys(secrets ?? {});
}
