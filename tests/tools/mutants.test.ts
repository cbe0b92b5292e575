import { describe, expect, it } from "vitest";
import { type Equivalent, isEquivalent, staleEntries } from "../../tools/mutants/equivalents.ts";
import { apply, mutantsOf, sampleOf } from "../../tools/mutants/mutant.ts";
import { scoresOf } from "../../tools/mutants/report.ts";
import type { Result } from "../../tools/mutants/results.ts";
import { Suite } from "../../tools/mutants/suite.ts";

const file = "src/config/a.ts";

/** What a line of code can become. */
function changed(text: string): string[] {
  return mutantsOf(file, text).map((mutant) => apply(text, mutant.edit));
}

describe("mutants of code", () => {
  it.each([
    ["if (a) b = c;", ["if (!(a)) b = c;", "if (a) {}"]],
    ["f(a < b);", ["{}", "f(a <= b);"]],
    ["f(a === b);", ["{}", "f(a !== b);"]],
    ["f(a && b);", ["{}", "f(a || b);"]],
    ["f(a - b);", ["{}", "f(a + b);"]],
    ["const x = a.every(f);", ["const x = a.some(f);"]],
    ["const x = await f();", ["const x = f();"]],
    ["throw a;", ["{}"]],
    ["const x = true;", ["const x = false;"]],
    ["const x = 6;", ["const x = 7;"]],
    ['const x = "a";', ['const x = "";']],
    ["const x = `a${b}`;", ['const x = "";']],
    ["const x = { a };", ["const x = {};"]],
    ["const x = { a, b };", ["const x = {};", "const x = { b };", "const x = { a };"]],
    ["const x = [a, b];", ["const x = [];", "const x = [b];", "const x = [a];"]],
    ["const f = () => a;", ["const f = () => undefined;"]],
    ["function f() { return a; }", ["function f() { return undefined; }"]],
    [
      "function f() { if (a) return; }",
      ["function f() { if (!(a)) return; }", "function f() { if (a) {} }"],
    ],
    [
      "function f() { a(); b(); }",
      ["function f() {}", "function f() { {} b(); }", "function f() { a(); {} }"],
    ],
  ])("%s", (text, expected) => {
    expect(changed(text)).toEqual(expected);
  });

  it.each([
    ["types", 'interface A { b: "c" } type D = { e: 1 } | [2, "f"]; const x = g as "h";'],
    ["imports", 'import a from "./a.ts"; const x = import("./b.ts"); export { c } from "./c.ts";'],
    ["comments", "// if (a) return 1;\n/** `b` */"],
    ["names of properties", 'class A { "a-b" = c; }'],
    ["what is empty already", 'const x = []; const y = {}; const z = "";'],
  ])("leave %s alone", (_, text) => {
    expect(changed(text)).toEqual([]);
  });

  it("leave entries of tables inside functions to what the functions do", () => {
    expect(changed("const f = () => [a, b];")).not.toContain("const f = () => [a];");
  });

  it("are named by what they change and where it is declared, not by lines", () => {
    const text = "class A {\n  b() {\n    return c > 1;\n  }\n}\n";
    const [, swapped] = mutantsOf(file, text);
    expect(swapped).toMatchObject({
      line: 3,
      within: "A.b",
      change: "return c > 1; → return c >= 1;",
      occurrence: 1,
    });
    const [, moved] = mutantsOf(file, `\n\n${text}`);
    expect(moved).toEqual({ ...swapped, line: 5, edit: expect.anything() });
  });

  it("that read the same are told apart", () => {
    const twins = mutantsOf(file, "f(1);\nf(1);").filter(({ edit }) => edit.kind === "add one");
    expect(twins.map(({ occurrence }) => occurrence)).toEqual([1, 2]);
  });
});

