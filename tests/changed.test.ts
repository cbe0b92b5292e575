import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { execa } from "execa";
import { expect, it, onTestFinished } from "vitest";
import { root } from "./architecture/source.ts";
import { readers, testsReaching } from "./setup/changed.ts";
import { makeSmallProject } from "./small-project.ts";

it("knows the tests that start a file, by its name and by what is written down", () => {
  const always = "tests/architecture.test.ts";
  expect(testsReaching("src/preload.js").sort()).toEqual([always, "tests/preload.test.ts"]);
  expect(testsReaching("src/commands/adopt.ts")).toContain("tests/rehearsal/adopt.test.ts");
  expect(testsReaching("Pulumi.dev.yaml")).toContain("tests/config/check.test.ts");
  expect(testsReaching("README.md")).toEqual([always]);
  for (const { files, by } of readers) {
    expect(testsReaching(files)).toContainEqual(expect.stringMatching(`^${by}`));
  }
});

it("runs them with --changed beside those that import it, but no rehearsal that does", async () => {
  const test = (imported: string) =>
    `import { it } from "vitest";\n${imported}\nit("is run", () => {});\n`;
  const project = mkdtempSync(join(tmpdir(), "changed-"));
  onTestFinished(() => rmSync(project, { recursive: true, force: true }));
  makeSmallProject(project, {
    "src/command.ts": "export const command = 1;\n",
    "src/part.ts": "export const part = 1;\n",
    "src/other.ts": "export const other = 1;\n",
    "tests/command.test.ts": test(""),
    "tests/one.test.ts": test('import "../src/part.ts";'),
    "tests/two.test.ts": test('import "../src/other.ts";'),
    "tests/rehearsal/up.test.ts": test('import "../../src/part.ts";'),
    "tests/rehearsal/down.test.ts": test('import "../../src/part.ts";'),
  });
  await git(project, "init", "--quiet");
  await git(project, "add", "--all");
  await git(project, "commit", "--quiet", "--message", "As it was");
  for (const file of ["src/command.ts", "src/part.ts", "tests/rehearsal/down.test.ts"]) {
    writeFileSync(join(project, file), "// Changed\n", { flag: "a" });
  }

  const report = join(project, "report.json");
  const flags = ["--changed", "--reporter=json", `--outputFile=${report}`];
  const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
  const { stdout } = await execa(process.execPath, [vitest, "run", ...flags], { cwd: project });

  const { testResults }: { testResults: { name: string }[] } = JSON.parse(
    readFileSync(report, "utf8"),
  );
  expect(testResults.map(({ name }) => relative(project, name)).sort()).toEqual([
    "tests/command.test.ts",
    "tests/one.test.ts",
    "tests/rehearsal/down.test.ts",
  ]);
  expect(stdout).toContain("Left out, because they are slow: 1 of tests/rehearsal");
});

async function git(cwd: string, ...args: string[]): Promise<void> {
  const author = ["-c", "user.name=test", "-c", "user.email=test@example.com"];
  await execa("git", [...author, ...args], { cwd });
}
