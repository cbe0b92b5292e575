import { Command } from "commander";
import { stringify } from "yaml";
import { stackFile } from "../config/project.ts";
import { type Findings, findExisting } from "../recovery/adopt.ts";
import { print, requireProject } from "./shared.ts";

const examples = `
Examples:
  $ npx infra adopt                                       before the first up
  $ npx infra adopt --vercel-project coaching-frontend    where the project has a name of its own
  $ npx infra adopt --json | jq '.adoptions[0].environment'

Looks for environments that were never up; what an environment made itself is none of this.
Changes nothing. Asks the vendors through Pulumi's own plugins, with the credentials of your shell
and the settings of Pulumi.yaml (vercel:team).
Exit codes: 0 nothing to paste, 1 could not look, 2 there are lines to paste.`;

interface Flags {
  vercelProject: string[];
  json?: boolean;
}

/** `infra adopt`: what exists at the vendors already, as lines for the stack files. */
export function adoptCommand(): Command {
  return new Command("adopt")
    .summary("find what exists already, as lines for the stack files")
    .description(
      "Looks at the vendors' accounts for what the environments would create but somebody made " +
        "before: Vercel project with its domains and variables, services, Redis and Postgres at " +
        "Render, database users and clusters, branches and their protection, DNS records. Prints " +
        "the lines that make the first up import these instead.",
    )
    .option(
      "--vercel-project <name>",
      "a name that a Vercel project may have today; may be repeated",
      (name: string, names: string[]) => [...names, name],
      [],
    )
    .option("--json", "print the outcome as JSON")
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

function toText({ project, adoptions: found, blind }: Findings): string {
  const unseen = blind.map(({ what, why }) => `could not look at ${what}: ${why.trim()}`);
  const blocks = found.flatMap(({ stack, environment, notes }) => [
    `# ${stackFile(stack)}: ${isEmpty(environment) ? "nothing to take over" : "merge into what stands under config"}`,
    ...(isEmpty(environment)
      ? []
      : [stringify({ [`${project}:environment`]: environment }).trimEnd()]),
    ...notes.map((note) => `# ${note}`),
    "",
  ]);
  const next = "Then `npx pulumi preview -s <stack>` shows imports, and `up` makes them.";
  return [...blocks, ...unseen, next].join("\n");
}
