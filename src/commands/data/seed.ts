import { dirname, resolve } from "node:path";
import { Command, InvalidArgumentError } from "commander";
import { environmentNamed } from "../../config/load-from-files.ts";
import { projectAt, stackFile, stacksOf } from "../../config/project.ts";
import { loadSeed } from "../../data/seed/load.ts";
import { seedText } from "../../data/seed/report.ts";
import type { Section } from "../../data/seed/schema.ts";
import { local, type Seeded, seed } from "../../data/seed/seed.ts";
import { writeLines } from "../../recovery/write-lines.ts";
import { UserError } from "../../shared/errors.ts";
import { interruptible } from "../../shared/interrupt.ts";
import { keepPrivate } from "../../shared/private-files.ts";
import { letIn, letInOption } from "../let-in.ts";
import { jsonOption, stackOption } from "../options.ts";
import { print } from "../shared.ts";
import { checkConfirm, consents, progress, seedOption, tellStep } from "./common.ts";
import { seedTarget, type UrlFlags } from "./urls.ts";

const examples = `
Examples:
  $ npx infra data seed -s local                      what would be dropped and made; on a terminal it then asks
  $ npx infra data seed -s local --confirm local      do it without a question
  $ npx infra data seed -s dev --confirm dev          its URL from the stack's outputs
  $ npx infra data seed -s dev --scale 100 --confirm dev   a hundred times as much, for tests of volume
  $ npx infra data seed -s prod --into-production --confirm prod
                                                      the initial data, into an empty database alone

The same file makes the same bytes on any day, by anyone. What is there is dropped once the new is loaded
and verified: stop the application meanwhile. The database on this machine is that of the .env, and needs
no marker where it is empty; any other needs one. Cut short, run it again.
Exit codes: 0 seeded, or a dry run that found nothing; 1 failed, the application's own command included;
3 refused by an interlock; 4 something is not what it should be.`;

const exitCodes: Record<Seeded["status"], number> = {
  checked: 0,
  seeded: 0,
  failed: 1,
  refused: 3,
  unverified: 4,
};

interface Flags extends UrlFlags {
  stack: string;
  confirm?: string;
  seed: string;
  scale: number;
  intoProduction?: boolean;
  letIn?: string;
  json?: boolean;
}

/** `infra data seed`: the same known data, any time, by anyone. */
export function seedCommand(): Command {
  return new Command("seed")
    .summary("fill a database with the same known data, any time")
    .description(
      "Replaces the data of an environment by what data/seed.yaml makes, the same each time; writes " +
        "production's initial data, once.",
    )
    .addOption(stackOption())
    .option("--confirm <name>", "its name again: do it without a question")
    .option(...seedOption)
    .option("--scale <n>", "multiply the counts of the file", scaleOf, 1)
    .option("--into-production", "write production's initial data; needs --confirm, too")
    .option("--to-env <variable>", "the variable that holds the environment's URL")
    .addOption(letInOption())
    .addOption(jsonOption())
    .addHelpText("after", examples)
    .action(async (flags: Flags) => {
      const { stack: environment, confirm, json = false } = flags;
      checkConfirm(confirm, environment);
      keepPrivate();
      const run = async (signal: AbortSignal) => {
        const args = await argsFor(environment, flags, signal);
        if (confirm !== undefined) return await seed({ ...args, replaces: true });
        const checked = await seed({ ...args, replaces: false });
        if (checked.status !== "checked" || json || !(await isMeant(checked))) return checked;
        return await seed({ ...args, replaces: true });
      };
      const outcome = await interruptible(
        (signal) =>
          letIn(
            flags.letIn,
            () => (environment === local ? [] : [environment]),
            () => run(signal),
          ),
        () => `Run it again: it begins anew, and ends in the same data.`,
      );
      const isBegun = outcome.status === "seeded" && outcome.data === "initial";
      const recorded = isBegun ? record(environment) : [];
      print({ ...outcome, recorded }, json, (each) =>
        [seedText(each), ...(isBegun ? [ofRecord(environment, recorded)] : [])].join("\n"),
      );
      process.exitCode = exitCodes[outcome.status];
    });
}

async function argsFor(environment: string, flags: Flags, signal: AbortSignal) {
  const { intoProduction = false, scale } = flags;
  const target = await seedTarget(environment, flags);
  const named = { environment, intoProduction, ...target };
  const variable = (name: string) => process.env[name];
  const file = resolve(flags.seed);
  let told = progress();
  return {
    ...named,
    load: (section: Section) => loadSeed(file, section, variable),
    folder: projectAt(dirname(file)) ?? dirname(file),
    variable,
    scale,
    signal,
    onStep: (step: string) => {
      tellStep(step);
      told = progress();
    },
    onMade: (collection: string) => told(collection),
  };
}

/**
 * Writes the day into production's file, where `infra go-live` and the rules look for it; gives the file.
 * A day that stands there stays.
 */
function record(stack: string): string[] {
  const project = projectAt(process.cwd());
  if (project === undefined || !stacksOf(project).includes(stack)) return [];
  if (environmentNamed(project, stack).spec.seeded !== undefined) return [stackFile(stack)];
  try {
    return writeLines(project, [{ stack, environment: { seeded: today() }, notes: [] }]);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return [];
  }
}

const today = () => new Date().toISOString().slice(0, 10);

function ofRecord(stack: string, files: readonly string[]): string {
  return files.length > 0
    ? `The day stands in ${files.join()}: commit it. infra go-live looks for it there.`
    : `Write seeded: "${today()}" into ${stackFile(stack)}: infra go-live looks for it there.`;
}

async function isMeant(checked: Seeded): Promise<boolean> {
  const { environment, target, data } = checked;
  const question =
    data === "initial" ? `This writes to ${target}.` : `This replaces all data in ${target}.`;
  return await consents(seedText(checked), question, environment);
}

function scaleOf(text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It is a number from 1.");
}
