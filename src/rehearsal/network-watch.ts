import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { writePrivately } from "../shared/private-files.ts";
import { droppedPackets, isIsolated } from "./isolation.ts";
import { startRefusingProxy } from "./refusing-proxy.ts";

const guard = join(import.meta.dirname, "network-guard.ts");

export interface NetworkReport {
  /** Attempts to reach anything but this machine. All were refused. */
  refused: number;
  /** Where they wanted to go, as far as a program told. */
  targets: string[];
  /** What refused them, in words. */
  enforcedBy: string[];
}

/** The walls around a rehearsal. */
export interface NetworkWatch {
  /** Variables that put a program behind the walls. */
  env: Record<string, string>;
  report(): NetworkReport;
  close(): Promise<void>;
}

/**
 * Refuses and counts what wants to leave this machine: in Node processes, this one included, by a
 * module loaded first; in others by a proxy that lets nothing through; and in all of them by the
 * kernel, where the rehearsal runs in a network namespace of its own.
 */
export async function watchNetwork(dir: string): Promise<NetworkWatch> {
  const file = join(dir, "refused.jsonl");
  writePrivately(file, "");
  const proxy = await startRefusingProxy(file);
  const droppedBefore = droppedPackets() ?? 0;
  const isolated = isIsolated();
  process.env["SANDBOX_REFUSED"] = file;
  await import("./network-guard.ts");
  const options = process.env["NODE_OPTIONS"] ?? "";
  return {
    env: {
      ...proxy.env,
      SANDBOX_REFUSED: file,
      NODE_OPTIONS: `${options} --import ${pathToFileURL(guard).href}`.trim(),
    },
    report() {
      const targets = readTargets(file);
      const dropped = isolated ? (droppedPackets() ?? 0) - droppedBefore : 0;
      return {
        refused: targets.length + dropped,
        targets: [...new Set(targets)],
        enforcedBy: [
          ...(isolated ? ["a network namespace with only loopback (every process)"] : []),
          "a guard in every Node process",
          "a proxy that lets nothing through (the engine)",
        ],
      };
    },
    close: () => proxy.close(),
  };
}

function readTargets(file: string): string[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
  return lines.map((line) => String(JSON.parse(line).target));
}
