import { NoEngine, type StackTarget, type StateResource, stackResources } from "./pulumi.ts";

/** A stack as it was last brought up; none where it never was. */
export interface Deployed<Spec extends { stack: string }> {
  spec: Spec;
  resources: StateResource[] | undefined;
}

/** What the engine keeps of each environment. Secrets in it stay encrypted. */
export async function deployedOf<Spec extends { stack: string }>(
  project: string,
  specs: readonly Spec[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<Deployed<Spec>[]> {
  return await Promise.all(
    specs.map(async (spec) => {
      return { spec, resources: await resourcesIfUp({ cwd: project, stack: spec.stack, env }) };
    }),
  );
}

/** What the engine keeps of a stack; none where it never was up, which only an engine can tell. */
export async function resourcesIfUp(target: StackTarget): Promise<StateResource[] | undefined> {
  try {
    const resources = await stackResources(target);
    return resources.length > 0 ? resources : undefined;
  } catch (error) {
    if (error instanceof NoEngine) throw error;
    return undefined;
  }
}
