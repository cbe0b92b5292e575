import { environmentsOf } from "../config/load-from-files.ts";
import { seedPreexisting } from "../sandbox/preexisting.ts";
import { type Sandbox, type SandboxOptions, startSandbox } from "../sandbox/sandbox.ts";

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
