import { htmlDocument } from "../html-page.ts";
import { escapeMarkup } from "../map/escape.ts";
import { sharedSection } from "../map/html.ts";
import type { PlatformMap } from "../map/model.ts";
import type { ReportCall, ReportRun, RunReport } from "./model.ts";
import { reportStyle } from "./style.ts";

/** A report as one page that needs nothing else: no network, no other file. */
export function reportPage(report: RunReport, map: PlatformMap): string {
  const { title, ok, began, seconds, runs, calls, findings } = report;
  const steps = runs.reduce((sum, run) => sum + run.steps.length, 0);
  const about = [
    ...(began === undefined ? [] : [`Began ${began}.`]),
    `${runs.length} runs in ${time(seconds)}, ${steps} steps of resources` +
      (calls.length > 0 ? `, ${calls.length} calls to vendors.` : "."),
  ].join(" ");
  const body = `<header>
<h1>${escapeMarkup(title)}</h1>
<p><strong class="${ok ? "ok" : "failed"}">${ok ? "Succeeded" : "Failed"}.</strong> ${escapeMarkup(about)}</p>
</header>
<main>
${findingsSection(findings)}
<section aria-labelledby="timeline">
<h2 id="timeline">Timeline</h2>
<p>Each bar is a run, from left to right in time; open one for its resources, the longest first.</p>
${runs.map((run) => runBlock(run, seconds)).join("\n")}
</section>
${callsSection(calls, seconds)}
${sharedSection(map.shared)}
</main>`;
  return htmlDocument(title, body, reportStyle);
}

function findingsSection(findings: string[]): string {
  if (findings.length === 0) return "";
  return `<section aria-labelledby="findings">
<h2 id="findings">Findings</h2>
<ul class="findings">
${findings.map((finding) => `<li>${escapeMarkup(finding)}</li>`).join("\n")}
</ul>
</section>`;
}

function runBlock(run: ReportRun, total: number): string {
  const { title, start, seconds, outcome, steps } = run;
  const head = `<span class="name">${escapeMarkup(title)}</span> <span class="figures">${time(seconds)}${outcome === "" ? "" : `, ${escapeMarkup(outcome)}`}</span>${bar(start, seconds, total, "run")}`;
  if (steps.length === 0) return `<div class="row">${head}</div>`;
  const rows = steps
    .toSorted((a, b) => b.seconds - a.seconds || a.start - b.start)
    .map(
      (step) => `<tr>
<th scope="row">${escapeMarkup(step.name)}</th>
<td data-label="what">${escapeMarkup(`${step.op} ${shortType(step.type)}`)}</td>
<td data-label="took">${time(step.seconds)}${bar(step.start - start, step.seconds, seconds, step.op.includes("failed") ? "bad" : "step")}</td>
</tr>`,
    );
  return `<details class="row">
<summary>${head}</summary>
<table>
<thead><tr><th scope="col">resource</th><th scope="col">what</th><th scope="col">took</th></tr></thead>
<tbody>
${rows.join("\n")}
</tbody>
</table>
</details>`;
}

/** Where it lies in the whole; the same is said in figures beside it. */
function bar(start: number, seconds: number, total: number, kind: string): string {
  const share = (part: number) => (total <= 0 ? 0 : Math.min(100, (100 * part) / total));
  const left = share(start).toFixed(2);
  const width = Math.max(0.4, share(seconds)).toFixed(2);
  return `<span class="track" aria-hidden="true"><span class="bar ${kind}" style="margin-left:${left}%;width:${width}%"></span></span>`;
}

function callsSection(calls: ReportCall[], total: number): string {
  if (calls.length === 0) return "";
  const byVendor = Map.groupBy(
    calls.toSorted((a, b) => (a.vendor < b.vendor ? -1 : 1)),
    ({ vendor }) => vendor,
  );
  return `<section aria-labelledby="calls">
<h2 id="calls">Calls to vendors</h2>
<p>Each mark is a call, where it lies in time.</p>
${[...byVendor].map(([vendor, own]) => vendorBlock(vendor, own, total)).join("\n")}
</section>`;
}

function vendorBlock(vendor: string, calls: ReportCall[], total: number): string {
  const refused = calls.filter(({ status }) => isRefused(status)).length;
  const marks = calls
    .map(({ at, status }) => {
      const x = (total <= 0 ? 0 : (1000 * at) / total).toFixed(1);
      return `<path class="${isRefused(status) ? "bad" : "mark"}" d="M${x} 0V10"/>`;
    })
    .join("");
  const rows = calls.map(
    ({ at, operation, status }) =>
      `<tr><th scope="row">${time(at)}</th><td data-label="call">${escapeMarkup(operation)}</td><td data-label="answer">${status}</td></tr>`,
  );
  return `<details class="row">
<summary><span class="name">${escapeMarkup(vendor)}</span> <span class="figures">${calls.length} calls${refused > 0 ? `, ${refused} refused` : ""}</span><svg class="calls" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">${marks}</svg></summary>
<table>
<thead><tr><th scope="col">after</th><th scope="col">call</th><th scope="col">answer</th></tr></thead>
<tbody>
${rows.join("\n")}
</tbody>
</table>
</details>`;
}

/** A vendor's own no: an HTTP status from 400 on, or a gRPC code, all of which are below 100. */
const isRefused = (status: number) => status >= 400 || (status > 0 && status < 100);

/** `cloudflare:index/dnsRecord:DnsRecord` as `cloudflare DnsRecord` */
function shortType(type: string): string {
  const [vendor = "", path = ""] = type.split(":");
  const isRender = path.startsWith("dynamic/render");
  return `${isRender ? "render" : vendor} ${type.split(":").at(-1)}`;
}

function time(seconds: number): string {
  if (seconds < 60) return `${seconds.toFixed(seconds < 10 ? 1 : 0)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}
