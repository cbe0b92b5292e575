import { Command } from "commander";
import { restoreText } from "../../data/backup/report.ts";
import { type Restored, restore } from "../../data/backup/restore.ts";
import { interruptible } from "../../shared/interrupt.ts";
import { keepPrivate } from "../../shared/private-files.ts";
import { letIn, letInOption } from "../let-in.ts";
import { jsonOption, stackOption } from "../options.ts";
import { print } from "../shared.ts";
import { defaultPlace, withBackup } from "./backups.ts";
import { backupKeysOf, checkConfirm, tellStep } from "./common.ts";
import { restoreTarget, type UrlFlags } from "./urls.ts";

const examples = `
Examples:
  $ npx infra data restore -s staging                           a dry run with the newest backup
  $ npx infra data restore -s staging --confirm staging
  $ npx infra data restore -s staging --from backups/staging --confirm staging
  $ npx infra data restore -s prod --into-production --confirm prod

INFRA_BACKUP_KEY is the text of the file that age-keygen wrote. The whole backup is read and compared
with its manifest before the first write; until all of it is loaded and read back, the database keeps
its data. Stop its application meanwhile. A backup goes back to its own environment alone: what leaves
production for another one goes through the policy, by a refresh. Cut short, run it again.
Exit codes: 0 restored, or a dry run that found nothing; 1 failed; 3 refused by an interlock;
4 something is not what the manifest says.`;

const exitCodes: Record<Restored["status"], number> = {
  checked: 0,
  restored: 0,
  refused: 3,
  unverified: 4,
};

interface Flags extends UrlFlags {
  stack: string;
  from?: string;
  confirm?: string;
  intoProduction?: boolean;
  letIn?: string;
  json?: boolean;
}

/** `infra data restore`: a database as a backup has it. */
export function restoreCommand(): Command {
  return new Command("restore")
    .summary("put a database back as a backup has it")
    .description("Replaces the data of an environment by that of one of its own backups.")
    .addOption(stackOption())
    .option("--from <place>", "a backup, or a folder or s3://... (default: the platform's backups)")
    .option("--confirm <name>", "the environment's name again: do it")
    .option("--into-production", "replace the data of production; needs --confirm, too")
    .option("--to-env <variable>", "the variable that holds the environment's URL")
    .addOption(letInOption())
    .addOption(jsonOption())
    .addHelpText("after", examples)
    .action(async (flags: Flags) => {
      const { stack: environment, confirm, intoProduction = false, json = false } = flags;
      const from = flags.from ?? defaultPlace(environment);
      checkConfirm(confirm, environment);
      keepPrivate();
      const keys = backupKeysOf(process.env);
      const target = await restoreTarget(environment, flags);
      const about = { environment, intoProduction, keys, onStep: tellStep, ...target };
      const replaces = confirm !== undefined;
      const outcome = await interruptible(
        (signal) =>
          withBackup<Restored>(from, environment, signal, async ({ file, kept }) => {
            const run = () => restore({ ...about, file, replaces, signal });
            return { ...(await letIn(flags.letIn, () => [environment], run)), file: kept };
          }),
        () => `The data of ${environment} is as it was. Run it again: it begins anew.`,
      );
      print(outcome, json, restoreText);
      process.exitCode = exitCodes[outcome.status];
    });
}
