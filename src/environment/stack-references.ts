import { getOrganization, getProject, type Output, RunError, StackReference } from "@pulumi/pulumi";
import type { EnvironmentSpec } from "../config/spec.ts";
import type { EnvironmentOutputs } from "./outputs.ts";

type Key = keyof EnvironmentOutputs;

/** Another stack of this project, read by its typed outputs. */
export interface TypedStackReference {
  get<K extends Key>(key: K): Output<NonNullable<EnvironmentOutputs[K]>>;
  /** A part of one of them, which a stack may lack that was brought up with `--target`: a RunError. */
  pick<K extends Key, Part>(
    key: K,
    part: (value: NonNullable<EnvironmentOutputs[K]>) => Part | undefined,
  ): Output<Part>;
}

export type StackReferences = ReadonlyMap<string, TypedStackReference>;

/**
 * The stacks that an environment builds on: the owners of its Render project, its Redis and the
 * Vercel projects whose previews it uses. One that has not been brought up stops the program with
 * a RunError that says so, before anything is registered.
 */
export async function openStackReferences(spec: EnvironmentSpec): Promise<StackReferences> {
  const needed = outputsNeededBy(spec).map(async ([stack, keys]) => {
    const reference = new StackReference(`${getOrganization()}/${getProject()}/${stack}`);
    const details = await Promise.all(keys.map((key) => reference.getOutputDetails(key)));
    if (details.some(({ value, secretValue }) => (value ?? secretValue ?? null) === null)) {
      throw notUp(spec.stack, stack);
    }
    return [stack, typed(reference, () => notUp(spec.stack, stack))] as const;
  });
  return new Map(await Promise.all(needed));
}

function typed(reference: StackReference, notUp: () => RunError): TypedStackReference {
  const get = <K extends Key>(key: K) =>
    reference.requireOutput(key) as Output<NonNullable<EnvironmentOutputs[K]>>;
  return {
    get,
    pick: (key, part) =>
      (get(key) as Output<unknown>).apply((value) => {
        const found = part(value as never);
        if (found === undefined) throw notUp();
        return found;
      }) as Output<never>,
  };
}

function notUp(stack: string, other: string): RunError {
  return new RunError(
    `The stack ${stack} builds on ${other}, which has not been brought up yet, or not wholly. ` +
      `Run this first:\n  pulumi up -s ${other}`,
  );
}

/** By stack; one that has to be up first, but of which nothing is read, is not among them. */
function outputsNeededBy({ dependencies }: EnvironmentSpec): [stack: string, keys: Key[]][] {
  return Object.entries(dependencies).filter(([, keys]) => keys.length > 0);
}
