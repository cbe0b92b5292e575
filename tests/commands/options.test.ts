import { resolve } from "node:path";
import type { Command, Option } from "commander";
import { afterEach, describe, expect, it } from "vitest";
import { commandLine } from "../../src/commands/command-line.ts";

interface Named {
  path: string;
  command: Command;
}

function tree(command: Command, path: string): Named[] {
  return command.commands.flatMap((below) => {
    const name = `${path} ${below.name()}`.trim();
    return [{ path: name, command: below }, ...tree(below, name)];
  });
}

const commands = tree(await commandLine(undefined), "");
const options = commands.flatMap(({ path, command }) =>
  command.options.map((option) => ({ path, option })),
);

/** What people learn once: each is spelled so wherever it is taken. */
const shared: Record<string, string> = {
  "--stack": "-s, --stack <stack>",
  "--cwd": "-C, --cwd <folder>",
  "--json": "--json",
  "--yes": "-y, --yes",
  "--confirm": "--confirm <name>",
  "--like": "--like <stack>",
  "--state": "--state <folder>",
};

/** What prints for programs already, or passes on what another program prints. */
const withoutJson = /^(?:ci .*|completion|sandbox|sandbox exec)$/;

describe("options that several commands take", () => {
  it("are spelled one way", () => {
    const used = options.filter(({ option }) => option.long! in shared);
    expect(used.length).toBeGreaterThan(60);
    const wrong = used.filter(({ option }) => option.flags !== shared[option.long!]);
    expect(wrong.map(({ path, option }) => `${path}: ${option.flags}`)).toEqual([]);
  });

  it("have short letters that mean one thing in all commands", () => {
    const meanings = new Map<string, Set<string>>();
    for (const { option } of options) {
      if (option.short === undefined) continue;
      const long = meanings.get(option.short) ?? new Set();
      meanings.set(option.short, long.add(option.long!));
    }
    const several = [...meanings].filter(([, longs]) => longs.size > 1);
    expect(several).toEqual([]);
  });

  it("name environments and the project's folder, which no argument does", () => {
    const named = /^(?:environments?|stacks?|project)$/;
    const arguments_ = commands.flatMap(({ path, command }) =>
      command.registeredArguments.map((argument) => `${path}: ${argument.name()}`),
    );
    expect(arguments_.filter((line) => named.test(line.split(": ")[1]!))).toEqual([]);
    const elsewhere = options.filter(({ option }) => isAStack(option) && !(option.long! in shared));
    expect(elsewhere.map(({ path, option }) => `${path}: ${option.flags}`)).toEqual([]);
  });

  it("are --cwd of every command, and --json of every one that has an outcome", () => {
    const has = (command: Command, long: string) =>
      command.options.some((option) => option.long === long);
    const fixed = commands.filter(({ command }) => !has(command, "--cwd"));
    expect(fixed.map(({ path }) => path)).toEqual(["completion"]);
    const outcomes = commands.filter(
      ({ path, command }) => command.commands.length === 0 && !withoutJson.test(path),
    );
    expect(outcomes.length).toBeGreaterThan(20);
    const without = outcomes.filter(({ command }) => !has(command, "--json"));
    expect(without.map(({ path }) => path)).toEqual([]);
  });
});

function isAStack({ flags }: Option): boolean {
  return /<(?:stack|environment)s?>/.test(flags);
}

describe("the folder of -C", () => {
  const here = process.cwd();
  afterEach(() => process.chdir(here));

  it.each([
    ["before the command", ["-C", "examples", "explain", "unknown-key"]],
    ["after it", ["explain", "unknown-key", "-C", "examples"]],
    ["with a long name", ["explain", "--cwd", "examples", "unknown-key"]],
  ])("is where a command runs: %s", async (_where, args) => {
    const program = await commandLine(args.find((word) => word === "explain"));
    await program.parseAsync(args, { from: "user" });
    expect(process.cwd()).toBe(resolve(here, "examples"));
  });

  it("is told by name where there is none", async () => {
    const program = await commandLine("explain");
    const args = ["explain", "-C", "nowhere"];
    await expect(program.parseAsync(args, { from: "user" })).rejects.toThrow(
      "Could not go to the folder of --cwd, nowhere: ENOENT",
    );
  });
});
