import { join } from "node:path";
import { projectFolder } from "../engine/layout.ts";

/** Where a sandbox keeps its state unless told otherwise; ignored by Git. */
export const defaultState = join(projectFolder, ".sandbox");

/** What is left of commands inside of a sandbox, and the ways on, for who interrupted one. */
export function whatIsKept(state: string): string {
  const where = state === defaultState ? "" : ` --state ${state}`;
  return (
    `What was done in the sandbox is kept in ${state}, and the next command there goes on with it. ` +
    `"npx infra sandbox reset${where}" removes it.`
  );
}
