import { Command } from "commander";
import { type Drilled, drill } from "../../data/backup/drill.ts";
import { writeDrillThere } from "../../data/backup/in-bucket.ts";
import { writeDrill } from "../../data/backup/manifest.ts";
import { drillText } from "../../data/backup/report.ts";
import { UserError } from "../../shared/errors.ts";
import { interruptible } from "../../shared/interrupt.ts";
import { keepPrivate } from "../../shared/private-files.ts";
import { jsonOption } from "../options.ts";
import { print } from "../shared.ts";
import { defaultPlace, type Place, withBackup } from "./backups.ts";
import { backupKeysOf, tellStep } from "./common.ts";
import { variable } from "./urls.ts";

const examples = `
Examples:
  $ npx infra data marker -s drill --to-env SCRATCH_URL --confirm drill    once: a database for drills
  $ npx infra data drill -s prod --into-env SCRATCH_URL                    the newest backup of prod
  $ npx infra data drill --from s3://acme-backups/prod --into-env SCRATCH_URL --json

Restores a backup as a restore would, compares documents and indexes with its manifest, and drops what
it has restored, however it ends. Meanwhile the scratch database holds what production holds: let nobody
else into it. INFRA_BACKUP_KEY is the text of the file that age-keygen wrote. Beside the backup it leaves that it
passed, and when, for infra duties.
Exit codes: 0 passed, 1 failed, 3 refused by an interlock, 4 it is not what the manifest says.`;

const exitCodes: Record<Drilled["status"], number> = { passed: 0, refused: 3, unverified: 4 };

interface Flags {
  stack?: string;
  from?: string;
  intoEnv: string;
  json?: boolean;
}

/** `infra data drill`: whether a backup can be restored. */
export function drillCommand(): Command {
  return new Command("drill")
    .summary("try whether a backup can be restored")
    .description("Restores a backup into a scratch database, compares it, and drops it again.")
    .option("-s, --stack <stack>", "the environment whose backup it is (default: of any)")
    .option("--from <place>", "a backup, or a folder or s3://... (default: the platform's backups)")
    .requiredOption("--into-env <variable>", "the variable that holds the scratch database's URL")
    .addOption(jsonOption())
    .addHelpText("after", examples)
    .action(async ({ stack, from: named, intoEnv, json = false }: Flags) => {
      keepPrivate();
      const from = named ?? (stack === undefined ? undefined : defaultPlace(stack));
      if (from === undefined) {
        throw new UserError(
          "Which backup? Name its environment with -s, or its place with --from.",
        );
      }
      const keys = backupKeysOf(process.env);
      const targetUrl = variable("--into-env", intoEnv);
      const outcome = await interruptible(
        (signal) =>
          withBackup<Drilled>(from, stack, signal, async ({ file, kept, place }) => {
            const drilled = await drill({ file, targetUrl, keys, signal, onStep: tellStep });
            if (drilled.status === "passed") await record(place, file, drilled);
            return { ...drilled, file: kept };
          }),
        () =>
          "Nothing of the backup is left in the scratch database. Run it again: it begins anew.",
      );
      print(outcome, json, drillText);
      process.exitCode = exitCodes[outcome.status];
    });
}

/** Where backups may only be read, the drill has passed all the same. */
async function record(place: Place, file: string, { endedAt }: Drilled): Promise<void> {
  const passed = { status: "passed", endedAt } as const;
  try {
    if ("folder" in place) writeDrill(file, passed);
    else await writeDrillThere(place.bucket, file, passed);
  } catch (error) {
    const { message } = error as Error;
    const instead = "write it down with npx infra duties done drill";
    process.stderr.write(
      `That it passed could not be left beside the backup (${message}): ${instead}\n`,
    );
  }
}
