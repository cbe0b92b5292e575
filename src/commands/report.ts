import { readFileSync, writeFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { Command } from "commander";
import { allEnvironments } from "../overview/environments.ts";
import { platformMap } from "../overview/map/build.ts";
import { reportOfEvents } from "../overview/report/events.ts";
import { reportPage } from "../overview/report/html.ts";
import { UserError } from "../shared/errors.ts";
import { jsonOption } from "./options.ts";
import { print, requireProject } from "./shared.ts";

const examples = `
Examples:
  $ PULUMI_DEBUG_COMMANDS=true npx pulumi up -s dev --event-log up.jsonl
  $ npx infra report up.jsonl                     report.html, to open in a browser
  $ npx infra report up.jsonl --to monday.html
  $ npx infra report up.jsonl --json | jq '.runs[].steps | max_by(.seconds)'

Reads the log that the engine wrote, and the config for the map: no account and no network. Values of
properties are in the log and not in the page. The engine tells times in whole seconds, and no calls.
Exit codes: 0 written, 1 could not be.`;

/** `infra report`: a real `up` as a page. */
export function reportCommand(): Command {
  return new Command("report")
    .summary("a page of what an up did when, from the engine's event log")
    .description("Draws what the engine did to each resource, how long it took, and what it said.")
    .argument("<log>", "what pulumi up --event-log wrote")
    .option("--to <file>", "where to write the page", "report.html")
    .addOption(jsonOption())
    .addHelpText("after", examples)
    .action((log: string, { to, json = false }: { to: string; json?: boolean }) => {
      const map = platformMap(allEnvironments(requireProject()));
      const report = reportOfEvents(read(log), basename(log));
      if (!json) writeFileSync(resolve(to), reportPage(report, map));
      print(report, json, ({ runs }) => {
        const steps = runs.reduce((sum, run) => sum + run.steps.length, 0);
        return `${to} shows ${steps} steps of ${basename(log)}.`;
      });
    });
}

function read(log: string): string {
  try {
    return readFileSync(resolve(log), "utf8");
  } catch (error) {
    throw new UserError(`Could not read ${log}: ${(error as Error).message}`);
  }
}
