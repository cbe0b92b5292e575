import { confirm, isCancel } from "@clack/prompts";
import { Command } from "commander";
import { stringify } from "yaml";
import { stackFile } from "../config/project.ts";
import { findExisting, type Survey } from "../recovery/adopt.ts";
import { writeLines } from "../recovery/write-lines.ts";
import { untilAsked } from "../shared/interrupt.ts";
import { jsonOption, yesOption } from "./options.ts";
import { nothingChanged, print, printText, requireProject } from "./shared.ts";

const examples = `
Examples:
  $ npx infra adopt                                       before the first up
  $ npx infra adopt --vercel-project coaching-frontend    where the project has a name of its own
  $ npx infra adopt --write                               and write them, once you have agreed
  $ npx infra adopt --json | jq '.adoptions[0].environment'

Only covers environments that were never brought up; what an environment created itself is left out.
Changes nothing at any vendor. Asks them through Pulumi's own plugins, with the credentials of your
shell and the settings of Pulumi.yaml (vercel:team). With --write the files are judged first, as by
"infra check", and their comments stay.
Exit codes: 0 nothing to adopt, or it is written, 1 a vendor could not be read, 2 there are lines to
paste.`;

interface Flags {
  vercelProject: string[];
  write?: boolean;
  yes?: boolean;
  json?: boolean;
}

/** `infra adopt`: what exists at the vendors already, as lines for the stack files. */
export function adoptCommand(): Command {
  return new Command("adopt")
    .summary("find existing resources to adopt, as lines for the stack files")
    .description(
      "Searches the vendors' accounts for resources that the environments would create but that exist " +
        "already: Vercel project with its domains and variables, services, Redis and Postgres on " +
        "Render, database users and clusters, branches and their protection, DNS records. Prints " +
        "the lines that make the first up import them instead.",
    )
    .option(
      "--vercel-project <name>",
      "a name that a Vercel project may have today; may be repeated",
      (name: string, names: string[]) => [...names, name],
      [],
    )
    .option("--write", "write the lines into the stack files, after asking")
    .addOption(yesOption())
    .addOption(jsonOption())
    .addHelpText("after", examples)
    .action(async (flags: Flags) => {
      const { vercelProject, json = false } = flags;
      const project = requireProject();
      const findings = await untilAsked(() => findExisting(project, vercelProject), nothingChanged);
      const { adoptions, blind } = findings;
      const found = adoptions.some(({ environment }) => !isEmpty(environment));
      if (!json) printText(`${toText(findings)}\n`);
      const writes = found && blind.length === 0 && (await agreed(flags));
      const written = writes ? writeLines(project, adoptions) : [];
      if (json) print({ ...findings, written }, true, String);
      else if (written.length > 0) printText(`Written: ${written.join(", ")}\n`);
      process.exitCode = blind.length > 0 ? 1 : found && !writes ? 2 : 0;
    });
}

/** Whether the lines that were shown may be written; where nobody can be asked, only with --yes. */
async function agreed({ write = false, yes = false, json = false }: Flags): Promise<boolean> {
  if (!write || yes) return write;
  if (json || !process.stdin.isTTY) return false;
  const message = "Write these lines into the stack files?";
  const answer = await confirm({ message, initialValue: false, output: process.stderr });
  return !isCancel(answer) && answer;
}

function isEmpty(lines: object): boolean {
  return Object.keys(lines).length === 0;
}

function toText({ project, adoptions: found, blind }: Survey): string {
  const unseen = blind.map(({ what, why }) => `could not read ${what}: ${why.trim()}`);
  const blocks = found.flatMap(({ stack, environment, notes }) => [
    `# ${stackFile(stack)}: ${isEmpty(environment) ? "nothing to adopt" : "merge this into config"}`,
    ...(isEmpty(environment)
      ? []
      : [stringify({ [`${project}:environment`]: environment }).trimEnd()]),
    ...notes.map((note) => `# ${note}`),
    "",
  ]);
  const next = "Then `npx pulumi preview -s <stack>` shows the imports, and `up` performs them.";
  return [...blocks, ...unseen, next].join("\n");
}
