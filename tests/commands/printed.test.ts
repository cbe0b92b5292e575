import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { expect, it } from "vitest";
import { commandLine } from "../../src/commands/command-line.ts";
import { filesBelow, root } from "../architecture/source.ts";

const program = await commandLine(undefined);

/** What somebody may type after the name of an environment's command, as texts and pages write it. */
const environment = /^(?:prod|staging|dev|qa|<stack>|\$\{stack\}|\$\{\w+(?:\.stack)?\})[`"'.,;:]*$/;

/** What is wrong with a command as a message or a page writes it, prose after it included. */
function faultOf(text: string): string | undefined {
  let command: Command = program;
  const words = text.split(/\s+/).filter(Boolean);
  while (words.length > 0) {
    const below = command.commands.find((each) => each.name() === bare(words[0]!));
    if (below === undefined) break;
    command = below;
    words.shift();
  }
  if (command === program) return "no such command";
  const [first] = words;
  if (first !== undefined && environment.test(first) && command.registeredArguments.length === 0) {
    return `takes no argument: -s ${first}`;
  }
  // A line may go on with another program's options, or a pipe.
  const end = words.findIndex((word) => /^(?:--|\||&&)$/.test(word));
  const own = end === -1 ? words : words.slice(0, end);
  const known = [...optionsOf(command), ...optionsOf(program), "--help", "-h"];
  const unknown = own.map(bare).find((word) => /^--?[a-z]/.test(word) && !known.includes(word));
  return unknown === undefined ? undefined : `knows no ${unknown}`;
}

const optionsOf = ({ options }: Command) =>
  options.flatMap(({ short, long }) => [short, long].filter((flag) => flag !== undefined));

/** Without what prose and code put behind a word. */
const bare = (word: string) => word.replace(/[`"'.,;:)\]]+$/, "");

it("every command of infra that a message or a page shows is one, with options that it has", () => {
  const files = [
    "README.md",
    ...filesBelow("src").filter((file) => /\.ts$/.test(file)),
    ...filesBelow("docs").filter((file) => /\.md$/.test(file)),
  ];
  const shown = files.flatMap((file) =>
    [...readFileSync(join(root, file), "utf8").matchAll(/npx infra ([a-z][^`\n]*)/g)].map(
      ([, text]) => ({ file, text: text!.split(/ {2,}| #|["'] \+|\\n/)[0]! }),
    ),
  );
  expect(shown.length).toBeGreaterThan(200);
  const wrong = shown.flatMap(({ file, text }) => {
    const fault = faultOf(text);
    return fault === undefined ? [] : [`${file}: npx infra ${text}: ${fault}`];
  });
  expect(wrong).toEqual([]);
});
