import { spinner } from "@clack/prompts";
import type { InstallReport } from "./install.ts";

/** Without a terminal, a stage that takes long says so this often. */
const plainLineMs = 30_000;

/** Width of a progress line; a longer one would wrap and leave a trail. */
const lineWidth = 72;

/**
 * Shows an installation on stderr, where it does not disturb what the command prints: a live
 * line on a terminal, plain lines elsewhere.
 */
export function createInstallReport(): InstallReport & { end(): void } {
  return process.stderr.isTTY && !process.env["CI"] ? terminalReport() : plainReport();
}

function terminalReport() {
  const live = spinner({ output: process.stderr, indicator: "timer" });
  let stage = "";
  let running = false;
  return {
    stage(text: string) {
      stage = text;
      if (running) live.message(text);
      else live.start(text);
      running = true;
    },
    progress(line: string) {
      live.message(`${stage} (${line})`.slice(0, lineWidth));
    },
    end() {
      if (running) live.clear();
    },
  };
}

function plainReport() {
  let lastLineAt = 0;
  const print = (text: string) => {
    lastLineAt = Date.now();
    process.stderr.write(`${text}\n`);
  };
  return {
    stage: print,
    progress(line: string) {
      if (Date.now() - lastLineAt >= plainLineMs) print(`  ${line}`);
    },
    end() {},
  };
}
