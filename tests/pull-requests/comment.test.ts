import { expect, it } from "vitest";
import { environmentComment, isOfLaterRun } from "../../src/pull-requests/comment.ts";
import type { KeptReport } from "../../src/pull-requests/report.ts";

const run = { runId: "42", runUrl: "https://github.com/acme/shop/actions/runs/42" };
const report = (fields: Partial<KeptReport>): KeptReport => {
  return { number: 7, end: "up", said: "", places: [], stays: [], ...fields };
};

it("tells where it is, what it runs, what it costs and until when", () => {
  const comment = environmentComment(
    report({
      branch: "feature/x",
      like: "dev",
      places: [{ part: "web", url: "https://pr-7.acme.example" }],
      costs: { day: "$0.80", month: "$24" },
      until: "2026-11-25",
    }),
    run,
  );
  expect(comment).toMatch(/^<!-- infra:environment -->\n/);
  expect(comment).toContain("| `web` | https://pr-7.acme.example |");
  expect(comment).toContain("$0.80 a day ($24 a month");
  expect(comment).toContain("or on 2026-11-25: 3 days after the last push");
});

it("says whether its pages and APIs answer, and of one that does not what to do first", () => {
  const up = environmentComment(report({ said: "20 checks are met" }), run);
  expect(up).toContain("All pages and APIs answer as they should: 20 checks are met.");
  const said = "api.pr-7.acme.example, is healthy: /health answers 503";
  const fields = { end: "unwell" as const, said, next: "npx infra logs api", until: "2026-11-25" };
  const costs = { day: "$0.80", month: "$24" };
  const unwell = environmentComment(report({ ...fields, costs }), run);
  expect(unwell).toContain("`pr-7` is up, and not all of it answers");
  expect(unwell).toContain(`\`\`\`text\n${said}\n\`\`\`\n\nFirst: \`npx infra logs api\``);
  expect(unwell).toContain("or on 2026-11-25");
});

it("says why one was removed, and what stays", () => {
  const comment = environmentComment(
    report({ end: "removed", said: "the pull request is closed", stays: ["the data of x on y"] }),
    run,
  );
  expect(comment).toContain("Why: `the pull request is closed`.");
  expect(comment).not.toContain("To have it back");
  expect(comment).toContain("- `the data of x on y`");
});

it("shows what a stranger wrote as code, which mentions nobody and closes nothing", () => {
  const said = 'pr-7.environment.branch: "@everyone/```<!-- x -->" is not the name of one branch';
  const comment = environmentComment(report({ end: "refused", said, next: "rename it" }), run);
  expect(comment).toContain(`\`\`\`\`text\n${said}\n\`\`\`\``);
  expect(comment).toContain("First: `rename it`");
});

it("knows a comment of a later run by its number, and no other", () => {
  const of = (runId: string) => environmentComment(report({}), { ...run, runId });
  expect(isOfLaterRun(of("43"), "42")).toBe(true);
  expect([of("42"), of("9"), "", "<!-- run x -->"].some((body) => isOfLaterRun(body, "42"))).toBe(
    false,
  );
});
