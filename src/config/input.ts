/** A secret of one stack, as far as it is known where the config is read. */
export type HeldSecret =
  /** Decrypted by the engine, for the stack at hand. */
  | { state: "known"; value: string }
  /** Encrypted in its stack file: present, its value unknown. */
  | { state: "encrypted" }
  /** Written into the stack file in the clear, which is a fault. */
  | { state: "plain" };

/** One stack's config before it is read: anything may stand in it. */
export interface StackInput {
  /** `prod` for Pulumi.prod.yaml. */
  stack: string;
  environment: unknown;
  secrets: Record<string, HeldSecret>;
  /** The stack can take secrets from elsewhere (ESC), so that none is missing for certain. */
  importsSecrets: boolean;
  /** What is known about each secret without its value: fingerprint, day of change, mode. */
  secretInfo: unknown;
  /** Key of the fingerprints; known to the engine for the stack at hand only. */
  fingerprintKey?: string | undefined;
}

/** Everything that decides what is built, from the project file and all stack files. */
export interface ConfigInput {
  /** Pulumi project name, the namespace of config keys. */
  project: string;
  platform: unknown;
  stacks: StackInput[];
}
