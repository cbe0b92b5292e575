import { leadsVisitors } from "../config/own-records.ts";
import type { EnvironmentSpec, FrontendSpec } from "../config/spec.ts";
import { databaseLines } from "./databases.ts";
import type { Answers, VercelProject } from "./questions.ts";
import { type RenderSurvey, renderLines } from "./render.ts";
import { chooseProjects, type ProjectChoice } from "./vercel-projects.ts";

/** Nested lines below `environment` of a stack file, and what a person has to know beside them. */
export interface Adoption {
  stack: string;
  /** What to paste; empty when nothing exists that this environment wants. */
  environment: Record<string, unknown>;
  notes: string[];
}

/** What one part of an environment takes over. */
interface Taken {
  environment: Record<string, unknown>;
  notes: string[];
}

/**
 * What each environment takes over of what the vendors hold. `up`: stacks that exist already;
 * `domains`: ids of Vercel's domains that are known to exist, see vercel-projects.ts.
 */
export function adoptions(
  specs: readonly EnvironmentSpec[],
  answers: Answers,
  render: RenderSurvey,
  up: readonly string[],
  domains: readonly string[],
): Adoption[] {
  const projects = chooseProjects(specs, answers.vercelProjects, domains);
  return specs.map((spec) => {
    if (up.includes(spec.stack)) return ownAlready(spec.stack);
    const parts = [
      ...spec.frontends.map((one) => frontendLines(one, projects.of(one))),
      ...(spec.purpose === "production" ? [undecided(projects)] : []),
      renderLines(spec, render),
      databaseLines(spec, answers, render),
      repository(spec, answers),
      records(spec, answers),
    ];
    return {
      stack: spec.stack,
      environment: parts.map((part) => part.environment).reduce(merge, {}),
      notes: parts.flatMap(({ notes }) => notes),
    };
  });
}

/** What such a stack has is its own: imported again, it would be replaced. */
function ownAlready(stack: string): Adoption {
  return { stack, environment: {}, notes: ["is already up: resources with its names are its own"] };
}

function frontendLines(spec: FrontendSpec, found: VercelProject | undefined): Taken {
  if (found === undefined) return nothing;
  const wanted = found.variables.filter(
    ({ key, targets, gitBranch }) =>
      Object.hasOwn(spec.variables, key) && targets.includes("production") && !gitBranch,
  );
  const adoptVariables = Object.fromEntries(
    wanted.map(({ key, id }) => [key, `${found.id}/${id}`]),
  );
  const others = found.variables.filter(({ key }) => !Object.hasOwn(spec.variables, key));
  const lines = {
    adopt: found.id,
    ...(wanted.length > 0 && { adoptVariables }),
  };
  const notes = [
    ...(spec.project.own && found.name !== spec.project.name
      ? [`Vercel project ${found.name} will be renamed to ${spec.project.name}`]
      : []),
    ...(wanted.length > 0
      ? [`the values of ${wanted.map(({ key }) => key).join(", ")} will be overwritten`]
      : []),
    ...(others.length > 0
      ? [
          `left alone, because the config does not mention them: ${others.map(({ key }) => key).join(", ")}`,
        ]
      : []),
  ];
  return { environment: { frontends: { [spec.key]: lines } }, notes };
}

function undecided({ undecided: projects }: ProjectChoice): Taken {
  const notes = projects.map(
    ({ id, name }) =>
      `Vercel project ${name} has no domain of a frontend here: if it is one's, write adopt: ${id} below it`,
  );
  return { environment: {}, notes };
}

function repository({ branch, createBranch }: EnvironmentSpec, answers: Answers): Taken {
  const exists = answers.branches.includes(branch);
  const isProtected = answers.protections.includes(branch);
  return {
    environment: {
      ...(exists && createBranch && { adoptBranch: true }),
      ...(isProtected && { protection: { adopt: true } }),
    },
    notes: !createBranch && !exists ? [`there is no branch ${branch}: push it first`] : [],
  };
}

function records(spec: EnvironmentSpec, answers: Answers): Taken {
  const adoptRecords: Record<string, string> = {};
  const notes: string[] = [];
  for (const { name, record: type } of spec.hosts) {
    const held = answers.records.filter((one) => one.name === name && leadsVisitors(one.type));
    const [same] = held.filter((one) => one.type === type);
    if (same) adoptRecords[name] = same.importId;
    for (const other of held.filter((one) => one !== same)) {
      notes.push(
        `delete the record ${other.name} ${other.type} ${other.content} before the first up: ` +
          `it would conflict with the new record`,
      );
    }
  }
  return { environment: hasKeys(adoptRecords) ? { adoptRecords } : {}, notes };
}

const nothing: Taken = { environment: {}, notes: [] };

function hasKeys(value: object): boolean {
  return Object.keys(value).length > 0;
}

/** Both objects in one, at any depth; what is not an object comes from the second. */
export function merge(
  one: Record<string, unknown>,
  other: Record<string, unknown>,
): Record<string, unknown> {
  const merged = { ...one };
  for (const [key, value] of Object.entries(other)) {
    const before = merged[key];
    merged[key] = isObject(before) && isObject(value) ? merge(before, value) : value;
  }
  return merged;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
