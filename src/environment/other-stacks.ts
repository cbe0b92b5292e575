import { getOrganization, getProject, type Output, RunError, StackReference } from "@pulumi/pulumi";
import type { EnvironmentSpec } from "../config/spec.ts";
import type { EnvironmentOutputs } from "./outputs.ts";

type Key = keyof EnvironmentOutputs;

/** Another stack of this project, read by its typed outputs. */
export interface OtherStack {
  get<K extends Key>(key: K): Output<NonNullable<EnvironmentOutputs[K]>>;
}

export type OtherStacks = ReadonlyMap<string, OtherStack>;

/**
 * The stacks that an environment builds on: the owners of its Render project, its Redis and the
 * Vercel projects whose previews it uses. One that has not been brought up stops the program with
 * a RunError that says so, before anything is registered.
 */
export async function openOtherStacks(spec: EnvironmentSpec): Promise<OtherStacks> {
  const needed = [...neededOutputs(spec)].map(async ([stack, keys]) => {
    const reference = new StackReference(`${getOrganization()}/${getProject()}/${stack}`);
    const details = await Promise.all([...keys].map((key) => reference.getOutputDetails(key)));
    if (details.some(({ value, secretValue }) => (value ?? secretValue ?? null) === null)) {
      throw new RunError(
        `The stack ${spec.stack} builds on ${stack}, which has not been brought up yet. Run this first:` +
          `\n  pulumi up -s ${stack}`,
      );
    }
    return [stack, { get: (key: Key) => reference.requireOutput(key) } as OtherStack] as const;
  });
  return new Map(await Promise.all(needed));
}

/** Which outputs an environment takes, by stack. */
export function neededOutputs(spec: EnvironmentSpec): Map<string, Set<Key>> {
  const needed = new Map<string, Set<Key>>();
  const need = (stack: string, key: Key) =>
    needed.set(stack, new Set([...(needed.get(stack) ?? []), key]));
  if (usesRender(spec) && !spec.renderProject.owner) need(spec.renderProject.stack, "render");
  if (spec.redis?.own === false) need(spec.redis.stack, "redisUrl");
  for (const { project } of spec.frontends) if (!project.own) need(project.stack, "frontends");
  return needed;
}

/** Whether anything of the environment is on Render. */
export function usesRender({ services, redis, database }: EnvironmentSpec): boolean {
  return services.length > 0 || redis?.own === true || database?.type === "render-postgres";
}
