import { describe, expect, it } from "vitest";
import { untestedFaults } from "./coverage.ts";
import { deadExportFaults } from "./exports.ts";
import { generatedFaults, pinFaults, strayFaults } from "./files.ts";
import {
  barrelFaults,
  builtinFaults,
  extensionFaults,
  layerFaults,
  outsideFaults,
  partFaults,
} from "./imports.ts";
import { lockFaults, scriptFaults, versionFaults } from "./packages.ts";
import { fileSizeFaults, functionSizeFaults } from "./sizes.ts";
import { parse } from "./source.ts";
import { wordFaults } from "./words.ts";

const lines = (count: number) => "void 0;\n".repeat(count);

describe("imports between folders", () => {
  it.each([
    ["src/shared/a.ts", 'import { x } from "../config/x.ts";', "src/shared may import nothing"],
    [
      "src/sandbox/a.ts",
      'import { x } from "../render/x.ts";',
      "may import shared, types of config",
    ],
    ["src/render/a.ts", 'await import("../sandbox/x.ts");', "imports src/sandbox"],
    ["src/environment/a.ts", 'import { x } from "../config/x.ts";', '"import type"'],
    ["src/environment/a.ts", 'export { x } from "../commands/x.ts";', "imports src/commands"],
    ["src/helpers/a.ts", "", "is no folder of the design"],
  ])("refuses %s: %s", (path, text, message) => {
    expect(layerFaults([parse(path, text)])).toEqual([expect.stringContaining(message)]);
  });

  it.each([
    ["src/environment/a.ts", 'import type { X } from "../config/x.ts";'],
    ["src/environment/a.ts", 'import { type X } from "../config/x.ts";'],
    ["src/commands/a.ts", 'import { x } from "../sandbox/x.ts";'],
    ["tests/render/a.test.ts", 'import { x } from "../../src/sandbox/x.ts";'],
  ])("lets %s say %s", (path, text) => {
    expect(layerFaults([parse(path, text)])).toEqual([]);
  });

  it.each([
    ["extends", "class Redis extends ComponentResource {}"],
    ["extends by its module", "class Redis extends pulumi.ComponentResource {}"],
    ["extends through another class", "class Redis extends Base {}"],
  ])("keeps parts apart, not a part and its helpers: one that %s", (_how, redis) => {
    const imports = 'import "./dns.ts";\nimport "./names.ts";';
    const sources = [
      parse("src/environment/redis.ts", `${imports}\n${redis}`),
      parse("src/environment/base.ts", "export class Base extends ComponentResource {}"),
      parse("src/environment/dns.ts", "export class Dns extends ComponentResource {}"),
      parse("src/environment/names.ts", "export class Names extends Map {}"),
    ];
    expect(partFaults(sources)).toEqual([expect.stringContaining("redis.ts:1 imports the part")]);
  });

  it("lets the whole environment import its parts", () => {
    const sources = [
      parse(
        "src/environment/environment.ts",
        'import { Dns } from "./dns.ts";\nexport class Environment extends ComponentResource {}',
      ),
      parse("src/environment/dns.ts", "export class Dns extends ComponentResource {}"),
    ];
    expect(partFaults(sources)).toEqual([]);
  });

  it("wants node: before Node's modules and the ending on ours", () => {
    const source = parse(
      "src/a.ts",
      'import fs from "fs";\nimport x from "./x";\nimport "node:os";',
    );
    expect(builtinFaults([source])).toEqual(['src/a.ts:1: write "node:fs"']);
    expect(extensionFaults([source])).toEqual(['src/a.ts:2: "./x" needs its ending, .ts']);
  });

  it("finds barrels, but for a package's entry points", () => {
    const barrel = parse(
      "src/render/all.ts",
      'export * from "./a.ts";\nexport { b } from "./b.ts";',
    );
    expect(barrelFaults([barrel], [])).toEqual([expect.stringContaining("only re-exports")]);
    expect(barrelFaults([barrel], ["src/render/all.ts"])).toEqual([]);
  });

  it("finds paths that lead out of the project", () => {
    const text = 'read("/usr/lib"); read("../../x"); read("../x"); get("/api/health");';
    expect(outsideFaults([parse("tests/a.ts", text)])).toEqual([
      expect.stringContaining('"/usr/lib" is outside'),
      expect.stringContaining('"../../x" is outside'),
    ]);
  });
});

