import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commentBody, issueBody } from "../../src/ci/bodies.ts";
import { maxBodyLength } from "../../src/ci/markdown.ts";
import { type Change, parseReport, type StackReport } from "../../src/ci/report.ts";
import { harmless, hostileReport, hostileText, hostileValues } from "./hostile.ts";
import { render } from "./rendered.ts";

const report = (fields: Partial<StackReport>): StackReport => {
  return { stack: "dev", changes: [], drift: [], unseen: [], ...fields };
};
const change = (name: string, value = "x"): Change => {
  const properties = [{ name: "content", before: "a", after: value }];
  const type = "cloudflare:index/dnsRecord:DnsRecord";
  return { op: "update", type, name, properties, effects: [] };
};
const run = "https://github.com/o/r/actions/runs/1";
const comment = (...reports: StackReport[]) => commentBody(reports, "0123456789", run);

describe("commentBody", () => {
  it("has one section a stack: changes, nothing, or the failure", () => {
    const body = comment(
      report({ changes: [change("api")] }),
      report({ stack: "prod" }),
      report({ stack: "staging", error: "boom" }),
    );
    expect(body).toContain("<summary><code>dev</code>: 1 to update</summary>");
    expect(body).toContain("- update `api` (`DnsRecord`): `content` `a` → `x`");
    expect(body).toContain("`prod`: nothing");
    expect(body).toContain("`staging`: the preview failed\n\n```text\nboom\n```");
  });

  it("stays within what GitHub takes, whatever there is to say", () => {
    const changes = Array.from({ length: 2_000 }, (_, n) => change(`record-${n}`, "`".repeat(100)));
    const ops = Array.from({ length: 700 }, (_, n) => `${"abcdefg"[n % 7]}`.repeat(1 + (n % 30)));
    const crowded = ops.map((op) => ({ ...change("x"), op }));
    const reports = ["a", "b", "c"].map((stack) => report({ stack, changes }));
    const failed = Array.from({ length: 18 }, () => report({ error: "`".repeat(100_000) }));
    const many = Array.from({ length: 18 }, () => report({ changes: crowded }));
    const body = comment(...reports, ...failed, ...many);
    expect(body.length).toBeLessThanOrEqual(maxBodyLength);
    expect(body).toContain("more, see the run");
  });
});

describe("what a change does, in a comment", () => {
  const means = "Out of reach for minutes; with a standby for less than one.";
  const saying = (name: string, effects: Change["effects"]) => ({ ...change(name), effects });

  it("follows it, with the properties that cause it, and is counted at the top", () => {
    const body = comment(
      report({
        changes: [
          saying("db", [
            { property: "plan", effect: "interrupts", means },
            { property: "name", effect: "in place", means: "Renamed; its address stays." },
          ]),
          saying("www", [
            { property: "content", effect: "in place", means: "Renamed.", unsure: true },
          ]),
        ],
      }),
    );
    expect(body).toContain("<summary><code>dev</code>: 2 to update; 1 interrupts</summary>");
    expect(body).toContain(
      `\`content\` \`a\` → \`x\` - **interrupts** (\`plan\`): ${means} in place (\`name\`): Renamed;`,
    );
    expect(body).toContain("- in place, if it changes: Renamed.");
  });

  it("is said once for several properties, and as code where the table does not say it", () => {
    const deploy = (property: string) => ({
      property,
      effect: "in place" as const,
      means: "Free!",
    });
    const body = comment(report({ changes: [saying("api", [deploy("plan"), deploy("repo")])] }));
    expect(body).toContain("- in place (`plan`, `repo`): `Free!`");
  });

  it("stands in the issue about drift too", () => {
    const drift = [saying("db", [{ property: "plan", effect: "impossible", means }])];
    expect(issueBody(report({ drift }), run)).toContain(`**impossible**: ${means}`);
  });
});

describe("issueBody", () => {
  it("stays within what GitHub takes, and tells edits apart from what was not brought up", () => {
    const many = Array.from({ length: 3_000 }, (_, n) => change(`record-${n}`));
    const unseen = many.map(({ name, type }) => ({
      name,
      type,
      property: "value",
      why: "nobody tells",
    }));
    const body = issueBody(report({ drift: many, changes: many, unseen }), run);
    expect(body.length).toBeLessThanOrEqual(maxBodyLength);
    expect(body.indexOf("Changed at the vendors")).toBeLessThan(body.indexOf("not applied yet"));
    expect(body).toContain("Cannot be seen: 3000 of its values");
  });
});

describe("what a report says", () => {
  it("stays inside of code: a comment is built alike from any words", () => {
    fc.assert(
      fc.property(fc.array(hostileReport, { minLength: 1, maxLength: 3 }), (reports) => {
        const { parts } = render(comment(...reports));
        expect(parts).toEqual(render(comment(...reports.map(harmless))).parts);
        expect(parts.filter((part) => part.startsWith("link"))).toEqual([`link: ${run}`]);
      }),
    );
  });

  it("stays inside of code: an issue is built alike from any words", () => {
    fc.assert(
      fc.property(hostileReport, (said) => {
        expect(render(issueBody(said, run)).parts).toEqual(
          render(issueBody(harmless(said), run)).parts,
        );
      }),
    );
  });

  it.each(hostileValues)("is nobody's report when its stack or operation is %j", (value) => {
    for (const fields of [{ stack: value }, { changes: [{ ...change("api"), op: value }] }]) {
      const { error, stack, changes } = parseReport(JSON.stringify(report(fields)), "dev");
      expect({ stack, changes }).toEqual({ stack: "dev", changes: [] });
      expect(error).toMatch(/not a report on dev|not its own/);
    }
  });

  it("is about the stack whose job it is from, or nothing", () => {
    const { stack, error, drift } = parseReport(JSON.stringify(report({})), "prod");
    expect({ stack, drift }).toEqual({ stack: "prod", drift: [] });
    expect(error).toContain("a report on dev, which is not its own");
  });

  it("may be anything at all: what comes of it fits the job's stack", () => {
    const anything = fc.oneof(
      hostileText,
      fc.json(),
      hostileReport.map((said) => JSON.stringify(said)),
    );
    fc.assert(
      fc.property(anything, (text) => {
        const parsed = parseReport(text, "dev");
        expect(parsed.stack).toBe("dev");
        expect(render(comment(parsed)).parts).toEqual(render(comment(harmless(parsed))).parts);
      }),
    );
  });
});

it("tells in the issue what no stack owns, and what was not looked at", () => {
  const unowned = [
    { label: "Render: env group old", id: "evg-1", means: "it holds", remove: "go" },
  ];
  const body = issueBody(
    report({ unowned, notLooked: ["Vercel: VERCEL_API_TOKEN is not set"] }),
    run,
  );
  expect(body).toContain("### At the vendors, and owned by no stack");
  expect(body).toContain("- `Render: env group old` (`evg-1`): `it holds`. To remove: `go`.");
  expect(body).toContain("- `Vercel: VERCEL_API_TOKEN is not set`");
});
