import { Command, InvalidArgumentError } from "commander";
import { withoutSecrets } from "../overview/logs/hidden.ts";
import { openLog, type ReadLog } from "../overview/logs/logs.ts";
import { systemClock } from "../shared/clock.ts";
import { UserError } from "../shared/errors.ts";
import { interruptible } from "../shared/interrupt.ts";
import { NotAsked } from "../vendors/asked.ts";
import { jsonOption, stackOption } from "./options.ts";
import { print, requireProject } from "./shared.ts";

const examples = `
Examples:
  $ npx infra logs api -s prod                       the last hour of the API
  $ npx infra logs worker -s staging --follow        go on as it writes, until Ctrl-C
  $ npx infra logs frontends.platform -s prod        what the newest build of the page wrote
  $ npx infra logs api -s prod --minutes 5 --json | jq -r .text

What looks like a secret is shown as [secret]; whoever may read the vendor's own page sees it there.
Exit codes: 0 shown, 1 could not be.`;

interface Flags {
  stack: string;
  minutes?: number;
  lines: number;
  follow?: boolean;
  json?: boolean;
}

const pauseMs = 2_000;

/** `infra logs`: what a part of an environment writes. */
export function logsCommand(): Command {
  return new Command("logs")
    .summary("what a service writes, or what a page's build wrote")
    .description("Shows the log of one part of an environment, from Render or Vercel.")
    .argument("<part>", "its key, e.g. api, or services.api")
    .addOption(stackOption())
    .option("-f, --follow", "go on as it writes")
    .option("--minutes <count>", "how far back (default: the vendor's last hour)", wholeNumber)
    .option("--lines <count>", "at most so many lines, from 1 to 100", wholeNumber, 100)
    .addOption(jsonOption())
    .addHelpText("after", examples)
    .action(async (part: string, flags: Flags) => {
      const { stack, minutes, lines, follow = false, json = false } = flags;
      await interruptible(async (signal) => {
        try {
          const read = await openLog({ project: requireProject(), stack, part, env: process.env });
          const since = minutes === undefined ? undefined : new Date(Date.now() - minutes * 60_000);
          await show(read, since, lines, { follow, signal, json });
        } catch (error) {
          if (error instanceof NotAsked) throw new UserError(error.message);
          throw error;
        }
      });
    });
}

/** Shows what there is, and what comes, each line once. */
async function show(
  read: ReadLog,
  since: Date | undefined,
  limit: number,
  { follow, signal, json }: { follow: boolean; signal: AbortSignal; json: boolean },
): Promise<void> {
  const shown = new Set<string>();
  for (let from = since; ; ) {
    const lines = await read(from, limit);
    for (const line of lines) {
      if (shown.has(line.id)) continue;
      shown.add(line.id);
      const { id, at, text } = line;
      print({ id, at, text: withoutSecrets(text) }, json, (safe) => `${safe.at}  ${safe.text}`);
    }
    if (!follow) return;
    const last = lines.at(-1);
    if (last !== undefined) from = new Date(last.at);
    await systemClock.sleep(pauseMs, signal);
    signal.throwIfAborted();
  }
}

function wholeNumber(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= 100_000) return count;
  throw new InvalidArgumentError("a whole number from 1 on.");
}
