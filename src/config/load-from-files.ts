import type { StackInput } from "./input.ts";
import { type Examined, examine } from "./load.ts";
import { readProjectFiles } from "./project-files.ts";

/** A stack without a single secret has not been set up yet: that is no fault of its config. */
function isSetUp({ secrets }: StackInput): boolean {
  return Object.keys(secrets).length > 0;
}

/**
 * All environments of a project from its files alone: no engine, no network, no passphrase.
 * Encrypted secrets count as present; their values are not looked at.
 */
export function loadFromFiles(dir: string): Examined {
  const { input, faults } = readProjectFiles(dir);
  const examined = examine(input, isSetUp);
  return { ...examined, faults: [...faults, ...examined.faults] };
}
