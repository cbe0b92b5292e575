import { resolve } from "node:path";
import { Command } from "commander";
import { localModel } from "../../env/local/entered.ts";
import { checkLocal, type LocalOutcome } from "../../env/local/local.ts";
import { jsonOption } from "../options.ts";
import { print, requireProject } from "../shared.ts";
import { outcomeLines } from "./write.ts";

const examples = `
Examples:
  $ npx infra env check                  what is missing or stale in the .env files of local work
  $ npx infra env check --to ../shop --json

Changes nothing, and shows no value.
Exit codes: 0 all there, 1 could not check, 2 something is missing or stale.`;

interface Flags {
  like?: string;
  to?: string;
  json: boolean;
}

/** `infra env check`: whether the variables of local work are what the config says. */
export function checkCommand(): Command {
  return new Command("check")
    .summary("what the .env files of local work lack")
    .description("Compares .env and .env.local with what the config says of local work.")
    .option("--like <stack>", "the environment that is the model (default: the development one)")
    .option("--to <folder>", "root of the application's repository (default: the project's folder)")
    .addOption(jsonOption().default(false))
    .addHelpText("after", examples)
    .action(({ like, to, json }: Flags) => {
      const project = requireProject();
      const folder = resolve(to ?? project);
      const spec = localModel(project, like);
      const files = checkLocal({ spec, folder, entered: new Map() });
      print({ files }, json, toText);
      const due = files.some(({ missing, stale }) => missing.length + stale.length > 0);
      if (due) process.exitCode = 2;
    });
}

function toText({ files }: { files: LocalOutcome[] }): string {
  return files
    .flatMap(({ file, ...outcome }) => {
      const lines = outcomeLines(outcome);
      return lines.length === 0 ? [`${file} is as the config says`] : [`${file}:`, ...lines];
    })
    .join("\n");
}
