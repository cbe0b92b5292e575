import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { Command } from "commander";
import { formatOf } from "../data/formats/format-of.ts";
import { type CompiledPolicy, compile } from "../data/policy/compile.ts";
import { loadPolicy } from "../data/policy/load.ts";
import { drafted, scanDocuments } from "../data/policy/scan.ts";
import { findings, plain } from "../data/sanitise/findings.ts";
import { Pseudonyms } from "../data/sanitise/pseudonyms.ts";
import type { Sanitised } from "../data/sanitise/sanitise.ts";
import { sanitiseDatabase, withSource } from "../data/sanitise/sanitise-database.ts";
import { sanitiseExport } from "../data/sanitise/sanitise-export.ts";
import { seedAgainstPolicy } from "../data/seed/against-policy.ts";
import { loadSeed } from "../data/seed/load.ts";
import { UserError } from "../shared/errors.ts";
import { interruptible } from "../shared/interrupt.ts";
import { keepPrivate } from "../shared/private-files.ts";
import { backupCommand } from "./data/backup.ts";
import { databaseOption, keyOf, policyOption, seedOption } from "./data/common.ts";
import { drillCommand } from "./data/drill.ts";
import { markerCommand } from "./data/marker.ts";
import { refreshCommand } from "./data/refresh.ts";
import { restoreCommand } from "./data/restore.ts";
import { seedCommand } from "./data/seed.ts";
import { selftestCommand } from "./data/selftest.ts";
import { variable } from "./data/urls.ts";
import { jsonOption } from "./options.ts";
import { nothingChanged, print } from "./shared.ts";

const examples = `
Examples:
  $ npx infra data policy check                           the policy, the seed, and the one by the other
  $ npx infra data policy check export                    and whether it lists all that an export holds
  $ npx infra data policy scan export > data/policy.yaml  a first draft
  $ npx infra data sanitise --from export --to sanitised
  $ npx infra data sanitise --from prod.archive --to clean.archive
  $ npx infra data sanitise --from prod.zip --to clean.zip   what \`npx convex export\` wrote
  $ npx infra data sanitise --from-env PRODUCTION_URL --to sanitised    from the database itself
  $ npx infra data refresh -s staging                        what a refresh would do; see its --help
  $ npx infra data seed -s local                             what data/seed.yaml makes, in place of what is there
  $ npx infra data backup -s prod                            encrypted; see also restore and drill

An export is a folder with one file a collection, as of mongoexport --jsonFormat=canonical or of
mongodump, or a file as of mongodump --archive, compressed or not, or the zip of \`npx convex export\`.
Of a PostgreSQL database, a file a table is written, as psql's \\copy reads it.
Nothing that is printed holds a value of the data.
Exit codes: 0 fine, 1 failed, 2 the policy lacks something, or personal data was left.
Of seed, refresh, backup, restore, drill and selftest also: 3 refused by an interlock, 4 something is not what it
should be.`;

/** `infra data`: what of production's data may reach other environments, and in what form. */
export function dataCommand(): Command {
  return new Command("data")
    .summary("production's data: sanitised for other environments, backed up, restored")
    .description(
      "Lets data out of production only where data/policy.yaml lists its path, as it is or in another form.",
    )
    .addHelpText("after", examples)
    .addCommand(
      new Command("policy")
        .description("checks a policy, or drafts one")
        .addCommand(checkCommand())
        .addCommand(scanCommand()),
    )
    .addCommand(sanitiseCommand())
    .addCommand(refreshCommand())
    .addCommand(seedCommand())
    .addCommand(markerCommand())
    .addCommand(backupCommand())
    .addCommand(restoreCommand())
    .addCommand(drillCommand())
    .addCommand(selftestCommand());
}

