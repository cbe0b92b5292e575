import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { execa } from "execa";
import { beforeAll, describe, expect, it } from "vitest";
import type { TestProject } from "vitest/node";
import { root } from "./architecture/source.ts";
import { afterGrace } from "./setup/leftovers.ts";
import makeRunFolder from "./setup/run-folder.ts";

const leaking = join("tests", "leaking");
const fixtures = readdirSync(join(root, leaking))
  .filter((name) => name.endsWith(".leak.ts"))
  .sort();

describe("a test file that leaves something behind", () => {
  let exitCode: number | undefined;
  let counted: string;
  let failures: Map<string, string>;

  // What it reports it also ends and removes: else this file would be told of it in its turn.
  beforeAll(async () => {
    const config = join(leaking, "vitest.config.ts");
    const vitest = join("node_modules", "vitest", "vitest.mjs");
    const report = join(tmpdir(), "report.json");
    const reporter = ["--reporter=json", `--outputFile=${report}`];
    const args = [vitest, "run", "--config", config, ...reporter];
    ({ exitCode } = await execa(process.execPath, args, { cwd: root, reject: false }));
    const { testResults }: { testResults: { name: string; status: string; message: string }[] } =
      JSON.parse(readFileSync(report, "utf8"));
    const summary = [join(".ci", "summary.mjs"), report, String(exitCode)];
    ({ stdout: counted } = await execa(process.execPath, summary, { cwd: root }));
    rmSync(report);
    const failed = testResults.filter(({ status }) => status === "failed");
    failures = new Map(failed.map(({ name, message }) => [basename(name), message]));
  });

  it("fails the run, and is counted where CI counts", () => {
    expect(exitCode).toBe(1);
    expect(counted).toBe("7 passed, 4 failed");
    expect([...failures.keys()].sort()).toEqual(fixtures);
  });

  it.each([
    ["process", [/^process \d+ \(sleep 600\), of .*process.leak.ts > starts a process$/]],
    ["port", [/^server listening on 127\.0\.0\.1:\d+, of .*port.leak.ts > listens$/]],
    ["folder", [/^file or folder forgotten-\w+, of .*folder.leak.ts > makes a folder$/]],
    [
      "globals",
      [
        /^umask 77$/,
        /^environment variable LEFT$/,
        /^stand-in for fetch$/,
        /^listener to SIGTERM: \(\) => "left"$/,
      ],
    ],
  ])("is told so, with the test: %s", (kind, expected) => {
    const [, ...lines] = failures.get(`${kind}.leak.ts`)!.split("\n  ");
    expect(lines).toEqual(expected.map((line) => expect.stringMatching(line)));
  });
});

describe("the end of all tests", () => {
  it("fails the run for what a file that ended early left, and removes it", async () => {
    const provided = new Map<string, string>();
    const provide = (name: string, value: string) => provided.set(name, value);
    const end = makeRunFolder({ provide, globalConfig: {} } as unknown as TestProject);
    writeFileSync(join(provided.get("sharedFolder")!, "for all"), "");
    const folder = provided.get("runFolder")!;
    mkdirSync(join(folder, "tests+skipped.test.ts"));
    mkdirSync(join(folder, "tests+crashed.test.ts", "forgotten"), { recursive: true });
    await expect(end()).rejects.toThrow(
      /:\n {2}file or folder forgotten, of tests.crashed.test.ts$/,
    );
    expect(existsSync(folder)).toBe(false);
  });

  it("waits for what is about to end", async () => {
    const ending = { name: "process 1", mayEnd: true as const, remove: () => {} };
    const answers = [[ending], [ending], []];
    expect(await afterGrace(() => answers.shift()!)).toEqual([]);
    expect(answers).toEqual([]);
  });
});
