/** `npm run mutants`: changes src in one place at a time and looks whether types or tests notice. */
import { readdirSync, readFileSync } from "node:fs";
import { setPriority } from "node:os";
import { join } from "node:path";
import { Command, InvalidArgumentError } from "commander";
import { equivalents, isEquivalent, staleEntries } from "./mutants/equivalents.ts";
import { type Mutant, mutantsOf, sampleOf } from "./mutants/mutant.ts";
import { describe, survivorsOf, type Tried, toJson, toText } from "./mutants/report.ts";
import { digest, Results } from "./mutants/results.ts";
import { Trial } from "./mutants/trial.ts";

const root = join(import.meta.dirname, "..");

interface Options {
  seed: number;
  sample: number;
  folder: string;
  all: boolean;
  json: boolean;
}

const examples = `
Examples:
  $ npm run mutants -- --sample 20 --folder src/config    a first look at one folder
  $ npm run mutants -- --folder src/config/nearest.ts     up to 300 mutants of one file
  $ npm run mutants -- --seed 7 --all                     the figure for the whole of src
  $ npm run mutants -- --json > mutants.json

Mutants are tried in a copy of the project in the temporary folder, at low priority; the checkout
stays as it is. Results are kept in .mutants: run the same again to go on after
an interruption, or, after writing a test, to try again only those that survived.
A survivor needs a test, or less code; one that changes nothing a test could see goes into
tools/mutants/equivalents.ts, with the reason.
Exit codes: 0 all killed, 1 failed, 2 some survived, or an entry of equivalents.ts is stale.`;

const program = new Command("mutants")
  .description("Changes src in one place at a time and looks whether types or tests notice.")
  .option("--seed <number>", "which sample to draw", wholeNumber, 1)
  .option("--sample <number>", "how many mutants to draw", wholeNumber, 300)
  .option("--folder <path>", "of which folder or file of src", "src")
  .option("--all", "try on survivors all other tests as well, those on the engine too", false)
  .option("--json", "print the outcome as JSON", false)
  .addHelpText("after", examples)
  .action(run);

if (import.meta.main) await program.parseAsync();

async function run(options: Options): Promise<void> {
  // Half an hour of both cores is nobody's first concern.
  setPriority(10);
  const everywhere = sources().flatMap(({ file, text }) => mutantsOf(file, text));
  const within = everywhere.filter(({ file }) => `${file}/`.startsWith(`${options.folder}/`));
  if (within.length === 0) throw new Error(`There is nothing to change in ${options.folder}.`);
  const sample = sampleOf(within, { seed: options.seed, size: options.sample });
  const tried = await tryAll(sample, options);
  process.stdout.write(`${options.json ? toJson(tried) : toText(tried)}\n`);
  const stale = staleEntries(everywhere, equivalents);
  for (const { file, change } of stale) {
    say(`tools/mutants/equivalents.ts: no mutant of ${file} is "${change}" any more: delete it`);
  }
  if (stale.length > 0 || survivorsOf(tried).length > 0) process.exitCode = 2;
}

async function tryAll(sample: Mutant[], { folder, all }: Options): Promise<Tried[]> {
  const name = `${folder.replaceAll("/", "-")}.json`;
  const results = new Results(join(root, ".mutants", name));
  const texts = new Map(sources().map(({ file, text }) => [file, text]));
  const tree = digest(...texts.values(), ...filesBelow("tests").map(textOf));
  let trial: Trial | undefined;
  const end = () => trial?.end();
  const endNow = () => {
    end();
    process.exit(130);
  };
  process.once("SIGINT", endNow).once("SIGTERM", endNow);
  const tried: Tried[] = [];
  try {
    for (const [index, mutant] of sample.entries()) {
      const file = digest(texts.get(mutant.file)!);
      let result = results.of(mutant, { file, tree, all });
      if (!result && !isEquivalent(mutant, equivalents)) {
        trial ??= new Trial(root);
        const outcome = await trial.outcomeOf(mutant, { all });
        result = { ...outcome, holdsFor: outcome.outcome === "survived" ? tree : file };
        results.add(mutant, result);
        say(`[${index + 1}/${sample.length}] ${result.outcome} ${describe(mutant)}`);
        if (result.by !== undefined) say(`    ${result.by.split("\n")[0]}`);
      }
      tried.push({ mutant, result });
    }
    for (const test of trial?.failing ?? []) say(`left out, it fails without any mutant: ${test}`);
  } finally {
    end();
    process.off("SIGINT", endNow).off("SIGTERM", endNow);
  }
  return tried;
}

function sources(): { file: string; text: string }[] {
  return filesBelow("src")
    .filter((file) => /\.[jt]s$/.test(file) && !file.includes(".generated."))
    .map((file) => ({ file, text: textOf(file) }));
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}

function textOf(file: string): string {
  return readFileSync(join(root, file), "utf8");
}

/** Progress, apart from what is asked for. */
function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

function wholeNumber(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError("Not 1 or more.");
  return number;
}
