import { environmentsOf } from "../config/load-from-files.ts";
import { readProjectFiles } from "../config/project-files.ts";
import { deployedOf } from "../engine/deployed.ts";
import { UserError } from "../shared/errors.ts";
import { domainsToAsk, withDomains } from "./domains.ts";
import { type Adoption, adoptions } from "./lines.ts";
import { type Blind, questionsOf } from "./questions.ts";
import { surveyRender } from "./render.ts";
import { existingDomains, survey } from "./run-survey.ts";
import { tellingDomains } from "./vercel-projects.ts";

/** What exists at the vendors already, as lines for the stack files. */
export interface Survey {
  /** Pulumi project name, the namespace of config keys. */
  project: string;
  adoptions: Adoption[];
  /** What could not be looked at: it may exist. */
  blind: Blind[];
}

/**
 * Looks at the vendors' accounts for what the environments that were never up would create. `also`:
 * further names that a Vercel project may have today.
 */
export async function findExisting(project: string, also: readonly string[]): Promise<Survey> {
  const specs = environmentsOf(project);
  if (specs.length === 0) throw new UserError(`There is no environment in ${project}.`);
  const deployed = await deployedOf(project, specs);
  const up = deployed
    .filter(({ resources }) => resources !== undefined)
    .map(({ spec }) => spec.stack);
  const [answers, render] = await Promise.all([
    survey(project, questionsOf(specs, also)),
    surveyRender(project, specs, process.env),
  ]);
  const telling = tellingDomains(specs, answers.vercelProjects).map(({ id }) => id);
  const told = await existingDomains(project, telling);
  const found = adoptions(specs, answers, render, up, told);
  const asked = domainsToAsk(specs, found);
  const open = asked.map(({ id }) => id).filter((id) => !telling.includes(id));
  const existing = [...told, ...(await existingDomains(project, open))];
  const { input } = readProjectFiles(project);
  return {
    project: input.project,
    adoptions: withDomains(found, asked, existing),
    blind: [...answers.blind, ...render.blind],
  };
}
