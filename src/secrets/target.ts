import { describeFaults } from "../config/fault.ts";
import type { Examined } from "../config/load.ts";
import { loadFromFiles } from "../config/load-from-files.ts";
import { didYouMean } from "../config/nearest.ts";
import { noEnvironment } from "../config/no-environment.ts";
import type { Platform } from "../config/platform.ts";
import type { EnvironmentSpec } from "../config/spec.ts";
import { UserError } from "../shared/errors.ts";

/** One environment of the project at hand. */
export interface SecretTarget {
  /** Folder of Pulumi.yaml. */
  project: string;
  stack: string;
  platform: Platform;
  spec: EnvironmentSpec;
}

/** The environment of a stack, whose config has to be readable; other faults in it do no harm. */
export function targetOf(project: string, stack: string): SecretTarget {
  const examined: Examined = loadFromFiles(project);
  const { platform, environments } = examined;
  const spec = environments.get(stack);
  if (platform !== undefined && spec !== undefined) return { project, stack, platform, spec };
  const mine = examined.faults.filter(
    ({ path }) => /^platform\b/.test(path) || path.startsWith(`${stack}.`),
  );
  if (mine.length > 0) throw new UserError(describeFaults(mine));
  throw noEnvironment(stack, environments.keys());
}

/** Throws a UserError where the platform has no secret of that name. */
export function requireSecret(
  { platform }: SecretTarget,
  key: string,
): Platform["secrets"][string] {
  const known = Object.keys(platform.secrets);
  const secret = Object.hasOwn(platform.secrets, key) ? platform.secrets[key] : undefined;
  if (secret !== undefined) return secret;
  throw new UserError(
    `The platform has no secret "${key}"${didYouMean(key, known)} (known: ${known.join(", ")})`,
  );
}
