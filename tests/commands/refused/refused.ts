import type { Command } from "commander";
import { vi } from "vitest";
import { commandLine } from "../../../src/commands/command-line.ts";
import { describeError } from "../../../src/shared/errors.ts";

/** What has to be typed after the name of a command. */
const given: Record<string, string> = {
  "infra diff": "prod staging",
  "infra env add": "qa --like staging",
  "infra env remove": "staging --confirm staging",
  "infra env open": "--ip 203.0.113.7",
  "infra env close": "--ip 203.0.113.7",
  "infra report": "up.jsonl",
  "infra logs": "api",
  "infra secrets set": "cloudinaryUrl",
  "infra secrets rotate": "cloudinaryUrl",
  "infra sandbox exec": "true",
  "infra completion": "bash",
  "infra duties done": "backup",
  "infra data policy scan": ".",
  "infra data sanitise": "--from dump --to clean",
  "infra data refresh": "--confirm STACK",
  "infra data seed": "--confirm STACK",
  "infra data marker": "--confirm STACK",
  "infra data restore": "--from backup --confirm STACK",
  "infra data drill": "--from backup --into-env SCRATCH_URL",
  "infra data selftest": "--on-env SELFTEST_URL",
  "infra ci preview": "--out report.json",
  "infra ci drift": "--out report.json",
  "infra ci duties": "--out report.json",
  "infra ci deploy": "--plan plan.json --out report.json",
  "infra ci comment": '--stacks ["dev"]',
  "infra ci issues": '--stacks ["dev"]',
  "infra ci duty-issues": '--stacks ["dev"]',
  "infra ci watch": "--out report.json",
  "infra ci watch-issues": '--stacks ["dev"]',
  "infra ci due": '--stacks ["dev"]',
  "infra ci deploy-issues": '--stacks ["dev"]',
  "infra ci environment": "--pull-request 7 --most 3 --out report.json",
  "infra ci environment-comments": "--numbers [7]",
};

/** A command with the least that has to be typed. */
export interface Line {
  name: string;
  words: string[];
  /** Whether it can be told which environment it is about. */
  takesStack: boolean;
}

/** Every command that does something itself, about an environment where it takes one. */
export async function leastLines(stack: string): Promise<Line[]> {
  const { commands } = await commandLine(undefined);
  return commands
    .flatMap((command) => leaves(command, []))
    .map((line) => ({
      ...line,
      words: [
        ...line.words.map((word) => word.replace("STACK", stack)),
        ...(line.takesStack ? ["-s", stack] : []),
      ],
    }));
}

function leaves(command: Command, above: string[]): Line[] {
  const names = [...above, command.name()];
  if (command.commands.length > 0) return command.commands.flatMap((one) => leaves(one, names));
  const name = names.join(" ");
  const least = given[`infra ${name}`]?.split(" ") ?? [];
  const takesStack = command.options.some(({ long }) => long === "--stack");
  return [{ name, words: [...names, ...least], takesStack }];
}

/** What a command prints in a folder, as a person reads it, and how it ends. */
export async function printed({ words }: Line, folder: string): Promise<string> {
  let text = "";
  const take = (part: string | Uint8Array) => {
    text += part;
    return true;
  };
  const taken = [process.stdout, process.stderr].map((one) =>
    vi.spyOn(one, "write").mockImplementation(take),
  );
  const back = process.cwd();
  process.chdir(folder);
  const exitCode = await exitCodeOf(words, take);
  process.chdir(back);
  for (const one of taken) one.mockRestore();
  return `$ npx infra ${words.join(" ")}\n${text.trimEnd()}\n(exit code ${exitCode})\n`;
}

/** As src/commands/infra.ts ends, which is a program and cannot be called. */
async function exitCodeOf(words: string[], print: (text: string) => void) {
  const before = process.exitCode;
  const mask = process.umask();
  process.exitCode = 0;
  try {
    const program = await commandLine(words[0]);
    await program.parseAsync(words, { from: "user" });
    return process.exitCode;
  } catch (error) {
    print(`${describeError(error)}\n`);
    return 1;
  } finally {
    process.exitCode = before;
    process.umask(mask);
  }
}
