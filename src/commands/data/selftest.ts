import { Command } from "commander";
import { type SelfTested, selftest, selftestText } from "../../data/selftest/selftest.ts";
import { interruptible } from "../../shared/interrupt.ts";
import { jsonOption } from "../options.ts";
import { print } from "../shared.ts";
import { tellStep } from "./common.ts";
import { variable } from "./urls.ts";

const examples = `
Examples:
  $ SELFTEST_URL=mongodb+srv://... npx infra data selftest --on-env SELFTEST_URL

Of an empty database on the cluster in question, for a user who may write to it: documents of every type,
indexes of every kind, a copy to a file and back, the look at a user's rights. What it makes it drops again.
Run it once on a cluster of a new vendor or version, before the first refresh or backup.
Exit codes: 0 all is as it should be, 1 failed, 3 refused: the database is not empty, or has a name of
production; 4 something is not as it should be.`;

const exitCodes: Record<SelfTested["status"], number> = { passed: 0, refused: 3, failed: 4 };

/** `infra data selftest`: whether a server does what refreshes, backups and seeds need. */
export function selftestCommand(): Command {
  return new Command("selftest")
    .summary("try on an empty database what refreshes and backups need")
    .description(
      "Tries on an empty database whether its server does what refreshes and backups need.",
    )
    .requiredOption("--on-env <variable>", "the variable that holds the database's URL")
    .addOption(jsonOption())
    .addHelpText("after", examples)
    .action(async ({ onEnv, json = false }: { onEnv: string; json?: boolean }) => {
      const targetUrl = variable("--on-env", onEnv);
      const outcome = await interruptible(
        (signal) => selftest({ targetUrl, signal, onStep: tellStep }),
        () => "What was made in the database is dropped again.",
      );
      print(outcome, json, selftestText);
      process.exitCode = exitCodes[outcome.status];
    });
}
