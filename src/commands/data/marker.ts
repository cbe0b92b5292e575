import { Command } from "commander";
import { type Marked, mark } from "../../data/refresh/marker.ts";
import { UserError } from "../../shared/errors.ts";
import { jsonOption, stackOption } from "../options.ts";
import { print } from "../shared.ts";
import { markedUrl } from "./urls.ts";

const examples = `
Examples:
  $ npx infra data marker -s staging                  which database would be marked, and what is in it
  $ npx infra data marker -s staging --confirm staging    mark it, once
  $ npx infra data marker -s local --confirm local          that of this machine, by its .env

A refresh, or a seed, replaces only a database that carries this marker. Look twice: it is what keeps any other
database from being replaced. To take it away, drop the collection infra_refresh_target, or in PostgreSQL
the schema infra_refresh.
Exit codes: 0 marked, 1 failed or refused, 2 shown only.`;

interface Flags {
  stack: string;
  confirm?: string;
  toEnv?: string;
  json?: boolean;
}

/** `infra data marker`: lets a database be replaced by a refresh. */
export function markerCommand(): Command {
  return new Command("marker")
    .summary("mark a database as one that a refresh may replace")
    .description("Marks an environment's database as one that a refresh may replace.")
    .addOption(stackOption())
    .option("--confirm <name>", "its name again: mark it")
    .option("--to-env <variable>", "the variable that holds the environment's URL")
    .addOption(jsonOption())
    .addHelpText("after", examples)
    .action(async ({ stack: environment, confirm, json = false, ...flags }: Flags) => {
      if (confirm !== undefined && confirm !== environment) {
        throw new UserError(
          `--confirm says "${confirm}", not "${environment}": nothing was marked.`,
        );
      }
      const url = await markedUrl(environment, flags);
      const marked = await mark(url, environment, confirm !== undefined);
      print(marked, json, toText);
      if (!marked.written) process.exitCode = 2;
    });
}

function toText({ environment, place, collections, written }: Marked): string {
  const what = `${place}, which has ${collections} collections or tables`;
  if (written) return `Marked as ${environment}: ${what}. A refresh may replace them now.`;
  return `This would be marked as ${environment}: ${what}. Is it what may be replaced? Then add --confirm ${environment}`;
}
