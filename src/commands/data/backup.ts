import { Command, InvalidArgumentError } from "commander";
import manifest from "../../../package.json" with { type: "json" };
import { type BackedUp, type BackupArgs, backup } from "../../data/backup/backup.ts";
import { removeOlderThere, storeThere } from "../../data/backup/in-bucket.ts";
import { backupText } from "../../data/backup/report.ts";
import { UserError } from "../../shared/errors.ts";
import { interruptible } from "../../shared/interrupt.ts";
import { keepPrivate } from "../../shared/private-files.ts";
import { letIn, letInOption } from "../let-in.ts";
import { jsonOption, stackOption } from "../options.ts";
import { print } from "../shared.ts";
import { defaultPlace, inFolder, type Place, placeOf } from "./backups.ts";
import { tellStep } from "./common.ts";
import { backupUrl, type UrlFlags } from "./urls.ts";

const examples = `
Examples:
  $ npx infra data backup -s prod --recipient age1...    into backups/prod, for whoever has that key
  $ npx infra data backup -s prod --keep 12              the recipients are in INFRA_BACKUP_RECIPIENTS
  $ npx infra data backup -s prod --from-env PRODUCTION_URL --to /mnt/backups
  $ npx infra data backup -s prod --to s3://acme-backups/prod --keep 12

The database is only read, by one of its readers. What is written is as of mongodump --archive --gzip,
encrypted with age; unencrypted it is never on the disk. Its manifest stands beside it and has names,
counts and digests, no values. Make a key with age-keygen, and keep it where the backups are not.
A bucket is one of Amazon S3, or of whoever speaks its protocol, and is let into as by the AWS command line:
AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY or a profile, AWS_REGION, and AWS_ENDPOINT_URL_S3 elsewhere.
Exit codes: 0 written, 1 failed, 3 refused by an interlock.`;

const exitCodes: Record<BackedUp["status"], number> = { written: 0, refused: 3 };

interface Flags extends UrlFlags {
  stack: string;
  to?: string;
  recipient?: string[];
  keep?: number;
  letIn?: string;
  json?: boolean;
}

/** `infra data backup`: a database as an encrypted file. */
export function backupCommand(): Command {
  return new Command("backup")
    .summary("write a database to an encrypted file, with a manifest")
    .description(
      "Writes an environment's database to an encrypted file, with a manifest beside it.",
    )
    .addOption(stackOption())
    .option("--to <place>", "a folder, or s3://bucket/prefix (default: the platform's backups)")
    .option(
      "--recipient <key>",
      "a public key of age; may be repeated (default: those in INFRA_BACKUP_RECIPIENTS)",
      (key: string, keys: string[] = []) => [...keys, key],
    )
    .option("--keep <n>", "remove all but the newest n backups of the environment", positive)
    .option("--from-env <variable>", "the variable that holds the environment's URL")
    .option("--reader <user>", "which of its readers (default: that named *-backup, or *-refresh)")
    .addOption(letInOption())
    .addOption(jsonOption())
    .addHelpText("after", examples)
    .action(async ({ stack: environment, json = false, to, keep, ...flags }: Flags) => {
      keepPrivate();
      const recipients = recipientsOf(flags.recipient, process.env);
      const sourceUrl = await backupUrl(environment, flags);
      const place = await placeOf(to ?? defaultPlace(environment));
      const tool = `infra ${manifest.version}`;
      const about = { environment, sourceUrl, recipients, tool, onStep: tellStep };
      const outcome = await interruptible(
        (signal) =>
          letIn(
            flags.letIn,
            () => [environment],
            () => backUp(place, { ...about, signal, ...(keep === undefined ? {} : { keep }) }),
          ),
        () =>
          `No backup was written, and nothing of it is left. Older ones are untouched; run it again.`,
      );
      print(outcome, json, backupText);
      process.exitCode = exitCodes[outcome.status];
    });
}

async function backUp(place: Place, args: Omit<BackupArgs, "folder">): Promise<BackedUp> {
  if ("folder" in place) return await backup({ ...args, folder: place.folder });
  const { bucket } = place;
  const { environment, keep, signal, onStep } = args;
  // Before anything of the database is read: whether the bucket is there, and lets this machine in.
  await bucket.names();
  return await inFolder(place, async (folder) => {
    const { keep: _, ...once } = args;
    const made = await backup({ ...once, folder });
    if (made.file === undefined) return made;
    onStep(`writing it to ${bucket.place}`);
    const file = await storeThere(bucket, made.file, signal);
    const removed = keep ? await removeOlderThere(bucket, environment, keep) : [];
    return { ...made, file, removed };
  });
}

function recipientsOf(named: string[] = [], env: NodeJS.ProcessEnv): string[] {
  if (named.length > 0) return named;
  const recipients = (env["INFRA_BACKUP_RECIPIENTS"] ?? "").split(/[\s,]+/).filter(Boolean);
  if (recipients.length > 0) return recipients;
  throw new UserError(
    "Who is to read the backup? Name a public key of age with --recipient, or several in " +
      "INFRA_BACKUP_RECIPIENTS. age-keygen makes one.",
  );
}

function positive(text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It is a number from 1.");
}
