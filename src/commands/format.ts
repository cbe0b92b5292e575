import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { formatYaml } from "../config/format-yaml.ts";
import { stackFile, stacksOf } from "../config/project.ts";
import { readYamlFile } from "../config/yaml-file.ts";
import { UserError } from "../shared/errors.ts";
import { jsonOption } from "./options.ts";
import { print, requireProject } from "./shared.ts";

const examples = `
Examples:
  $ npx infra format            once, so that "pulumi config set" later changes one line
  $ npx infra format --check    changes nothing; for a pre-commit hook

Comments stay, and what the files say stays. Pulumi.yaml is never written by the engine, nor here.
Exit codes: 0 all files have the shape, 1 one could not be read, 2 with --check: some have not.`;

interface Flags {
  check?: boolean;
  json?: boolean;
}

interface Outcome {
  /** Files that had another shape. */
  changed: string[];
  check: boolean;
}

/** `infra format`: stack files in the engine's own shape. */
export function formatCommand(): Command {
  return new Command("format")
    .summary("write the stack files in the shape that Pulumi leaves")
    .description(
      'The engine writes a whole stack file anew when it changes a value ("pulumi config set", "infra ' +
        'secrets set"): spaces, empty lines, quotes and days change with it. This does so once.',
    )
    .option("--check", "change nothing; tell whether something would be")
    .addOption(jsonOption())
    .addHelpText("after", examples)
    .action(({ check = false, json = false }: Flags) => {
      const outcome = format(requireProject(), check);
      print(outcome, json, toText);
      if (check && outcome.changed.length > 0) process.exitCode = 2;
    });
}

function format(project: string, check: boolean): Outcome {
  const files = stacksOf(project).map((stack) => {
    const file = stackFile(stack);
    if (readYamlFile(project, file).value === undefined) {
      throw new UserError(`${file} cannot be read: "npx infra check" says what is wrong.`);
    }
    const before = readFileSync(join(project, file), "utf8");
    return { file, before, after: formatYaml(before) };
  });
  const changed = files.filter(({ before, after }) => before !== after);
  if (!check) for (const { file, after } of changed) writeFileSync(join(project, file), after);
  return { changed: changed.map(({ file }) => file), check };
}

function toText({ changed, check }: Outcome): string {
  if (changed.length === 0) return "All stack files have the engine's shape.";
  const files = changed.join(", ");
  return check ? `Not in the engine's shape: ${files}. Run: npx infra format` : `Written: ${files}`;
}
