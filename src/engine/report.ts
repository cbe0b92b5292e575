import type { InstallReport } from "./install.ts";

/** Without a terminal, a stage that takes long says so this often. */
const plainLineMs = 30_000;

const redrawMs = 1_000;

/** Room for the seconds at the end of a line. */
const timeWidth = 8;

/** Terminals clear what stands right of the cursor when they read this (ECMA-48, EL). */
const clearToEnd = "\u001b[K";

/**
 * Shows an installation on stderr, where it does not disturb what the command prints: a live
 * line on a terminal, plain lines elsewhere.
 */
export function createInstallReport(): InstallReport & { end(): void } {
  return process.stderr.isTTY && !process.env["CI"] ? terminalReport() : plainReport();
}

/**
 * One line that is written over. No library's spinner: those take the keyboard and end the process
 * themselves on Ctrl-C, at once and with 0, so that a build would go on behind the person's back.
 */
function terminalReport() {
  let stage = "";
  let detail = "";
  let startedAt = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const draw = () => {
    const seconds = Math.floor((performance.now() - startedAt) / 1000);
    const text = detail === "" ? stage : `${stage} (${detail})`;
    // A line that is longer than the terminal is wide would wrap and leave a trail.
    const room = (process.stderr.columns || 80) - timeWidth;
    process.stderr.write(`\r${text.slice(0, room)} ${seconds} s${clearToEnd}`);
  };
  return {
    stage(text: string) {
      stage = text;
      detail = "";
      startedAt = performance.now();
      timer ??= setInterval(draw, redrawMs);
      draw();
    },
    progress(line: string) {
      detail = line;
    },
    end() {
      clearInterval(timer);
      if (timer) process.stderr.write(`\r${clearToEnd}`);
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
