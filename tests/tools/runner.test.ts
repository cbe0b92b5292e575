import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { encloseIn } from "../../tools/mutants/copy.ts";
import { Runner } from "../../tools/mutants/runner.ts";
import { root } from "../architecture/source.ts";

const silence = 60_000;
const limitMs = 3_000;

describe("a warm runner of tests", () => {
  let folder: string;
  let project: string;
  let runner: Runner;
  const write = (file: string, text: string) => writeFileSync(join(project, file), text);
  const killer =
    (...tests: string[]) =>
    (changed: string, longestSilence = silence) =>
      runner
        .run({ tests: tests.map((name) => `${name}.test.ts`), changed, limitMs }, longestSilence)
        .then((verdict) => verdict.killer);

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "mutants-"));
    project = join(folder, "project");
    const worker = join("tools", "mutants", "worker.ts");
    mkdirSync(join(project, "tools", "mutants"), { recursive: true });
    cpSync(join(root, worker), join(project, worker));
    symlinkSync(join(root, "node_modules"), join(project, "node_modules"));
    write("package.json", '{ "type": "module" }');
    write("vitest.config.ts", "export default { test: { isolate: false, testTimeout: 300_000 } };");
    for (const name of ["a", "b", "c"]) {
      write(`${name}.ts`, "export const answer = () => 1;");
      write(
        `${name}.test.ts`,
        `import { expect, it } from "vitest"; import { answer } from "./${name}.ts";
         it("answers one", async () => { expect(await answer()).toBe(1); });`,
      );
    }
    runner = new Runner({ project, ...encloseIn(folder) });
  });

  afterAll(() => {
    runner.end();
    rmSync(folder, { recursive: true });
  });

  it("names the test that fails, and sees every file as it is now", async () => {
    expect(await killer("a", "b")("a.ts")).toBeUndefined();
    write("a.ts", "export const answer = () => 2;");
    expect(await killer("a", "b")("a.ts")).toBe("a.test.ts: answers one");
    write("a.ts", "export const answer = () => 1;");
    write("b.ts", "export const answer = () => 1 + 0;");
    expect(await killer("a", "b")("b.ts")).toBeUndefined();
  });

  it("says why a file of tests could not be run at all", async () => {
    write("a.ts", 'throw new Error("not today");');
    expect(await killer("a")("a.ts")).toBe("a.test.ts, as a whole: not today");
  });

  it("gives a test that waits for ever no longer than it is told", async () => {
    write("c.ts", "export const answer = () => new Promise(() => {});");
    expect(await killer("c")("c.ts")).toBe("c.test.ts: answers one");
  });

  it("ends a run in which nothing happens any more, and goes on with the next", async () => {
    write("a.ts", "export const answer = () => { for (;;); };");
    expect(await killer("a")("a.ts", 4_000)).toBe("nothing happened any more");
    write("a.ts", "export const answer = () => 1;");
    expect(await killer("a")("a.ts")).toBeUndefined();
  });
});
