import type { Candidate } from "../config/databases/kind.ts";
import { aboutDatabase, databaseKind } from "../config/databases/kinds.ts";
import type { EnvironmentSpec } from "../config/spec.ts";
import type { Answers } from "./questions.ts";
import type { RenderSurvey } from "./render.ts";

/** What the databases of the environments would create and may find. */
export function candidatesOf(specs: readonly EnvironmentSpec[]): Candidate[] {
  return specs.flatMap((spec) =>
    aboutDatabase(spec.database, ({ adoption }, database) => adoption.candidates(database)),
  );
}

type Found = (candidate: Candidate, answers: Answers, render: RenderSurvey) => string[];

/** Ids of what was found, by what it is. */
const found: Record<Candidate["what"], Found> = {
  "mongodbatlas cluster": (candidate, { clusters }) => clusters.filter(isIn(candidate)),
  "mongodbatlas user": (candidate, { users }) => users.filter(isIn(candidate)),
  "render postgres": ({ name }, _, { postgres }) => postgres[name] ?? [],
};

/** Whether it is the one called `<project>/<name>`. */
function isIn({ project, name }: Candidate) {
  return (id: string) => id === `${project}/${name}`;
}

/** Lines and notes of one environment about its database. */
export function databaseLines(
  { database }: EnvironmentSpec,
  answers: Answers,
  render: RenderSurvey,
): { environment: Record<string, unknown>; notes: string[] } {
  if (database === undefined) return { environment: {}, notes: [] };
  const { lines, notes } = databaseKind(database).adoption.take(database, (candidate) =>
    found[candidate.what](candidate, answers, render),
  );
  return { environment: Object.keys(lines).length > 0 ? { database: lines } : {}, notes };
}
