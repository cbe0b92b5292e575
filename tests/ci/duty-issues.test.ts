import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, it, onTestFinished } from "vitest";
import { dutyIssues } from "../../src/ci/duty-issues.ts";
import { type DutyReport, parseDutyReport, writeDutyReport } from "../../src/ci/duty-report.ts";
import { GitHub } from "../../src/ci/github.ts";
import { publishDuty } from "../../src/ci/publish.ts";
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

const runUrl = "https://github.com/o/r/actions/runs/1";
const backup: DutyReport["duties"][number] = {
  ...{ name: "backup", kind: "backup", stack: "prod", state: "due", sure: "told" },
  ...{ last: "2026-11-01", due: "2026-11-08", overdueDays: 14, everyDays: 7 },
  ...{ from: "backup in backups/prod", command: "npx infra data backup -s prod" },
};
const report = (fields: Partial<DutyReport> = {}): DutyReport => {
  return { stack: "prod", duties: [], notAsked: [], ...fields };
};

/** What becomes of the issue of backups. */
async function publish(...reports: DutyReport[]) {
  const issue = dutyIssues(reports, runUrl).find(({ kind }) => kind === "backup")!;
  return await publishDuty(github, issue);
}

it("keeps one issue of a kind over all stacks, and closes it when none of them is due any more", async () => {
  const qa = report({ stack: "qa", duties: [{ ...backup, stack: "qa" }] });
  expect(await publish(report({ duties: [backup] }), qa)).toBe("opened");
  const [issue] = standIn.issues;
  expect(issue).toMatchObject({ title: "Due: back up production", state: "open" });
  expect(issue!.body).toContain(
    "- `prod` `backup`: `14 days overdue; last 2026-11-01 (backup in backups/prod), every 7 days`. " +
      "To do it: `npx infra data backup -s prod`",
  );
  expect(issue!.body).toContain("- `qa` `backup`");
  const done = report({ duties: [{ ...backup, state: "later" }] });
  expect(await publish(done, qa)).toBe("updated");
  expect(issue!.body).not.toContain("- `prod`");
  expect(await publish(done)).toBe("closed");
  expect(await publish(done)).toBe("none");
  expect(standIn.issues).toHaveLength(1);
});

it("leaves an issue as it is where something of that kind could not be asked, and of no other kind", async () => {
  await publish(report({ duties: [backup] }));
  const unread = [{ kind: "backup" as const, why: "the state of prod: no passphrase" }];
  expect(await publish(report({ notAsked: unread }))).toBe("left");
  expect(await publish(report({ error: "the job ended" }))).toBe("left");
  expect(await publish(report({ notAsked: [{ kind: "domain", why: "?" }] }))).toBe("closed");
});

it("names in an issue what could not be asked beside what is due", () => {
  const unread = [{ kind: "backup" as const, why: "the state of qa: no passphrase" }];
  const reports = [report({ duties: [backup] }), report({ stack: "qa", notAsked: unread })];
  const { content } = dutyIssues(reports, runUrl).find(({ kind }) => kind === "backup")!;
  expect(content!.body).toContain("more may be due:\n\n- `the state of qa: no passphrase`");
});

it("shows what a report says as code, and never more than GitHub takes", () => {
  const name = "@team [x](https://example.com) <!-- -->";
  const many = Array.from({ length: 3_000 }, () => ({ ...backup, name, command: "`".repeat(90) }));
  const issues = dutyIssues([report({ duties: many })], runUrl);
  const { body } = issues.find(({ kind }) => kind === "backup")!.content!;
  expect(body.length).toBeLessThan(65_536);
  expect(body).toContain(`\`${name}\``);
  expect(body).toContain("more, see the run");
});

it("reads back what a job has left, and takes nothing for a report that is none, or another stack's", async () => {
  const folder = mkdtempSync(join(tmpdir(), "duty-report-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "below", "report.json");
  const written = report({ duties: [backup] });
  await writeDutyReport(file, written);
  const text = readFileSync(file, "utf8");
  expect(parseDutyReport(text, "prod")).toEqual(written);
  expect(parseDutyReport(text, "dev").error).toContain("is not a report on dev");
  expect(parseDutyReport('{"stack": "prod"}', "prod").error).toBeDefined();
});
