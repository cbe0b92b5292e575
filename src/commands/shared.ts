import { projectAt } from "../config/project.ts";
import { UserError } from "../shared/errors.ts";

/** The folder of the Pulumi project that a command was called in. */
export function requireProject(): string {
  const project = projectAt(process.cwd());
  if (project !== undefined) return project;
  throw new UserError(
    "There is no Pulumi.yaml in this folder or above it. Run this inside a project.",
  );
}

/** What is left of a command that only looks, once it was interrupted. */
export const nothingChanged = () => "Nothing was changed. To see it all, run it again.";

/** Prints the outcome of a command: one line of JSON for machines, else what people read. */
export function print<T>(outcome: T, json: boolean, toText: (outcome: T) => string): void {
  process.stdout.write(`${json ? JSON.stringify(outcome) : toText(outcome)}\n`);
}