describe("banned words", () => {
  it.each([
    ["src/config/a.ts", "console.log(1);", "console.log"],
    ["src/commands/a.ts", "console.log(1);", "console.log"],
    ["src/commands/a.ts", "process.stdout.write(text);", "the one way out"],
    ["src/a.ts", "const x = y as any;", "as any"],
    ["tests/a.test.ts", "describe.skip('x', f);", "switched off"],
    ["tests/a.test.ts", "it.concurrent.only('x', f);", "switched off"],
    ["tests/a.test.ts", "url.apply((value) => { expect(value).toBe(1); });", "expect inside"],
    ["tests/helpers.ts", "afterEach(() => {});", "hook outside a test file"],
    ["src/a.ts", "let pair: [string, number];", "no names"],
    ["src/a.ts", "// @ts-ignore", "@ts-ignore"],
    ["src/a.ts", "// TODO later", "note to oneself"],
  ])("are found in %s: %s", (path, text, message) => {
    expect(wordFaults([parse(path, text)])).toEqual([expect.stringContaining(message)]);
  });

  it.each([
    ["bench/a.ts", "console.log(1);"],
    ["src/commands/shared.ts", "process.stdout.write(text);"],
    ["src/a.ts", "reader.skip(3); const text = 'as any';"],
    ["src/a.ts", "let pair: [name: string, size: number]; let one: [string];"],
    ["tests/a.test.ts", "afterEach(() => {});"],
    ["tests/helpers.ts", "function open() { afterEach(() => {}); }"],
    ["tests/a.test.ts", "expect(await settled(url.apply((u) => u + 1))).toBe(2);"],
  ])("are not seen in %s: %s", (path, text) => {
    expect(wordFaults([parse(path, text)])).toEqual([]);
  });
});

describe("sizes", () => {
  it("of a file end at 300 lines", () => {
    expect(fileSizeFaults([parse("a.ts", lines(300))])).toEqual([]);
    expect(fileSizeFaults([parse("a.ts", lines(301))])).toHaveLength(1);
  });

  it("of a function end at 70 lines, a suite being no function", () => {
    const wrap = (head: string, count: number) => parse("a.ts", `${head}\n${lines(count)}}`);
    expect(functionSizeFaults([wrap("function f() {", 68)])).toEqual([]);
    expect(functionSizeFaults([wrap("function f() {", 69)])).toHaveLength(1);
    expect(functionSizeFaults([wrap("const f = () => {", 69)])).toHaveLength(1);
    expect(functionSizeFaults([parse("a.ts", `describe("x", () => {\n${lines(90)}});`)])).toEqual(
      [],
    );
  });
});

describe("tests", () => {
  const source = parse("src/config/load.ts", "export const loaded = true;");
  const entry = {
    file: "src/config/load.ts",
    by: "tests/rehearsal/up.test.ts",
    how: "runs the program",
  };

  it("are missed where a file has none", () => {
    expect(untestedFaults([source], [])).toEqual([expect.stringContaining("load.ts has no test")]);
  });

  it("are not missed where nothing is left at run time", () => {
    const types = 'import type { A } from "./a.ts";\nexport interface B extends A {}\ntype C = B;';
    expect(untestedFaults([parse("src/config/spec.ts", types)], [])).toEqual([]);
  });

  it("count by name, by import of its own folder's tests, or by an entry whose test exists", () => {
    const importing = parse("tests/config/other.test.ts", 'import "../../src/config/load.ts";');
    expect(untestedFaults([source, parse("tests/config/load.test.ts", "")], [])).toEqual([]);
    expect(untestedFaults([source, importing], [])).toEqual([]);
    expect(untestedFaults([source, parse("tests/rehearsal/up.test.ts", "")], [entry])).toEqual([]);
  });

  it("count through what they import, if it is there at run time", () => {
    const through = (text: string) => [
      source,
      parse("src/config/files.ts", text),
      parse("tests/config/files.test.ts", 'import "../../src/config/files.ts";'),
    ];
    expect(untestedFaults(through('import { loaded } from "./load.ts";'), [])).toEqual([]);
    expect(untestedFaults(through('import type { A } from "./load.ts";'), [])).toHaveLength(1);
  });

  it("do not count from another folder, where they are about something else", () => {
    const importing = parse("tests/rehearsal/up.test.ts", 'import "../../src/config/load.ts";');
    expect(untestedFaults([source, importing], [])).toHaveLength(1);
  });

  it("entries are refused without a test of that name, or when nothing needs them", () => {
    expect(untestedFaults([source], [entry])).toEqual([expect.stringContaining("there is no")]);
    expect(untestedFaults([parse("tests/rehearsal/up.test.ts", "")], [entry])).toEqual([
      expect.stringContaining("explains nothing"),
    ]);
    const folder = { ...entry, by: "tests/rehearsal/" };
    expect(untestedFaults([source, parse("tests/rehearsal/up.test.ts", "")], [folder])).toEqual([
      expect.stringContaining("there is no"),
    ]);
  });
});

