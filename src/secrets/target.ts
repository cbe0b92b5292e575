import { loadFromFiles, whyNoEnvironment } from "../config/load-from-files.ts";
import { didYouMean } from "../config/nearest.ts";
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
  const { platform, environments } = loadFromFiles(project);
  const spec = environments.get(stack);
  if (platform !== undefined && spec !== undefined) return { project, stack, platform, spec };
  throw whyNoEnvironment(project, stack);
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
