import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, it, onTestFinished } from "vitest";
import { GitHub } from "../../src/ci/github.ts";
import { fetchKept, writeKept } from "../../src/pull-requests/report.ts";
import { GitHubStandIn } from "../../src/sandbox/github-runs.ts";

const standIn = new GitHubStandIn();
let github: GitHub;

beforeAll(async () => {
  await standIn.start();
  const { url, token, repository } = standIn;
  github = new GitHub({ apiUrl: url, token, repository });
});
beforeEach(() => standIn.reset());
afterAll(() => standIn.close());

it("hands over what one job has left to another", async () => {
  const folder = mkdtempSync(join(tmpdir(), "report-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "report.json");
  await writeKept(file, { number: 7, end: "removed", said: "closed", stays: ["data"] });
  standIn.addArtifact("42", "environment-7", { "report.json": readFileSync(file, "utf8") });
  expect(await fetchKept(github, "42", 7)).toEqual({
    number: 7,
    end: "removed",
    said: "closed",
    places: [],
    stays: ["data"],
  });
});

it.each([
  ["none", undefined, "No report was written"],
  ["one that is none", "{}", "is not a report on pull request 7"],
  ["another's", '{"number": 8, "end": "up", "said": ""}', "is not a report on pull request 7"],
])("takes %s for a failure, and says how it goes on", async (_what, text, says) => {
  if (text !== undefined) standIn.addArtifact("42", "environment-7", { "report.json": text });
  const { end, said, next } = await fetchKept(github, "42", 7);
  expect([end, said, next]).toEqual(["failed", expect.stringContaining(says), expect.anything()]);
});