describe("exports", () => {
  const faults = (...files: [path: string, text: string][]) =>
    deadExportFaults(
      files.map(([path, text]) => parse(path, text)),
      ["src/index.ts"],
    );

  it.each([
    ["a constant", "export const a = 1;"],
    ["a function", "export function a() {}"],
    ["a type", "export interface A {}"],
  ])("that nobody imports are found: %s", (_what, text) => {
    expect(faults(["src/a.ts", text])).toEqual([expect.stringContaining("src/a.ts:1 exports")]);
  });

  it.each([
    ["by name", 'import { a } from "../src/a.ts";'],
    ["by another name", 'import { a as b } from "../src/a.ts";'],
    ["as a module", 'import * as all from "../src/a.ts";'],
    ["later", 'const { a } = await import("../src/a.ts");'],
    ["later, as a module", 'const all = await import("../src/a.ts");'],
  ])("are imported %s", (_how, text) => {
    expect(faults(["src/a.ts", "export const a = 1;"], ["bench/b.ts", text])).toEqual([]);
  });

  it("of an entry point, and types that an exported thing is made of, are part of it", () => {
    const made = "export interface Args {}\nexport class A { constructor(args: Args) {} }";
    const importing = 'import { A } from "../src/a.ts";';
    expect(faults(["src/index.ts", "export const a = 1;"])).toEqual([]);
    expect(faults(["src/a.ts", made], ["tests/a.test.ts", importing])).toEqual([]);
    const inside = "export interface Args {}\nexport function a() { const b: Args = {}; }";
    expect(
      faults(["src/a.ts", inside], ["tests/a.test.ts", 'import { a } from "../src/a.ts";']),
    ).toHaveLength(1);
  });
});

describe("other files", () => {
  it("in src are source, and generated ones say so in their name", () => {
    expect(strayFaults(["src/a.ts", "src/b.json", "src/c.js", "src/d.d.ts"])).toHaveLength(2);
    const text = "/** This file was auto-generated. */";
    expect(generatedFaults([{ path: "src/a.ts", text }])).toHaveLength(1);
    expect(generatedFaults([{ path: "src/a.generated.ts", text }])).toEqual([]);
  });

  it.each([
    "uses: actions/checkout@v4",
    "uses: actions/checkout@8f4b7f84864484a7bf31766abe9204da3cbe65b3",
    "- uses: actions/checkout@8f4b7f8 # v4.0.0",
  ])("pin actions by commit and say the version: %s", (text) => {
    expect(pinFaults([{ path: "w.yml", text }])).toHaveLength(1);
  });

  it("may use actions of the project itself", () => {
    expect(pinFaults([{ path: "w.yml", text: "- uses: ./.github/actions/setup" }])).toEqual([]);
  });
});

describe("packages", () => {
  const integrity = "sha512-GquwdXTr1CyRzrHs==";

  it.each([
    ["no hash, as of what a script has installed", { version: "1.0.0" }, "no sha512 hash"],
    ["a weak hash", { integrity: "sha1-GquwdXTr1CyRzrHs=" }, "no sha512 hash"],
    ["a commit of a repository", { resolved: "git+ssh://git@example.com/a.git#1" }, "no sha512"],
    [
      "another registry",
      { integrity, resolved: "https://npm.example.com/a.tgz" },
      "not from npm's registry",
    ],
    ["a link to a folder", { link: true }, "is a folder"],
  ])("refuses %s", (_title, locked, message) => {
    const faults = lockFaults({ "": {}, "node_modules/a": locked });
    expect(faults).toEqual([expect.stringContaining(message)]);
  });

  it("lets one pass that npm can check", () => {
    expect(lockFaults({ "": {}, "node_modules/a": { version: "1.0.0", integrity } })).toEqual([]);
  });

  it.each(["^1.0.0", "~1.0.0", "latest", "1.x", "github:a/b"])("refuses version %s", (version) => {
    expect(versionFaults({ a: version, b: "1.0.0" })).toHaveLength(1);
  });

  it.each(["", "ignore-scripts=false\n", "# ignore-scripts=true\n"])(
    "refuses settings that let packages run scripts: %j",
    (npmrc) => {
      expect(scriptFaults(npmrc)).toHaveLength(1);
    },
  );
});
