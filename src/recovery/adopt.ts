import { environmentsOf } from "../config/load-from-files.ts";
import { readProjectFiles } from "../config/project-files.ts";
import type { EnvironmentSpec } from "../config/spec.ts";
import { deployedOf } from "../engine/deployed.ts";
import { UserError } from "../shared/errors.ts";
import { type Adoption, adoptions, merge } from "./lines.ts";
import { type Blind, questionsOf } from "./questions.ts";
import { surveyRender } from "./render.ts";
import { existingDomains, survey } from "./run-survey.ts";

/** What exists at the vendors already, as lines for the stack files. */
export interface Findings {
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
export async function findExisting(project: string, also: readonly string[]): Promise<Findings> {
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
