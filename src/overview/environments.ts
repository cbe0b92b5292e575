import { loadFromFiles } from "../config/load-from-files.ts";
import { noEnvironment } from "../config/no-environment.ts";
import { stackFile, stacksOf } from "../config/project.ts";
import type { EnvironmentSpec } from "../config/spec.ts";
import { UserError } from "../shared/errors.ts";

/** All environments of a project, production first; a UserError where one cannot be read. */
export function allEnvironments(project: string): EnvironmentSpec[] {
  const { environments } = loadFromFiles(project);
  const unread = stacksOf(project).filter((stack) => !environments.has(stack));
  if (unread.length > 0) {
    throw new UserError(
      `${unread.map(stackFile).join(", ")} cannot be read: "npx infra check" says what is wrong.`,
    );
  }
  return [...environments.values()];
}

/** Those of these names, in the order of their names; all where none is named. */
export function chosenEnvironments(all: EnvironmentSpec[], names: string[]): EnvironmentSpec[] {
  if (names.length === 0) return all;
  const known = all.map(({ stack }) => stack);
  return names.map((name) => {
    const found = all.find(({ stack }) => stack === name);
    if (found === undefined) throw noEnvironment(name, known);
    return found;
  });
}
