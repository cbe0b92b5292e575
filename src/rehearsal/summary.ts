import type { RecordedCall } from "../sandbox/world.ts";
import type { EngineRun } from "./engine-run.ts";
import type { NetworkReport } from "./network-watch.ts";

/** What a rehearsal found; also what `--json` prints. */
export interface RehearsalReport {
  ok: boolean;
  seconds: number;
  runs: Pick<EngineRun, "title" | "seconds" | "resources">[];
  /** Number of calls to each vendor. */
  calls: Record<string, number>;
  network: NetworkReport;
  /** What the destroys left at the vendors because the program says so, by type and id. */
  retained: string[];
  /** The fault that was injected, and the runs that had to be repeated because of it. */
  fault?: { name: string; vendor: string; repeated: string[] };
  /** The state folder, where it was kept. */
  state?: string;
  /** What went wrong. */
  error?: string;
}

export function callsByVendor(calls: readonly RecordedCall[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { vendor } of calls) counts[vendor] = (counts[vendor] ?? 0) + 1;
  return counts;
}

/** The report for people. */
export function describeReport(report: RehearsalReport): string {
  const { ok, seconds, calls, network, retained, fault, state } = report;
  const total = Object.values(calls).reduce((sum, count) => sum + count, 0);
  const vendors = Object.entries(calls).map(([vendor, count]) => `${vendor} ${count}`);
  return [
    "",
    ...runTable(report.runs),
    "",
    `Vendor calls   ${total}: ${vendors.join(", ")}`,
    `Network        ${describeNetwork(network)}`,
    ...network.enforcedBy.map((guard) => `               kept inside by ${guard}`),
    ...(retained.length > 0
      ? [`Left           ${retained.map(briefly).join(", ")}, on purpose`]
      : []),
    ...(fault ? [`Fault          ${describeFault(fault)}`] : []),
    ...(state ? [`Kept           ${state}`, ...nextSteps(state)] : []),
    "",
    `${ok ? "Rehearsal passed" : "Rehearsal failed"} in ${seconds.toFixed(1)} s`,
  ].join("\n");
}

/** `github:index/branch:Branch web:main` as `Branch web:main`. */
function briefly(row: string): string {
  return row.replace(/^\S*:/, "");
}

function runTable(runs: RehearsalReport["runs"]): string[] {
  const width = Math.max(...runs.map(({ title }) => title.length), 0);
  return runs.map(({ title, seconds, resources }) => {
    const counts = Object.entries(resources).map(([what, count]) => `${count} ${what}`);
    const time = `${seconds.toFixed(1)} s`.padStart(7);
    return `${title.padEnd(width)} ${time}   ${counts.join(", ") || "nothing to do"}`;
  });
}

function describeNetwork({ refused, targets }: NetworkReport): string {
  if (refused === 0) return "nothing left this machine, and nothing tried to";
  const where = targets.length > 0 ? ` (${targets.join(", ")})` : "";
  return `nothing left this machine: ${refused} attempts refused${where}`;
}

function describeFault({ name, vendor, repeated }: NonNullable<RehearsalReport["fault"]>): string {
  if (repeated.length === 0) return `${name} at ${vendor}: survived without a retry`;
  return `${name} at ${vendor}: ${repeated.join(", ")} failed; recovered, it succeeded when repeated`;
}

function nextSteps(state: string): string[] {
  return [
    `               npx infra sandbox exec --state ${state} -- npx pulumi stack ls`,
    "               npx infra sandbox kept --remove",
  ];
}
