import { loadFromFiles } from "../config/load-from-files.ts";
import { seedPreexisting } from "../sandbox/preexisting.ts";
import { type Sandbox, type SandboxOptions, startSandbox } from "../sandbox/sandbox.ts";
import { findUpwards } from "../sandbox/working-copy.ts";

/** The folder of the Pulumi project that a command was called in, if it was. */
export function projectAt(folder: string): string | undefined {
  return findUpwards(folder, "Pulumi.yaml");
}

/** Starts a sandbox in which everything exists that the project's config takes for granted. */
export async function openSandbox(
  options: Omit<SandboxOptions, "seed">,
  project: string | undefined,
): Promise<Sandbox> {
  const specs = project ? [...loadFromFiles(project).environments.values()] : [];
  return await startSandbox({ ...options, seed: (world) => seedPreexisting(world, specs) });
}
