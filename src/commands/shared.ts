import { whyNoEnvironment } from "../config/load-from-files.ts";
import { projectAt, stacksOf } from "../config/project.ts";
import { UserError } from "../shared/errors.ts";

/** The folder of the Pulumi project that a command was called in. */
export function requireProject(): string {
  const project = projectAt(process.cwd());
  if (project !== undefined) return project;
  throw new UserError(
    "There is no Pulumi.yaml in this folder or above it. Run this inside a project.",
  );
}

/** The stacks of a project that a command was given, or all of them; a UserError for one it has not. */
export function chosenStacks(project: string, stacks: string[]): string[] {
  const known = stacksOf(project);
  const unknown = stacks.find((stack) => !known.includes(stack));
  if (unknown !== undefined) throw whyNoEnvironment(project, unknown);
  return stacks.length > 0 ? stacks : known;
}

/** What is left of a command that only looks, once it was interrupted. */
export const nothingChanged = () => "Nothing was changed. To see it all, run it again.";

/** Prints the outcome of a command: one line of JSON for machines, else what people read. */
export function print<T>(outcome: T, json: boolean, toText: (outcome: T) => string): void {
  printText(`${json ? JSON.stringify(outcome) : toText(outcome)}\n`);
}

/** Everything that a command says on its standard output goes through here. */
export function printText(text: string): void {
  process.stdout.write(text);
}
