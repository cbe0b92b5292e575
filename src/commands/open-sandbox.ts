import { loadFromFiles } from "../config/load-from-files.ts";
import type { EnvironmentSpec } from "../config/spec.ts";
import { seedPreexisting } from "../sandbox/preexisting.ts";
import { type Sandbox, type SandboxOptions, startSandbox } from "../sandbox/sandbox.ts";
import { findUpwards, stacksOf } from "../sandbox/working-copy.ts";

/** The folder of the Pulumi project that a command was called in, if it was. */
export function projectAt(folder: string): string | undefined {
  return findUpwards(folder, "Pulumi.yaml");
}

/** All environments of a project; none where it has no stack file. */
export function environmentsOf(project: string): EnvironmentSpec[] {
  if (stacksOf(project).length === 0) return [];
  return [...loadFromFiles(project).environments.values()];
}

/**
 * Starts a sandbox in which everything exists that the project's config takes for granted, and with
 * `byHand` what somebody clicked together before, for environments to take over.
 */
export async function openSandbox(
  { byHand, ...options }: Omit<SandboxOptions, "seed"> & { byHand?: boolean | undefined },
  project: string | undefined,
): Promise<Sandbox> {
  const environments = project ? environmentsOf(project) : [];
  const seed: SandboxOptions["seed"] = (world) => seedPreexisting(world, environments, byHand);
  return await startSandbox({ ...options, seed });
}
