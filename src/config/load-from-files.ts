import { UserError } from "../shared/errors.ts";
import type { StackInput } from "./input.ts";
import { type Examined, examine } from "./load.ts";
import { readProjectFiles } from "./project-files.ts";
import { kindOf } from "./secret-kinds.ts";

/** What `infra check` tells: faults, and what it could not judge. */
export interface Checked extends Examined {
  notes: string[];
}

/**
 * All environments of a project from its files alone: no engine, no network, no passphrase.
 * `dir` is the folder of Pulumi.yaml. Encrypted secrets count as present; of their values only
 * what `secretInfo` records is known.
 */
export function loadFromFiles(dir: string): Checked {
  const { input, faults } = readProjectFiles(dir);
  if (input.stacks.length === 0 && faults.length === 0) {
    throw new UserError(
      `No environment in ${dir}: it has no Pulumi.<stack>.yaml. "pulumi stack init prod" starts one.`,
    );
  }
  const examined = examine(input, isSetUp);
  return {
    ...examined,
    faults: [...faults, ...examined.faults],
    notes: input.stacks.flatMap((stack) => notesOn(stack, examined)),
  };
}

/** A stack without a single secret has not been set up yet: that is no fault of its config. */
function isSetUp({ secrets }: StackInput): boolean {
  return Object.keys(secrets).length > 0;
}

function notesOn(stack: StackInput, { environments }: Examined): string[] {
  const needed = Object.entries(environments.get(stack.stack)?.secrets ?? {}).filter(
    ([, { generated }]) => !generated,
  );
  if (needed.length === 0 || stack.importsSecrets) return [];
  if (!isSetUp(stack)) {
    const keys = needed.map(([key]) => key).join(", ");
    return [`${stack.stack} has no secrets yet; before its first up it needs ${keys}`];
  }
  const info = typeof stack.secretInfo === "object" ? (stack.secretInfo ?? {}) : {};
  const unknown = needed
    .filter(([key, { kind }]) => kindOf(kind).sharing !== "anyone" && !Object.hasOwn(info, key))
    .map(([key]) => key);
  if (unknown.length === 0) return [];
  return [
    `${stack.stack}: not compared with other environments, for want of a fingerprint: ${unknown.join(", ")}`,
  ];
}
