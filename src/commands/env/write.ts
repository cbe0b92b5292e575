import { resolve } from "node:path";
import { Command } from "commander";
import { enteredSecrets, localModel } from "../../env/local/entered.ts";
import { type LocalOutcome, writeLocal } from "../../env/local/local.ts";
import { jsonOption } from "../options.ts";
import { print, requireProject } from "../shared.ts";

const examples = `
Examples:
  $ npx infra env write                           .env and .env.local, after the development environment
  $ npx infra env write local --like staging      after another one
  $ npx infra env write --to ../shop              in another checkout of the application
  $ npx infra env write --test-secrets            with the model's test keys, decrypted here

Writes its lines between two marks; those above and below stay as they are, and a variable that you
set there is yours. Addresses are this machine's, generated secrets are made once and kept. Values of
production are never written, nor live keys. Refuses a file that Git would commit.
Exit codes: 0 written, 1 refused, 2 written, and variables have no value yet.`;

interface Flags {
  like?: string;
  to?: string;
  testSecrets: boolean;
  json: boolean;
}

/** `infra env write`: the variables of local work. */
export function writeCommand(): Command {
  return new Command("write")
    .summary("write the .env files of local work")
    .description("Writes .env where a service starts and .env.local where a page is built.")
    .argument("[where]", "only local has files", "local")
    .option("--like <stack>", "the environment that is the model (default: the development one)")
    .option("--to <folder>", "root of the application's repository (default: the project's folder)")
    .option(
      "--test-secrets",
      "also the model's entered secrets, where they are no live ones",
      false,
    )
    .addOption(jsonOption().default(false))
    .addHelpText("after", examples)
    .action(async (environment: string, flags: Flags, command: Command) => {
      if (environment !== "local")
        command.error(`error: "${environment}" has no files: only local`);
      const project = requireProject();
      const spec = localModel(project, flags.like);
      const { values, refused } = flags.testSecrets
        ? await enteredSecrets(project, spec)
        : { values: new Map<string, string>(), refused: new Map<string, string>() };
      const folder = resolve(flags.to ?? project);
      const files = await writeLocal({ spec, folder, entered: values });
      print({ files, refused: Object.fromEntries(refused) }, flags.json, toText);
      if (files.some(({ missing }) => missing.length > 0)) process.exitCode = 2;
    });
}

function toText({ files, refused }: { files: LocalOutcome[]; refused: Record<string, string> }) {
  return [
    ...files.flatMap(({ file, ...outcome }) => [`${file} is written`, ...outcomeLines(outcome)]),
    ...Object.entries(refused).map(([key, why]) => `${key} was left out: ${why}`),
  ].join("\n");
}

/** What is left to do in one file. */
export function outcomeLines({ missing, stale, conflicts }: Omit<LocalOutcome, "file">): string[] {
  return [
    ...missing.map(({ name, from }) => `  ${name} has no value: ${from}`),
    ...(stale.length > 0 ? [`  not as the config says: ${stale.join(", ")}`] : []),
    ...conflicts.map(
      (name) => `  ${name} differs between parts of this folder: the first is written`,
    ),
  ];
}
