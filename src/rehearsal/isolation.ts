import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { networkInterfaces } from "node:os";
import { runCommand } from "../shared/run-command.ts";

const onlyLoopback = 'ip link set lo up && exec "$@"';

/**
 * What starts a command in a network of its own, where this machine can: Linux with iproute2 and
 * util-linux 2.35. An ordinary user stays who they are: programs that look up user 0's home
 * instead would find it closed.
 */
function namespaceCommand(command: readonly string[]): string[] {
  const asUser = process.getuid?.() === 0 ? [] : ["--map-current-user", "--keep-caps"];
  return ["unshare", ...asUser, "--net", "sh", "-c", onlyLoopback, "sh", ...command];
}

/** Whether this process has no network but loopback, by what the kernel shows. */
export function isIsolated(): boolean {
  const interfaces = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return interfaces.every(({ internal }) => internal) && droppedPackets() !== undefined;
}

/** Whether commands can be started where the kernel itself lets nothing out. */
export function canIsolate(): boolean {
  const [program = "", ...args] = namespaceCommand(["true"]);
  return spawnSync(program, args, { stdio: "ignore" }).status === 0;
}

/** Runs this same command again in a network namespace; resolves with its exit code. */
export async function runIsolated(args: readonly string[], asked: AbortSignal): Promise<number> {
  const self = [process.execPath, ...process.execArgv, process.argv[1] ?? "", ...args];
  const options = { cwd: process.cwd(), env: process.env };
  return await runCommand(namespaceCommand(self), options, asked);
}

/**
 * How many packets and connections the kernel has dropped in this network because no route leads
 * to where they were meant to go. Undefined where there is no such count.
 */
export function droppedPackets(): number | undefined {
  const files = ["/proc/self/net/snmp", "/proc/self/net/snmp6"];
  if (!files.every((file) => existsSync(file))) return undefined;
  const [ipv4 = "", ipv6 = ""] = files.map((file) => readFileSync(file, "utf8"));
  const [names = "", values = ""] = ipv4.split("\n");
  const column = names.split(" ").indexOf("OutNoRoutes");
  const ofIpv6 = /^Ip6OutNoRoutes\s+(\d+)/m.exec(ipv6)?.[1];
  return Number(values.split(" ")[column] ?? 0) + Number(ofIpv6 ?? 0);
}
