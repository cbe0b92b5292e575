import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { gitHubContext, pullRequest } from "../../src/ci/context.ts";
import { stackName } from "../../src/ci/report.ts";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "ci-"));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("names the variable of GitHub Actions that is missing", () => {
  expect(() => gitHubContext({ GITHUB_REPOSITORY: "o/r" })).toThrow(/GITHUB_TOKEN is not set/);
});

const run = { GITHUB_REPOSITORY: "o/r", GITHUB_TOKEN: "t", GITHUB_RUN_ID: "42" };

it("reads where a run is, at GitHub or on a server of one's own", () => {
  expect(gitHubContext(run)).toEqual({
    apiUrl: "https://api.github.com",
    token: "t",
    repository: "o/r",
    runId: "42",
    runUrl: "https://github.com/o/r/actions/runs/42",
  });
  const own = {
    GITHUB_SERVER_URL: "https://git.example.com",
    GITHUB_API_URL: "https://git.example.com/api/v3/",
  };
  expect(gitHubContext({ ...run, ...own })).toMatchObject({
    apiUrl: "https://git.example.com/api/v3",
    runUrl: "https://git.example.com/o/r/actions/runs/42",
  });
});

it("refuses an event that is no pull request's", async () => {
  const file = join(folder, "event.json");
  writeFileSync(file, "{}");
  await expect(pullRequest({ GITHUB_EVENT_PATH: file })).rejects.toThrow(/no pull request/);
});

it.each([
  "dev;id",
  "../prod",
  "-s",
  "dev\n::set-output",
  "x".repeat(61),
  "a b",
  "`",
  "",
  "@dev",
  "<b>",
])("knows no stack that could not be named safely: %j", (name) => {
  expect(stackName.safeParse(name).success).toBe(false);
});

it.each(["dev", "QA", "qa.eu", "prod_2"])("knows the stack %s", (name) => {
  expect(stackName.safeParse(name).success).toBe(true);
});
