import { UserError } from "../shared/errors.ts";
import { didYouMean } from "./nearest.ts";
import { stackFile } from "./project.ts";

/** The error of a name that no environment of the project has. */
export function noEnvironment(name: string, known: Iterable<string>): UserError {
  const names = [...known];
  const there = names.length === 0 ? `no ${stackFile("<stack>")}` : names.join(", ");
  return new UserError(
    `There is no environment "${name}"${didYouMean(name, names)} (there is ${there})`,
  );
}
