import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { gitHubContext, pullRequest } from "../../src/ci/context.ts";
import { readReports, writeReport } from "../../src/ci/report.ts";

const folder = mkdtempSync(join(tmpdir(), "ci-"));

it("names the variable of GitHub Actions that is missing", () => {
  expect(() => gitHubContext({ GITHUB_REPOSITORY: "o/r" })).toThrow(/GITHUB_TOKEN is not set/);
});

it("refuses an event that is no pull request's", async () => {
  const file = join(folder, "event.json");
  writeFileSync(file, "{}");
  await expect(pullRequest({ GITHUB_EVENT_PATH: file })).rejects.toThrow(/no pull request/);
});

it("tells of a stack whose job left no report, and refuses what is none", async () => {
  const report = { stack: "dev", changes: [], drift: [], unseen: [] };
  await writeReport(join(folder, "reports", "dev.json"), report);
  const [dev, prod] = await readReports(join(folder, "reports"), ["dev", "prod"]);
  expect(dev).toEqual(report);
  expect(prod?.error).toContain("the job ended before");
  writeFileSync(join(folder, "reports", "prod.json"), "{}");
  await expect(readReports(join(folder, "reports"), ["prod"])).rejects.toThrow(/is not what/);
});
