import { type StateResource, stackResources } from "./pulumi.ts";

/** A stack as it was last brought up; none where it never was. */
export interface Deployed<Spec extends { stack: string }> {
  spec: Spec;
  resources: StateResource[] | undefined;
}

/** What the engine keeps of each environment. Secrets in it stay encrypted. */
export async function deployedOf<Spec extends { stack: string }>(
  project: string,
  specs: readonly Spec[],
): Promise<Deployed<Spec>[]> {
  return await Promise.all(
    specs.map(async (spec) => {
      const target = { cwd: project, stack: spec.stack };
      const resources = await stackResources(target).catch(() => []);
      return { spec, resources: resources.length > 0 ? resources : undefined };
    }),
  );
}