describe("a sample of mutants", () => {
  const text = Array.from({ length: 50 }, (_, index) => `export const x${index} = ${index};`);
  const mutants = mutantsOf(file, text.join("\n"));

  it("is the same for the same seed, and another for another", () => {
    const drawn = sampleOf(mutants, { seed: 1, size: 10 });
    expect(drawn).toHaveLength(10);
    expect(sampleOf([...mutants].reverse(), { seed: 1, size: 10 })).toEqual(drawn);
    expect(sampleOf(mutants, { seed: 2, size: 10 })).not.toEqual(drawn);
  });

  it("keeps its members when a line is added", () => {
    const drawn = sampleOf(mutants, { seed: 1, size: 10 }).map(({ change }) => change);
    const grown = mutantsOf(file, `export const y = 1;\n${text.join("\n")}`);
    const again = sampleOf(grown, { seed: 1, size: 11 }).map(({ change }) => change);
    expect(again).toEqual(expect.arrayContaining(drawn.slice(0, 9)));
  });
});

describe("the list of equivalent mutants", () => {
  const mutants = mutantsOf(file, "f(a < b);");
  const entry: Equivalent = {
    file: "config/a.ts",
    change: "f(a < b); → f(a <= b);",
    why: "a and b are never the same",
  };

  it("names a mutant by its change and the end of its file's path", () => {
    expect(mutants.map((mutant) => isEquivalent(mutant, [entry]))).toEqual([false, true]);
    expect(mutants.some((mutant) => isEquivalent(mutant, [{ ...entry, file: "b.ts" }]))).toBe(
      false,
    );
    expect(mutants.some((mutant) => isEquivalent(mutant, [{ ...entry, file: "g/a.ts" }]))).toBe(
      false,
    );
  });

  it("shows entries that describe nothing any more", () => {
    const stale = { ...entry, change: "f(a > b); → f(a >= b);" };
    expect(staleEntries(mutants, [entry, stale])).toEqual([stale]);
  });
});

describe("the tests that can notice a change", () => {
  const onEngine = [
    "tests/commands/signals.test.ts",
    "tests/dynamic-provider/a.test.ts",
    "tests/rehearsal/canary.test.ts",
    "tests/rehearsal/life.test.ts",
    "tests/rehearsal/rehearse.test.ts",
    "tests/render/engine.test.ts",
    "tests/render/faults/two-engines.test.ts",
    "tests/sandbox/providers/engine.test.ts",
    "tests/workflows/a.test.ts",
  ];
  const support = [
    "tests/workflows/workflow.ts",
    "tests/rehearsal/stage.ts",
    "tests/render/faults/engine-stacks.ts",
  ];
  const suite = new Suite(
    new Map([
      ["tests/config/b.test.ts", ["src/config/b.ts"]],
      ["src/config/b.ts", ["src/config/a.ts"]],
      ["tests/config/a.test.ts", ["src/config/a.ts"]],
      ["tests/config/c.test.ts", ["src/config/c.ts"]],
      ["tests/config/started.test.ts", ["execa"]],
      ["tests/commands/a.test.ts", ["src/config/b.ts"]],
      ["tests/commands/b.test.ts", []],
      ...onEngine.map((path): [path: string, imports: string[]] => [
        path,
        ["node:child_process", ...support],
      ]),
      ...support.map((path): [path: string, imports: string[]] => [path, []]),
    ]),
  );

  it("are those of its own folder that import it, the nearest first, or that start processes", () => {
    expect(suite.fast("src/config/a.ts")).toEqual([
      "tests/config/a.test.ts",
      "tests/config/b.test.ts",
      "tests/config/started.test.ts",
    ]);
  });

  it("are then those of other folders that import it, and at last those on the engine", () => {
    expect(suite.slow("src/config/a.ts")).toEqual(["tests/commands/a.test.ts", ...onEngine]);
  });

  it("are those of all folders where its own has none", () => {
    expect(suite.fast("src/preload.js")).toEqual(["tests/config/started.test.ts"]);
  });
});

describe("the score", () => {
  it("counts what was killed among those that are not equivalent", () => {
    const [mutant] = mutantsOf(file, "f();");
    const results: (Result["outcome"] | undefined)[] = ["types", "fast", "slow", "survived"];
    const tried = [...results, undefined].map((outcome) => ({
      mutant: mutant!,
      result: outcome && { outcome, all: true, holdsFor: "" },
    }));
    const score = {
      types: 1,
      fast: 1,
      slow: 1,
      survived: 1,
      equivalent: 1,
      killed: 75,
      killedFast: 50,
    };
    expect(scoresOf(tried)).toEqual([
      { folder: "src/config", ...score },
      { folder: "all", ...score },
    ]);
  });
});
