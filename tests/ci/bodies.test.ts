import { describe, expect, it } from "vitest";
import { commentBody, issueBody } from "../../src/ci/bodies.ts";
import { block, code, linesWithin, maxBodyLength } from "../../src/ci/markdown.ts";
import { redact } from "../../src/ci/redact.ts";
import type { Change, StackReport } from "../../src/ci/report.ts";

const report = (fields: Partial<StackReport>): StackReport => {
  return { stack: "dev", changes: [], drift: [], unseen: [], ...fields };
};
const change = (name: string, value = "x"): Change => {
  const properties = [{ name: "content", before: "a", after: value }];
  return { op: "update", type: "cloudflare:index/dnsRecord:DnsRecord", name, properties };
};
const run = "https://github.com/o/r/actions/runs/1";

describe("code", () => {
  it.each([
    ["plain", "`plain`"],
    ["a`b", "``a`b``"],
    ["`", "`` ` ``"],
    ["a|b\nc", "`a\\|b c`"],
    ["@team <b>", "`@team <b>`"],
  ])("wraps %j as %s", (text, expected) => {
    expect(code(text)).toBe(expected);
  });
});

describe("block", () => {
  it("cannot be closed by what it holds, and keeps the end of what is too long", () => {
    expect(block("a\n```\nb", 100)).toBe("````text\na\n```\nb\n````");
    expect(block("abcdef", 3)).toBe("```text\n...\ndef\n```");
  });
});

describe("linesWithin", () => {
  it("says how many lines it leaves out", () => {
    expect(linesWithin(["a", "b"], 100)).toBe("a\nb");
    expect(linesWithin(["a".repeat(30), "b".repeat(30), "c"], 70)).toBe(
      `${"a".repeat(30)}\n... and 2 more, see the run`,
    );
  });
});

describe("commentBody", () => {
  it("has one section a stack: changes, nothing, or the failure", () => {
    const body = commentBody(
      [
        report({ changes: [change("api")] }),
        report({ stack: "prod" }),
        report({ stack: "staging", error: "boom" }),
      ],
      "0123456789",
      run,
    );
    expect(body).toContain("<summary><b>dev</b>: 1 to update</summary>");
    expect(body).toContain("- update `api` (DnsRecord): `content` `a` → `x`");
    expect(body).toContain("**prod**: nothing");
    expect(body).toContain("**staging**: the preview failed\n\n```text\nboom\n```");
  });

  it("stays within what GitHub takes, whatever there is to say", () => {
    const changes = Array.from({ length: 2_000 }, (_, n) => change(`record-${n}`, "`".repeat(100)));
    const reports = ["a", "b", "c"].map((stack) => report({ stack, changes }));
    const failed = report({ stack: "d", error: "x".repeat(100_000) });
    const body = commentBody([...reports, failed], "0123456789", run);
    expect(body.length).toBeLessThanOrEqual(maxBodyLength);
    expect(body).toContain("more, see the run");
  });
});

describe("issueBody", () => {
  it("stays within what GitHub takes, and tells edits apart from what was not brought up", () => {
    const many = Array.from({ length: 3_000 }, (_, n) => change(`record-${n}`));
    const unseen = many.map(({ name, type }) => ({ name, type, property: "value" }));
    const body = issueBody(report({ drift: many, changes: many, unseen }), run);
    expect(body.length).toBeLessThanOrEqual(maxBodyLength);
    expect(body.indexOf("Changed at the vendors")).toBeLessThan(body.indexOf("not brought up"));
    expect(body).toContain("Not covered: 3000 values");
  });
});

describe("redact", () => {
  it("removes the values of the environment's secrets, the longest first, and colours", () => {
    const env = { API_TOKEN: "abcdef", OTHER_SECRET: "abcdefgh", PLAIN: "visible", X_TOKEN: "ab" };
    const esc = String.fromCharCode(27);
    expect(redact(`${esc}[31mabcdefgh abcdef visible ab${esc}[0m`, env)).toBe(
      "[secret] [secret] visible ab",
    );
  });
});
