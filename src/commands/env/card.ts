import { existsSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { environmentNamed } from "../../config/load-from-files.ts";
import { card } from "../../env/card.ts";
import { jsonOption, stackOption } from "../options.ts";
import { print, requireProject } from "../shared.ts";

const examples = `
Examples:
  $ npx infra env card -s staging                 to read
  $ npx infra env card -s staging > staging.md    for a wiki, or the repository of the application

contact and testUsers of the platform are on it, what the test modes of its vendors take, and no secret.
Exit codes: 0 printed, 1 failed.`;

/** `infra env card`: a page for people who only use an environment. */
export function cardCommand(): Command {
  return new Command("card")
    .summary("a page for people who only use an environment")
    .description("Prints, as Markdown, where an environment is and how to try it out.")
    .addOption(stackOption())
    .addOption(jsonOption())
    .addHelpText("after", examples)
    .action(({ stack, json = false }: { stack: string; json?: boolean }) => {
      const project = requireProject();
      const { spec, environments } = environmentNamed(project, stack);
      const markdown = card(spec, environments, existsSync(join(project, "data", "seed.yaml")));
      print({ stack, markdown }, json, () => markdown);
    });
}