function checkCommand(): Command {
  return new Command("check")
    .description("checks the policy, and that it lists all that the seed makes, or all in a folder")
    .argument("[folder]", "an export")
    .option(...databaseOption)
    .option(...policyOption)
    .option(...seedOption)
    .addOption(jsonOption())
    .action(async (folder: string | undefined, flags: Options & Database & { seed: string }) => {
      const { policy: file, seed: seedFile, fromEnv, json = false } = flags;
      // Nothing is written, so that any value will do, and any key below; a database is asked about values.
      const policy = compile(loadPolicy(resolve(file)), (name) => process.env[name] ?? "any");
      if (folder !== undefined || fromEnv !== undefined) {
        const pseudonyms = new Pseudonyms("0".repeat(64));
        await report(json, sanitising(folder, fromEnv, { policy, pseudonyms }));
        return;
      }
      if (!existsSync(seedFile)) {
        print({ ok: true }, json, () => `${file} has no faults.`);
        return;
      }
      const seed = loadSeed(resolve(seedFile), "collections", () => "any");
      await report(
        json,
        (signal) => seedAgainstPolicy(seed, policy, signal),
        () => `${file} and ${seedFile} have no faults, and the one lists all that the other makes.`,
      );
    });
}

function scanCommand(): Command {
  return new Command("scan")
    .description(
      "drafts a policy from an export or a database; what only a person can decide is `undecided`",
    )
    .argument("[folder]", "an export")
    .option(...databaseOption)
    .addOption(jsonOption())
    .action(async (folder: string | undefined, flags: Database & { json?: boolean }) => {
      const { fromEnv, json = false } = flags;
      const scan = scanning(folder, fromEnv);
      const policy = drafted(await interruptible(scan, nothingChanged));
      print({ policy }, json, () => policy);
    });
}

function sanitiseCommand(): Command {
  return new Command("sanitise")
    .description(
      "writes an export, or a database, as the policy lets it pass; the key is INFRA_DATA_KEY",
    )
    .option("--from <export>", "what to read: a folder or an archive")
    .option(...databaseOption)
    .requiredOption(
      "--to <path>",
      "where the result stands afterwards, in the same form; not there before",
    )
    .option(...policyOption)
    .addOption(jsonOption())
    .action(async ({ from, fromEnv, to, policy: file, json = false }: Options & Folders) => {
      keepPrivate();
      const policy = compile(loadPolicy(resolve(file)), (name) => process.env[name]);
      const pseudonyms = new Pseudonyms(keyOf(process.env));
      await report(json, sanitising(from, fromEnv, { to, policy, pseudonyms }));
    });
}

interface Options {
  policy: string;
  json?: boolean;
}

interface Database {
  fromEnv?: string;
}

interface Folders extends Database {
  from?: string;
  to: string;
}

/** Sanitises an export, or a database: the one that is named. */
function sanitising(
  from: string | undefined,
  fromEnv: string | undefined,
  how: { to?: string; policy: CompiledPolicy; pseudonyms: Pseudonyms },
): (signal: AbortSignal) => Promise<Sanitised> {
  const sourceUrl = urlInstead(from, fromEnv);
  return async (signal) =>
    sourceUrl === undefined
      ? await sanitiseExport({ ...how, from: from!, signal })
      : await sanitiseDatabase({ ...how, sourceUrl, signal });
}

function scanning(from: string | undefined, fromEnv: string | undefined) {
  const url = urlInstead(from, fromEnv);
  return async (signal: AbortSignal) =>
    url === undefined
      ? await scanDocuments(formatOf(from!).source(from!), signal)
      : await withSource(url, (source) => source.scan(signal));
}

/** The URL of the database that is named in place of an export. */
function urlInstead(from: string | undefined, fromEnv: string | undefined): string | undefined {
  if ((from === undefined) === (fromEnv === undefined)) {
    throw new UserError(
      "Name either an export, or with --from-env the variable that holds a database's URL.",
    );
  }
  return fromEnv === undefined ? undefined : variable("--from-env", fromEnv);
}

async function report(
  json: boolean,
  work: (signal: AbortSignal) => Promise<Sanitised>,
  whenFine: (outcome: Sanitised) => string = toText,
) {
  const outcome = await interruptible(work, nothingChanged);
  if (json) print(plain(outcome), true, String);
  else print(outcome, false, outcome.ok ? whenFine : toText);
  if (!outcome.ok) process.exitCode = 2;
}

function toText(outcome: Sanitised): string {
  const rows = Object.entries(outcome.collections).map(
    ([name, { read, written }]) => `  ${name.padEnd(20)} ${read} read, ${written} written`,
  );
  return [
    `Key ${outcome.keyFingerprint}`,
    ...rows,
    ...outcome.unused.map((path) => `note: ${path} is listed, and no document has it`),
    ...findings(outcome),
  ].join("\n");
}
