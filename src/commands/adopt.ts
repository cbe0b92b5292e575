import { Command } from "commander";
import { stringify } from "yaml";
import { readProjectFiles } from "../config/project-files.ts";
import type { EnvironmentSpec } from "../config/spec.ts";
import { UserError } from "../shared/errors.ts";
import { type Adoption, adoptions, merge } from "./adopt/lines.ts";
import { type Blind, questionsOf } from "./adopt/questions.ts";
import { surveyRender } from "./adopt/render.ts";
import { existingDomains, survey } from "./adopt/run-survey.ts";
import { deployedOf } from "./go-live/state-items.ts";
import { environmentsOf } from "./open-sandbox.ts";
import { requireProject } from "./secrets/target.ts";

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

interface Findings {
  /** Pulumi project name, the namespace of config keys. */
  project: string;
  adoptions: Adoption[];
  /** What could not be looked at: it may exist. */
  blind: Blind[];
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
      const findings = await look(requireProject(), vercelProject);
      process.stdout.write(`${json ? JSON.stringify(findings) : toText(findings)}\n`);
      const found = findings.adoptions.some(({ environment }) => !isEmpty(environment));
      process.exitCode = findings.blind.length > 0 ? 1 : found ? 2 : 0;
    });
}

async function look(project: string, also: readonly string[]): Promise<Findings> {
  const specs = environmentsOf(project);
  if (specs.length === 0) throw new UserError(`There is no environment in ${project}.`);
  const deployed = await deployedOf(project, specs);
  const up = deployed.filter(({ resources }) => resources !== undefined).map(({ spec }) => spec);
  const [answers, render] = await Promise.all([
    survey(project, questionsOf(specs, also)),
    surveyRender(project, specs, process.env),
  ]);
  const found = adoptions(specs, answers, render).map((one) =>
    up.some(({ stack }) => stack === one.stack) ? isUp(one.stack) : one,
  );
  const { input } = readProjectFiles(project);
  const complete = await withDomains(project, specs, found);
  return {
    project: input.project,
    adoptions: complete,
    blind: [...answers.blind, ...render.blind],
  };
}

/** What such a stack has is its own: imported again, it would be replaced. */
function isUp(stack: string): Adoption {
  return { stack, environment: {}, notes: ["is up already: what exists by its names is its own"] };
}

/** Adds the domains that an adopted Vercel project has already. */
async function withDomains(
  project: string,
  specs: readonly EnvironmentSpec[],
  found: Adoption[],
): Promise<Adoption[]> {
  const wanted = specs.flatMap(({ stack, frontends }) =>
    frontends.flatMap(({ key, domains, redirects }) => {
      const id = adoptedProject(found, stack, key);
      if (id === undefined) return [];
      return [...domains, ...redirects].map((domain) => ({
        stack,
        key,
        domain,
        id: `${id}/${domain}`,
      }));
    }),
  );
  if (wanted.length === 0) return found;
  const existing = await existingDomains(
    project,
    wanted.map(({ id }) => id),
  );
  return found.map((adoption) => {
    const mine = wanted.filter(
      ({ stack, id }) => stack === adoption.stack && existing.includes(id),
    );
    const environment = mine.reduce(
      (lines, { key, domain, id }) =>
        merge(lines, { frontends: { [key]: { adoptDomains: { [domain]: id } } } }),
      adoption.environment,
    );
    return { ...adoption, environment };
  });
}

function adoptedProject(found: Adoption[], stack: string, key: string): string | undefined {
  const { environment } = found.find((adoption) => adoption.stack === stack) ?? {};
  const frontends = environment?.["frontends"] as Record<string, { adopt?: string }> | undefined;
  return frontends?.[key]?.adopt;
}

function isEmpty(lines: object): boolean {
  return Object.keys(lines).length === 0;
}

function toText({ project, adoptions: found, blind }: Findings): string {
  const unseen = blind.map(({ what, why }) => `could not look at ${what}: ${why.trim()}`);
  const blocks = found.flatMap(({ stack, environment, notes }) => [
    `# Pulumi.${stack}.yaml: ${isEmpty(environment) ? "nothing to take over" : "merge into what stands under config"}`,
    ...(isEmpty(environment)
      ? []
      : [stringify({ [`${project}:environment`]: environment }).trimEnd()]),
    ...notes.map((note) => `# ${note}`),
    "",
  ]);
  const next = "Then `npx pulumi preview -s <stack>` shows imports, and `up` makes them.";
  return [...blocks, ...unseen, next].join("\n");
}
