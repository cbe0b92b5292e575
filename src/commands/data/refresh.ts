import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Command } from "commander";
import { compile } from "../../data/policy/compile.ts";
import { loadPolicy } from "../../data/policy/load.ts";
import { type RefreshArgs, type Refreshed, refresh } from "../../data/refresh/refresh.ts";
import { toMarkdown } from "../../data/refresh/report.ts";
import { plain } from "../../data/sanitise/findings.ts";
import { Pseudonyms } from "../../data/sanitise/pseudonyms.ts";
import { interruptible } from "../../shared/interrupt.ts";
import { keepPrivate, makePrivateFolder, writePrivately } from "../../shared/private-files.ts";
import { letIn, letInOption } from "../let-in.ts";
import { jsonOption, stackOption } from "../options.ts";
import { print, requireProject } from "../shared.ts";
import { checkConfirm, consents, keyOf, policyOption, progress, tellStep } from "./common.ts";
import { productionOf, sourceUrl, targetUrl, type UrlFlags } from "./urls.ts";

const examples = `
Examples:
  $ npx infra data refresh -s staging                  a dry run; on a terminal it then asks whether to do it
  $ npx infra data refresh -s staging --confirm staging    do it without a question, as in a workflow
  $ npx infra data refresh -s staging --from-env PRODUCTION_URL --to-env STAGING_URL
                                                    URLs from variables instead of the stacks' outputs

Production is only read, by one of its readers; INFRA_DATA_KEY is the key of the pseudonyms. Until all
of it is loaded and verified, the environment keeps its old data. Stop its application meanwhile:
collections of MongoDB are replaced one after the other; tables of PostgreSQL in one transaction, for
which whoever uses them waits. Cut short, run it again: it goes on where it stopped.
Exit codes: 0 replaced, or a dry run that found nothing; 1 failed; 2 the policy lacks something, or
personal data was left; 3 refused by an interlock; 4 something is not what it should be.`;

const exitCodes: Record<Refreshed["status"], number> = {
  checked: 0,
  replaced: 0,
  unlisted: 2,
  residual: 2,
  refused: 3,
  unverified: 4,
};

interface Flags extends UrlFlags {
  stack: string;
  confirm?: string;
  policy: string;
  run?: string;
  letIn?: string;
  json?: boolean;
}

/** `infra data refresh`: production's data in another environment, sanitised. */
export function refreshCommand(): Command {
  return new Command("refresh")
    .summary("replace an environment's data by production's, sanitised")
    .description(
      "Reads production's database, lets pass what the policy lists, in the form that it says, and " +
        "replaces the data of an environment by it.",
    )
    .addOption(stackOption())
    .option("--confirm <name>", "its name again: do it without a question")
    .option("--from-env <variable>", "the variable that holds production's URL")
    .option("--to-env <variable>", "the variable that holds the environment's URL")
    .option("--reader <user>", "which of production's readers (default: the one named *-refresh)")
    .option(...policyOption)
    .option("--run <folder>", "where a run keeps what it needs (default: .refresh/<environment>)")
    .addOption(letInOption())
    .addOption(jsonOption())
    .addHelpText("after", examples)
    .action(async (flags: Flags) => {
      const { stack: environment, confirm, json = false } = flags;
      checkConfirm(confirm, environment);
      keepPrivate();
      const run = async (signal: AbortSignal) => {
        const args = await argsFor(environment, flags, signal);
        if (confirm !== undefined) return await replace(args);
        const checked = await refresh({ ...args, replaces: false });
        if (checked.status !== "checked" || json || !(await isMeant(checked))) return checked;
        return await replace(args);
      };
      const outcome = await interruptible(
        (signal) =>
          letIn(
            flags.letIn,
            () => stacksOf(environment),
            () => run(signal),
          ),
        () => whatIsLeft(flags),
      );
      const { sanitised } = outcome;
      if (json) print({ ...outcome, sanitised: sanitised && plain(sanitised) }, true, String);
      else print(outcome, false, toMarkdown);
      process.exitCode = exitCodes[outcome.status];
    });
}

/** Those whose databases a refresh reaches. */
const stacksOf = (environment: string) => [productionOf(requireProject()).stack, environment];

/** The swap itself is not cut short by a signal. */
function whatIsLeft({ stack: environment, confirm, run }: Flags): string {
  const kept = `The data of ${environment} is as it was.`;
  if (confirm === undefined) return `${kept} Run it again: it begins anew.`;
  return `${kept} Run it again: it goes on where it stopped, by what is in ${folderOf(environment, run)}.`;
}

const folderOf = (environment: string, run: string | undefined) =>
  resolve(run ?? join(".refresh", environment));

async function argsFor(
  environment: string,
  flags: Flags,
  signal: AbortSignal,
): Promise<Omit<RefreshArgs, "replaces">> {
  const file = resolve(flags.policy);
  const policy = compile(loadPolicy(file), (name) => process.env[name]);
  const pseudonyms = new Pseudonyms(keyOf(process.env));
  return {
    environment,
    policy,
    policyDigest: createHash("sha256").update(readFileSync(file)).digest("hex"),
    pseudonyms,
    sourceUrl: await sourceUrl(flags),
    targetUrl: await targetUrl(environment, flags),
    folder: folderOf(environment, flags.run),
    signal,
    onStep: tellStep,
    onRead: progress(),
  };
}

async function isMeant(checked: Refreshed): Promise<boolean> {
  const { environment, target } = checked;
  const question = `This replaces all data in ${target}.`;
  return await consents(toMarkdown(checked), question, environment);
}

async function replace(args: Omit<RefreshArgs, "replaces">): Promise<Refreshed> {
  const outcome = await refresh({ ...args, replaces: true });
  makePrivateFolder(args.folder);
  const { sanitised } = outcome;
  const report = { ...outcome, sanitised: sanitised && plain(sanitised) };
  writePrivately(join(args.folder, "report.json"), `${JSON.stringify(report, undefined, 2)}\n`);
  writePrivately(join(args.folder, "report.md"), `${toMarkdown(outcome)}\n`);
  return outcome;
}
