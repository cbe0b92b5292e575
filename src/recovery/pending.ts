import { pulumi, type StackTarget, stackResources } from "../engine/pulumi.ts";

/** How many creations the engine began and knows no end of. */
export async function pendingCreations({ cwd, stack, env }: StackTarget): Promise<number> {
  const { stdout } = await pulumi({ cwd, env, args: ["stack", "export", "--stack", stack] });
  const state: { deployment: { pending_operations?: { type: string }[] } } = JSON.parse(stdout);
  const pending = state.deployment.pending_operations ?? [];
  return pending.filter(({ type }) => type === "creating").length;
}

/**
 * Lets the engine forget them, once everything that they may have made has been looked for. Only
 * the root of the stack is refreshed by it, which reads nothing from any vendor.
 */
export async function clearPending(target: StackTarget): Promise<void> {
  const { cwd, stack, env } = target;
  const resources = await stackResources(target);
  const root = resources.find(({ type }) => type === "pulumi:pulumi:Stack");
  const where = root ? ["--target", root.urn] : [];
  const what = ["refresh", "--yes", "--skip-preview", "--clear-pending-creates", ...where];
  await pulumi({ cwd, env, args: [...what, "--stack", stack] });
}
