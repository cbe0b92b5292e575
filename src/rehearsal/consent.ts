import { guardedNames } from "../engine/guarded-names.ts";
import { pulumi, type StateResource, stackResources } from "../engine/pulumi.ts";
import { type EngineContext, type EngineRun, runEngine } from "./engine-run.ts";

/** What a stack would leave behind on purpose, named as the sandbox names its rows. */
export async function retainedBy(context: EngineContext, stack: string): Promise<string[]> {
  const { folder: cwd, env } = context;
  const resources: Retainable[] = await stackResources({ cwd, stack, env });
  return resources.flatMap(({ type, id, retainOnDelete }) =>
    retainOnDelete ? [`${type} ${id}`] : [],
  );
}

/** A resource of a state; the engine leaves it where it is instead of deleting it. */
type Retainable = StateResource & { retainOnDelete?: boolean };

/**
 * Consents to the loss of everything a stack protects, as a person has to: each protected thing
 * by its own name in the config, then one `up` that takes the protection away. Nothing to do
 * where nothing is protected.
 */
export async function consentToDestroy(
  context: EngineContext,
  stack: string,
): Promise<EngineRun | undefined> {
  const { folder: cwd, env } = context;
  const resources = await stackResources({ cwd, stack, env });
  const names = guardedNames(resources, stack);
  if (names.length === 0) return undefined;
  const values = names.flatMap((name, index) => [
    "--plaintext",
    `environment.allowDeletion[${index}]=${name}`,
  ]);
  await pulumi({ cwd, env, args: ["config", "set-all", "--stack", stack, "--path", ...values] });
  const args = ["up", "--yes", "--skip-preview", "--stack", stack];
  return await runEngine(context, `consent ${stack}`, args);
}
