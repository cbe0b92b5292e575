import { columns } from "../columns.ts";
import { purposeText } from "../pull-requests.ts";
import type { EnvironmentStatus, PartStatus } from "./model.ts";

/** The status of all as people read it; `now` in milliseconds makes "3 h ago" of times. */
export function statusText(all: EnvironmentStatus[], now: number): string {
  return all.map((one) => paragraph(one, now)).join("\n\n");
}

function paragraph(status: EnvironmentStatus, now: number): string {
  const { stack, branch, head, up, suspended, health, drift, notAsked, parts } = status;
  const title = `${stack} (${purposeText(status)}, branch ${branch}${head ? ` at ${short(head)}` : ""})`;
  if (up === undefined) return `${title}\n  not up: npx pulumi up -s ${stack}`;
  const rows = parts.map((part) => [
    `  ${part.ok ? "ok    " : "FAILED"}`,
    part.part,
    part.commit === undefined ? "-" : short(part.commit),
    `${part.state}${part.since === undefined ? "" : `, ${ago(part.since, now)}`}`,
    remark(part, branch, head),
  ]);
  return [
    title,
    ...columns([
      ["  config", configText(status, now)],
      ...(suspended === undefined
        ? []
        : [["  suspended", `${suspended}; npx infra resume -s ${stack} --confirm ${stack}`]]),
      ...(health === undefined
        ? []
        : [["  users", health.failed ?? `all is as it should be, ${health.checks} checks`]]),
      ...(drift === undefined ? [] : [["  drift", driftText(drift, stack)]]),
    ]),
    ...columns(rows),
    ...notAsked.map((why) => `  not asked: ${why}`),
  ].join("\n");
}

function configText({ up, digest, pullRequest }: EnvironmentStatus, now: number): string {
  const { at, result, by, commit } = up!;
  const who = by === undefined ? "" : ` by ${by}`;
  const of = commit === undefined ? "" : ` from ${short(commit)}`;
  const said = `last up ${result} ${ago(at, now)}${who}${of}`;
  if (pullRequest !== undefined) return said;
  const same =
    up!.digest === digest
      ? `as in the files (${digest})`
      : `the files have changed since (${up!.digest} is up, ${digest} in the files)`;
  return `${said}; ${same}`;
}

function driftText(count: number, stack: string): string {
  return count === 0 ? "none" : `${count} found: npx infra drift -s ${stack}`;
}

function remark({ commit, newest }: PartStatus, branch: string, head: string | undefined): string {
  if (newest !== undefined) return `a newer one is ${newest}`;
  if (head === undefined || commit === undefined || commit === head) return "";
  return `${branch} is at ${short(head)}`;
}

const short = (commit: string) => commit.slice(0, 8);

const units: [name: string, ms: number][] = [
  ["d", 24 * 3_600_000],
  ["h", 3_600_000],
  ["min", 60_000],
];

/** `3 h ago` */
function ago(time: string, now: number): string {
  const passed = now - Date.parse(time);
  const unit = units.find(([, ms]) => passed >= ms);
  return unit === undefined ? "just now" : `${Math.floor(passed / unit[1])} ${unit[0]} ago`;
}
