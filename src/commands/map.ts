import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { Command, Option } from "commander";
import { allEnvironments, chosenEnvironments } from "../overview/environments.ts";
import { platformMap } from "../overview/map/build.ts";
import { type MapFormat, mapFormats } from "../overview/map/formats.ts";
import { jsonOption, stacksOption } from "./options.ts";
import { print, requireProject } from "./shared.ts";

const examples = `
Examples:
  $ npx infra map                          map.html: all environments, to open in a browser
  $ npx infra map -s prod -s staging --to two.html
  $ npx infra map --format svg --to docs/map.svg
  $ npx infra map --format mermaid --to -  for Markdown, on standard output
  $ npx infra map --format json --to - | jq '.shared'

Drawn from the config alone: no account and no network. The page needs nothing else, either: mail it.
Exit codes: 0 written, 1 could not be.`;

interface Flags {
  stack: string[];
  format: MapFormat;
  to?: string;
  json?: boolean;
}

const endings: Record<MapFormat, string> = {
  html: "html",
  svg: "svg",
  mermaid: "mmd",
  json: "json",
};

/** `infra map`: all environments in one picture. */
export function mapCommand(): Command {
  return new Command("map")
    .summary("draw all environments: who uses what, what is shared, what it costs")
    .description(
      "Draws from the config where domains lead, which part uses which, what environments share, their " +
        "branches, plans and costs, as one page, an SVG, Mermaid for Markdown, or JSON.",
    )
    .addOption(stacksOption())
    .addOption(
      new Option("--format <format>", "what to write")
        .choices(Object.keys(mapFormats))
        .default("html"),
    )
    .option("--to <file>", "where to write it; - is standard output (default: map.<format>)")
    .addOption(jsonOption())
    .addHelpText("after", examples)
    .action(({ stack: stacks, format, to = `map.${endings[format]}`, json = false }: Flags) => {
      const project = requireProject();
      const wanted = chosenEnvironments(allEnvironments(project), stacks);
      const text = mapFormats[format](platformMap(wanted));
      if (to === "-") {
        process.stdout.write(text);
        return;
      }
      writeFileSync(resolve(to), text);
      const written = { file: to, format, environments: wanted.map(({ stack }) => stack) };
      print(written, json, ({ file, environments }) => `${file} shows ${environments.join(", ")}.`);
    });
}
