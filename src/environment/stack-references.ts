import { getOrganization, getProject, type Output, RunError, StackReference } from "@pulumi/pulumi";
import type { EnvironmentSpec } from "../config/spec.ts";
import type { EnvironmentOutputs } from "./outputs.ts";

type Key = keyof EnvironmentOutputs;

/** Another stack of this project, read by its typed outputs. */
export interface TypedStackReference {
  get<K extends Key>(key: K): Output<NonNullable<EnvironmentOutputs[K]>>;
}

export type StackReferences = ReadonlyMap<string, TypedStackReference>;

/**
 * The stacks that an environment builds on: the owners of its Render project, its Redis and the
 * Vercel projects whose previews it uses. One that has not been brought up, or only in parts, stops
 * the program with a RunError that says so, before anything is registered.
 */
export async function openStackReferences(spec: EnvironmentSpec): Promise<StackReferences> {
  const needed = outputsNeededBy(spec).map(async ([stack, keys]) => {
    const reference = new StackReference(`${getOrganization()}/${getProject()}/${stack}`);
    const values = keys.map(async (key) => {
      const { value, secretValue } = await reference.getOutputDetails(key);
      return isWhole(spec, stack, key, value ?? secretValue);
    });
    if ((await Promise.all(values)).includes(false)) {
      throw new RunError(
        `The stack ${spec.stack} builds on ${stack}, which has not been brought up yet, or not wholly. ` +
          `Run this first:\n  pulumi up -s ${stack}`,
      );
    }
    return [
      stack,
      { get: (key: Key) => reference.requireOutput(key) } as TypedStackReference,
    ] as const;
  });
  return new Map(await Promise.all(needed));
}

/** By stack; one that has to be up first, but of which nothing is read, is not among them. */
function outputsNeededBy({ dependencies }: EnvironmentSpec): [stack: string, keys: Key[]][] {
  return Object.entries(dependencies).filter(([, keys]) => keys.length > 0);
}

/** Whether all is there that is read of an output: `up --target` may have left parts of it out. */
function isWhole(spec: EnvironmentSpec, stack: string, key: Key, value: unknown): boolean {
  const outputs = { [key]: value ?? undefined } as Partial<EnvironmentOutputs>;
  if (key === "render") return outputs.render?.projectId !== undefined;
  if (key !== "frontends") return outputs[key] !== undefined;
  return spec.frontends.every(
    ({ project }) =>
      project.own ||
      project.stack !== stack ||
      outputs.frontends?.[project.frontend]?.projectId !== undefined,
  );
}
