import { describeFaults } from "../config/fault.ts";
import { type SecretInfo, secretInfoSchema } from "../config/fingerprint.ts";
import type { StackInput } from "../config/input.ts";
import { loadFromFiles } from "../config/load-from-files.ts";
import { readProjectFiles } from "../config/project-files.ts";
import type { Mode, SecretKind } from "../config/secret-kinds.ts";
import { UserError } from "../shared/errors.ts";

/** What is known of one secret in one environment; never its value. */
export interface SecretCell {
  /**
   * `unused`: no variable of that environment needs it; `elsewhere`: perhaps in an ESC environment
   * that the stack file imports; `in the clear`: given, but not encrypted.
   */
  state: "unused" | "generated" | "missing" | "elsewhere" | "set" | "in the clear";
  mode?: Mode;
  /** Day of the last change, where `infra secrets` made it. */
  changed?: string;
  /** Environments that hold the same value, by fingerprint. */
  sameAs: string[];
}

/** Every secret of the platform in every environment. */
export interface SecretMatrix {
  /** Production, then staging, then development ones. */
  stacks: string[];
  /** By the secret's key, then by stack. */
  secrets: Record<string, Record<string, SecretCell>>;
}

/** What the files of a project tell of its secrets. `dir` is the folder of Pulumi.yaml. */
export function matrixOf(dir: string): SecretMatrix {
  const { platform, environments, faults } = loadFromFiles(dir);
  if (platform === undefined) throw new UserError(describeFaults(faults));
  const inputs = new Map(readProjectFiles(dir).input.stacks.map((input) => [input.stack, input]));
  const stacks = [...environments.keys()];
  const infos = new Map(stacks.map((stack) => [stack, infoIn(inputs.get(stack))]));
  const sameAs = (key: string, kind: SecretKind, stack: string) => {
    const own = infos.get(stack)?.[key]?.fingerprint;
    if (own === undefined) return [];
    const holds = (other: string) =>
      Object.entries(infos.get(other) ?? {}).some(
        ([name, { fingerprint }]) => fingerprint === own && platform.secrets[name]?.kind === kind,
      );
    return stacks.filter((other) => other !== stack && holds(other));
  };
  const cell = (key: string, kind: SecretKind, stack: string): SecretCell => {
    const { mode, changed } = infos.get(stack)?.[key] ?? {};
    return {
      state: stateOf(key, inputs.get(stack), environments.get(stack)?.secrets[key]),
      ...(mode && { mode }),
      ...(changed && { changed }),
      sameAs: sameAs(key, kind, stack),
    };
  };
  const secrets = Object.entries(platform.secrets).map(([key, { kind }]) => [
    key,
    Object.fromEntries(stacks.map((stack) => [stack, cell(key, kind, stack)])),
  ]);
  return { stacks, secrets: Object.fromEntries(secrets) };
}

function infoIn(input: StackInput | undefined): SecretInfo {
  const read = secretInfoSchema.safeParse(input?.secretInfo);
  return read.success ? read.data : {};
}

function stateOf(
  key: string,
  input: StackInput | undefined,
  used: { generated: boolean } | undefined,
): SecretCell["state"] {
  if (used === undefined) return "unused";
  if (used.generated) return "generated";
  const held = input?.secrets[key];
  if (held === undefined) return input?.importsSecrets ? "elsewhere" : "missing";
  return held.state === "plain" ? "in the clear" : "set";
}

/** Whether every environment has what it needs, encrypted. */
export function isComplete({ secrets }: SecretMatrix): boolean {
  const cells = Object.values(secrets).flatMap((row) => Object.values(row));
  return cells.every(({ state }) => state !== "missing" && state !== "in the clear");
}
