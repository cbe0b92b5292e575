import { describe, expect, it } from "vitest";
import { parseRuntimeOptions, splitArguments } from "../../../src/engine/host/options.ts";

describe("parseRuntimeOptions", () => {
  it("compiles TypeScript and finds the package manager by itself when nothing is set", () => {
    expect(parseRuntimeOptions({})).toEqual({
      typescript: true,
      tsconfig: undefined,
      nodeArgs: [],
      packageManager: "auto",
    });
  });

  it("takes what is set", () => {
    const options = {
      typescript: false,
      tsconfig: "a.json",
      nodeargs: "-a",
      packagemanager: "pnpm",
    };

    expect(parseRuntimeOptions(options)).toEqual({
      typescript: false,
      tsconfig: "a.json",
      nodeArgs: ["-a"],
      packageManager: "pnpm",
    });
  });

  it.each([
    [{ typescript: "no" }, "typescript option must be a boolean"],
    [{ tsconfig: 1 }, "tsconfig option must be a string"],
    [{ nodeargs: ["--a"] }, "nodeargs option must be a string"],
    [{ packagemanager: "cargo" }, 'one of auto, npm, yarn, pnpm, bun, got "cargo"'],
    [{ nodeargs: "--title='a" }, "nodeargs option has an unclosed '"],
  ])("refuses %j", (options, message) => {
    expect(() => parseRuntimeOptions(options)).toThrow(message);
  });
});

describe("splitArguments", () => {
  it.each([
    ["", []],
    ["  --a   --b=1 ", ["--a", "--b=1"]],
    ["--import './my file.ts'", ["--import", "./my file.ts"]],
    ['--title="two words"', ["--title=two words"]],
    ["a\\ b", ["a b"]],
    [`"it's"`, ["it's"]],
    ["''", [""]],
    ["'a\\b'", ["a\\b"]],
    ['"a\\"b"', ['a"b']],
  ])("splits %j as a shell does", (line, words) => {
    expect(splitArguments(line)).toEqual(words);
  });
});
