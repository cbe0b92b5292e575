import { execa } from "execa";
import { describe, expect, it } from "vitest";
import { readingCodes } from "../../src/config/codes.ts";
import { rulesBySubject } from "../../src/config/rules/all.ts";
import { outcomeOf } from "./outcome.ts";

const infra = new URL("../../bin/infra.js", import.meta.url).pathname;

async function explain(...args: string[]) {
  return await execa({ reject: false })`${process.execPath} ${infra} explain ${args}`;
}

describe("infra explain", () => {
  it("gives the reason and the source of a code", async () => {
    const { stdout, exitCode } = await explain("check-names");
    expect(stdout).toBe(
      [
        "check-names",
        "  A required check that never runs blocks every merge, and nothing says why.",
        "  source: https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository",
      ].join("\n"),
    );
    expect(exitCode).toBe(0);
  });

  it("lists every code without one, as JSON too", async () => {
    const { stdout } = await explain("--json");
    const rules = Object.values(rulesBySubject).flat();
    const codes = outcomeOf("explain", stdout).map(({ code }: { code: string }) => code);
    expect(codes).toEqual([...Object.keys(readingCodes), ...rules.map(({ name }) => name)]);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it("names the code that was most likely meant", async () => {
    const { stderr, exitCode } = await explain("unknwon-key");
    expect(stderr).toBe(
      'There is no code "unknwon-key"; did you mean "unknown-key"? npx infra explain lists all.',
    );
    expect(exitCode).toBe(1);
  });
});
