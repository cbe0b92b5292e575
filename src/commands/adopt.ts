import { Command } from "commander";
import { stringify } from "yaml";
import { stackFile } from "../config/project.ts";
import { findExisting, type Survey } from "../recovery/adopt.ts";
import { jsonOption } from "./options.ts";
import { print, requireProject } from "./shared.ts";

const examples = `
Examples:
  $ npx infra adopt                                       before the first up
  $ npx infra adopt --vercel-project coaching-frontend    where the project has a name of its own
  $ npx infra adopt --json | jq '.adoptions[0].environment'

Only covers environments that were never brought up; what an environment created itself is left out.
Changes nothing. Asks the vendors through Pulumi's own plugins, with the credentials of your shell
and the settings of Pulumi.yaml (vercel:team).
Exit codes: 0 nothing to adopt, 1 a vendor could not be read, 2 there are lines to paste.`;

interface Flags {
  vercelProject: string[];
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
    .addOption(jsonOption())
    .addHelpText("after", examples)
    .action(async ({ vercelProject, json = false }: Flags) => {
      const findings = await findExisting(requireProject(), vercelProject);
      print(findings, json, toText);
      const found = findings.adoptions.some(({ environment }) => !isEmpty(environment));
      process.exitCode = findings.blind.length > 0 ? 1 : found ? 2 : 0;
    });
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
