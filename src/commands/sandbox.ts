import { once } from "node:events";
import { Command, InvalidArgumentError } from "commander";
import { projectAt } from "../config/project.ts";
import { defaultState, whatIsKept } from "../rehearsal/state-folder.ts";
import { interruptible } from "../shared/interrupt.ts";
import { keepPrivate } from "../shared/private-files.ts";
import { execCommand } from "./sandbox-exec.ts";
import { keptCommand } from "./sandbox-kept.ts";
import { resetCommand } from "./sandbox-reset.ts";
import { printText } from "./shared.ts";

const examples = `
Examples:
  $ npx infra sandbox                                         until Ctrl-C; what it did survives
  $ npx infra sandbox --port 4000 --state /tmp/demo           at a fixed address, in a folder of its own
  $ npx infra sandbox | head -1 | jq .env                     what a program needs to use it`;

/** `infra sandbox`: every vendor's stand-in in the foreground, and commands run inside it. */
export function sandboxCommand(): Command {
  return new Command("sandbox")
    .summary("stand-ins for every vendor, on this machine")
    .description(
      "Runs stand-ins for Render, Vercel, MongoDB Atlas, GitHub, Cloudflare and Random until it is " +
        "interrupted. Its first line is JSON: where they are, and the variables that point there.",
    )
    .option(
      "--port <number>",
      "port of Render's API and of control (default: any free one)",
      toPort,
    )
    .option("--state <folder>", "where everything is kept between commands", defaultState)
    .addHelpText("after", examples)
    .enablePositionalOptions()
    .addCommand(execCommand())
    .addCommand(resetCommand())
    .addCommand(keptCommand())
    .action(async (flags: Flags) => {
      keepPrivate();
      await interruptible(
        (asked) => serve(flags, asked),
        () => whatIsKept(flags.state),
      );
    });
}

interface Flags {
  port?: number;
  state: string;
}

/** Runs a sandbox until this process is asked to end. */
async function serve({ port, state }: Flags, asked: AbortSignal): Promise<never> {
  // Every vendor's stand-in is loaded with it, which --help and the other commands do not need.
  const { openSandbox } = await import("../rehearsal/open-sandbox.ts");
  const sandbox = await openSandbox({ state, port, began: Date.now() }, projectAt(process.cwd()));
  try {
    asked.throwIfAborted();
    const { render, env, control } = sandbox;
    printText(`${JSON.stringify({ render, env, control })}\n`);
    await once(asked, "abort");
    throw asked.reason;
  } finally {
    await sandbox.close();
  }
}

function toPort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new InvalidArgumentError("a port is a whole number from 0 to 65535.");
}
