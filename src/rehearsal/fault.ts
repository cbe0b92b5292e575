import { execFileSync } from "node:child_process";
import {
  type FaultInjector,
  type FaultParams,
  faultKinds,
  type InjectedFault,
  type Killable,
} from "../sandbox/faults.ts";
import { UserError } from "../shared/errors.ts";

/** Vendors that a rehearsal's fault can strike. */
export const struckVendors = ["render", "vercel", "mongodbatlas", "cloudflare", "github"] as const;

/** A fault of a rehearsal: it strikes one vendor once, and a repeat has to put it right. */
export interface RehearsalFault {
  name: string;
  vendor: (typeof struckVendors)[number];
}

/** Arms it where most is at stake: where something is made, unless it is about reads or deploys. */
export function armFault(faults: FaultInjector, { name, vendor }: RehearsalFault): void {
  faults.onKill(killStarted);
  const kind = faultKinds.find((candidate) => candidate.name === name);
  const creation = vendor === "render" ? "POST /services" : "Create *";
  const struck: Record<InjectedFault["strikes"], FaultParams> = {
    calls: { vendor, operation: creation },
    reads: { vendor },
    deploys: {},
  };
  faults.arm(name, kind && struck[kind.strikes]);
}

/** Refused before anything starts. */
export function requireFault(name: string | undefined): void {
  if (name === undefined || faultKinds.some((kind) => kind.name === name)) return;
  const known = faultKinds.map((kind) => `  ${kind.name.padEnd(26)}${kind.description}`);
  throw new UserError(`Unknown fault "${name}". Known faults:\n${known.join("\n")}`);
}

/** Kills processes that this one has started, directly or not, as if the machine had gone. */
export function killStarted(what: Killable): void {
  const table = execFileSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8" });
  const processes = table.split("\n").flatMap((line) => {
    const [pid, parent, ...command] = line.trim().split(/\s+/);
    return pid ? [{ pid: Number(pid), parent: Number(parent), command: command.join(" ") }] : [];
  });
  const ours = new Set([process.pid]);
  // Parents may be listed after their children, so look until nothing is added.
  for (let size = 0; size !== ours.size; ) {
    size = ours.size;
    for (const { pid, parent } of processes) if (ours.has(parent)) ours.add(pid);
  }
  for (const { pid, command } of processes) {
    if (pid !== process.pid && ours.has(pid) && isMeant(what, command)) {
      process.kill(pid, "SIGKILL");
    }
  }
}

/** By the program that runs, and for Node by the file that it runs. */
const commands: Record<Exclude<Killable, "all">, RegExp> = {
  engine: /^\S*\bpulumi( |$)/,
  program: /^\S*pulumi-language-nodejs( |$)|\/language-host\/|\bcmd\/run\b/,
  provider: /\bcmd\/dynamic-provider\b/,
};

function isMeant(what: Killable, command: string): boolean {
  const wanted = what === "all" ? Object.values(commands) : [commands[what]];
  return wanted.some((pattern) => pattern.test(command));
}
