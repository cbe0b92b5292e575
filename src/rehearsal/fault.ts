import { execFileSync } from "node:child_process";
import {
  type FaultInjector,
  type FaultParams,
  faultKinds,
  type InjectedFault,
} from "../sandbox/faults.ts";
import { UserError } from "../shared/errors.ts";

/** Calls that a rehearsal's faults strike unless the fault is about deploys: where most is at stake. */
const struck: Record<InjectedFault["strikes"], FaultParams> = {
  calls: { vendor: "render", operation: "POST /services" },
  reads: { vendor: "render" },
  deploys: {},
};

/** Arms one fault for a rehearsal: it strikes once, and a plain repeat has to put it right. */
export function armFault(faults: FaultInjector, name: string): void {
  faults.onKill(killEngines);
  const kind = faultKinds.find((candidate) => candidate.name === name);
  faults.arm(name, kind && struck[kind.strikes]);
}

/** Refused before anything starts. */
export function requireFault(name: string | undefined): void {
  if (name === undefined || faultKinds.some((kind) => kind.name === name)) return;
  const known = faultKinds.map((kind) => `  ${kind.name.padEnd(26)}${kind.description}`);
  throw new UserError(`Unknown fault "${name}". Known faults:\n${known.join("\n")}`);
}

/** Kills the engines that this process has started, as if the machine had gone. */
function killEngines(): void {
  const table = execFileSync("ps", ["-A", "-o", "pid=,ppid=,comm="], { encoding: "utf8" });
  const processes = table.split("\n").flatMap((line) => {
    const [pid, parent, ...name] = line.trim().split(/\s+/);
    return pid ? [{ pid: Number(pid), parent: Number(parent), name: name.join(" ") }] : [];
  });
  const ours = new Set([process.pid]);
  // Parents may be listed after their children, so look until nothing is added.
  for (let size = 0; size !== ours.size; ) {
    size = ours.size;
    for (const { pid, parent } of processes) if (ours.has(parent)) ours.add(pid);
  }
  for (const { pid, name } of processes) {
    if (ours.has(pid) && /(^|\/)pulumi$/.test(name)) process.kill(pid, "SIGKILL");
  }
}
