import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { Command, Option } from "commander";
import type { EnvironmentSpec } from "../config/spec.ts";
import { allEnvironments, chosenEnvironments } from "../overview/environments.ts";
import { type Asked, askHealth, askState } from "../overview/map/ask.ts";
import { platformMap } from "../overview/map/build.ts";
import { type MapFormat, mapFormats } from "../overview/map/formats.ts";
import { environmentsThatAre } from "../overview/pull-requests.ts";
import { untilAsked } from "../shared/interrupt.ts";
import { jsonOption, stacksOption } from "./options.ts";
import { nothingChanged, print, printText, requireProject } from "./shared.ts";

const examples = `
Examples:
  $ npx infra map                          map.html: all environments, to open in a browser
  $ npx infra map -s prod -s staging --to two.html
  $ npx infra map --format svg --to docs/map.svg
  $ npx infra map --format mermaid --to -  for Markdown, on standard output
  $ npx infra map --format json --to - | jq '.shared'
  $ npx infra map --health                 with whether each part is well, and since when it runs
  $ npx infra map --offline                from the files alone, whatever is up

Drawn from the config, and from the stacks of pull requests; of environments that are up with their real
addresses, their pages at the vendors and the last up, by their state. --health asks vendors and hosts as
"infra status" does. The page needs no network: mail it. Exit codes: 0 written, 1 could not be.`;

interface Flags {
  stack: string[];
  format: MapFormat;
  to?: string;
  health?: boolean;
  offline?: boolean;
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
        "branches, plans and costs, as one page, an SVG, Mermaid for Markdown, or JSON; and what state " +
        "and vendors tell of what is up.",
    )
    .addOption(stacksOption())
    .addOption(
      new Option("--format <format>", "what to write")
        .choices(Object.keys(mapFormats))
        .default("html"),
    )
    .option("--to <file>", "where to write it; - is standard output (default: map.<format>)")
    .option("--health", "ask whether each part is well, and since when it runs")
    .addOption(new Option("--offline", "draw from the files alone").conflicts("health"))
    .addOption(jsonOption())
    .addHelpText("after", examples)
    .action(async (flags: Flags) => {
      const { stack: stacks, format, to = `map.${endings[format]}`, json = false } = flags;
      const project = requireProject();
      const { wanted, facts, notAsked } = await untilAsked(
        () => ask(project, stacks, flags),
        nothingChanged,
      );
      const text = mapFormats[format](platformMap(wanted, facts));
      if (to === "-") return printText(text);
      writeFileSync(resolve(to), text);
      const environments = wanted.map(({ stack }) => stack);
      print({ file: to, format, environments, notAsked }, json, toText);
    });
}

async function ask(
  project: string,
  stacks: string[],
  { health = false, offline = false }: Flags,
): Promise<Asked & { wanted: EnvironmentSpec[] }> {
  if (offline) {
    const wanted = chosenEnvironments(allEnvironments(project), stacks);
    return { wanted, facts: new Map(), notAsked: [] };
  }
  const { environments: wanted, notAsked } = await environmentsThatAre(project, stacks);
  const asked = health ? await askHealth(project, wanted) : await askState(project, wanted);
  return { wanted, facts: asked.facts, notAsked: [...notAsked, ...asked.notAsked] };
}

/** What was written where. */
export interface WrittenMap {
  file: string;
  format: MapFormat;
  environments: string[];
  /** What could not be asked, and why: the map is without it. */
  notAsked: string[];
}

function toText({ file, environments, notAsked }: WrittenMap): string {
  const shows = `${file} shows ${environments.join(", ")}.`;
  return [shows, ...notAsked.map((why) => `not asked: ${why}`)].join("\n");
}
