import { expect, it } from "vitest";
import { platformMap } from "../../../src/overview/map/build.ts";
import { reportPage } from "../../../src/overview/report/html.ts";
import type { RunReport } from "../../../src/overview/report/model.ts";

const report: RunReport = {
  title: "up <dev>",
  ok: false,
  seconds: 10,
  runs: [
    {
      title: "up dev",
      start: 2,
      seconds: 4,
      outcome: "1 created",
      steps: [
        { op: "created", type: "vercel:index:Project", name: "quick", start: 3, seconds: 0.5 },
        {
          op: "updating failed",
          type: "cloudflare:index:DnsRecord",
          name: "slow",
          start: 2,
          seconds: 3,
        },
      ],
    },
    { title: "verify dev", start: 6, seconds: 1, outcome: "", steps: [] },
  ],
  calls: [
    { vendor: "render", operation: "GET /services", status: 200, at: 1 },
    { vendor: "render", operation: "POST /services", status: 402, at: 5 },
    { vendor: "vercel", operation: "Create Project", status: 0, at: 3 },
    { vendor: "vercel", operation: "Create Domain", status: 13, at: 4 },
  ],
  findings: ["error: <script>"],
};
const page = reportPage(report, platformMap([]));

it("says at once whether it succeeded, and what was found, and lets no text become markup", () => {
  expect(page).toContain('<strong class="failed">Failed.</strong>');
  expect(page).toContain("<li>error: &lt;script&gt;</li>");
  expect(page).toContain("<h1>up &lt;dev&gt;</h1>");
  expect(reportPage({ ...report, ok: true }, platformMap([]))).toContain(">Succeeded.</strong>");
});

it("draws each run where it lies in the whole, and each resource where it lies in its run", () => {
  expect(page).toContain('class="bar run" style="margin-left:20.00%;width:40.00%"');
  expect(page).toContain('class="bar step" style="margin-left:25.00%;width:12.50%"');
  expect(page).toContain('class="bar bad" style="margin-left:0.00%;width:75.00%"');
});

it("puts the slowest resource first", () => {
  expect(page.indexOf('<th scope="row">slow</th>')).toBeLessThan(
    page.indexOf('<th scope="row">quick</th>'),
  );
});

it("counts the calls of each vendor, and those that it refused", () => {
  expect(page).toContain("2 calls, 1 refused");
  expect(page.match(/class="bad" d="M/g)).toHaveLength(2);
  expect(reportPage({ ...report, calls: [] }, platformMap([]))).not.toContain("Calls to vendors");
});
