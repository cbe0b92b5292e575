import { Command } from "commander";
import { type Marked, mark } from "../../data/refresh/marker.ts";
import { UserError } from "../../shared/errors.ts";
import { print } from "../shared.ts";
import { targetUrl } from "./urls.ts";

const examples = `
Examples:
  $ npx infra data marker staging                  which database would be marked, and what is in it
  $ npx infra data marker staging --yes staging    mark it, once
  $ npx infra data marker local --to-env LOCAL_URL --yes local

A refresh replaces only a database that carries this marker. Look twice: it is what keeps any other
database from being replaced. To take it away, drop the collection infra_refresh_target.
Exit codes: 0 marked, 1 failed or refused, 2 shown only.`;

interface Flags {
  yes?: string;
  toEnv?: string;
  json?: boolean;
}

/** `infra data marker`: lets a database be replaced by a refresh. */
export function markerCommand(): Command {
  return new Command("marker")
    .summary("mark a database as one that a refresh may replace")
    .description("Marks an environment's database as one that a refresh may replace.")
    .argument("<environment>", "the environment that it is of, e.g. staging")
    .option("--yes <environment>", "its name again: mark it")
    .option("--to-env <variable>", "the variable that holds the environment's URL")
    .option("--json", "print the outcome as JSON")
    .addHelpText("after", examples)
    .action(async (environment: string, { yes, json = false, ...flags }: Flags) => {
      if (yes !== undefined && yes !== environment) {
        throw new UserError(`--yes says "${yes}", not "${environment}": nothing was marked.`);
      }
      const url = await targetUrl(environment, flags);
      const marked = await mark(url, environment, yes !== undefined);
      print(marked, json, toText);
      if (!marked.written) process.exitCode = 2;
    });
}

function toText({ environment, place, collections, written }: Marked): string {
  const what = `${place}, which has ${collections} collections`;
  if (written) return `Marked as ${environment}: ${what}. A refresh may replace them now.`;
  return `This would be marked as ${environment}: ${what}. Is it what may be replaced? Then add --yes ${environment}`;
}
