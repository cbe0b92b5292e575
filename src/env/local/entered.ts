import { z } from "zod";
import { secretInfoSchema } from "../../config/fingerprint.ts";
import { loadFromFiles } from "../../config/load-from-files.ts";
import { readProjectFiles } from "../../config/project-files.ts";
import { kindOf, type SecretKind } from "../../config/secret-kinds.ts";
import type { EnvironmentSpec } from "../../config/spec.ts";
import { runPulumi } from "../../engine/pulumi.ts";
import { UserError } from "../../shared/errors.ts";

/** The environment after which a laptop is set up: the one asked for, else the only development one. */
export function localModel(project: string, like: string | undefined): EnvironmentSpec {
  const specs = [...loadFromFiles(project).environments.values()];
  const known = specs.map(({ stack }) => stack).join(", ");
  const found = specs.filter(({ stack, purpose }) =>
    like === undefined ? purpose === "development" : stack === like,
  );
  const [model, ...more] = found;
  if (model === undefined || more.length > 0) {
    const why =
      like === undefined ? `${found.length} environments are for development` : "none is it";
    throw new UserError(`Name the environment that is the model with --like (${known}): ${why}.`);
  }
  if (model.purpose !== "production") return model;
  throw new UserError(
    `${model.stack} is production, whose values never leave it: name another with --like.`,
  );
}

/** What a person entered for an environment, by key, without what production holds too. */
export interface Entered {
  values: Map<string, string>;
  /** Why a value was left out, by key. */
  refused: Map<string, string>;
}

const answer = z.string().min(1);

/** Decrypts the model's entered secrets; a live value, or one that production holds, is left out. */
export async function enteredSecrets(project: string, spec: EnvironmentSpec): Promise<Entered> {
  const values = new Map<string, string>();
  const refused = new Map<string, string>();
  const entered = Object.entries(spec.secrets).filter(([, { generated }]) => !generated);
  for (const [key, { kind }] of entered) {
    const value = await decrypted(project, spec.stack, key);
    const why =
      value === undefined
        ? `${spec.stack} has none, or it could not be decrypted`
        : refusal(kind, value, () => isProductions(project, spec.stack, key));
    if (value === undefined || why !== undefined) refused.set(key, why ?? "");
    else values.set(key, value);
  }
  return { values, refused };
}

/** Why a value must not come to a laptop; a test key may, though production still has the same. */
export function refusal(
  kind: SecretKind,
  value: string,
  isProductions: () => boolean,
): string | undefined {
  const mode = kindOf(kind).mode?.(value);
  if (mode === "live") return "it is a live value";
  return mode !== "test" && isProductions() ? "production holds the same value" : undefined;
}

async function decrypted(cwd: string, stack: string, key: string): Promise<string | undefined> {
  const args = ["config", "get", "--path", `secrets.${key}`, "--stack", stack];
  const { exitCode, stdout } = await runPulumi({ cwd, args });
  const { data } = answer.safeParse(stdout.replace(/\r?\n$/, ""));
  return exitCode === 0 ? data : undefined;
}

/** By the fingerprints that are recorded beside the values. */
function isProductions(project: string, stack: string, key: string): boolean {
  const { environments } = loadFromFiles(project);
  const { stacks } = readProjectFiles(project).input;
  const fingerprintOf = (of: string) => {
    const { data } = secretInfoSchema.safeParse(
      stacks.find((one) => one.stack === of)?.secretInfo ?? {},
    );
    return data?.[key]?.fingerprint;
  };
  const own = fingerprintOf(stack);
  return [...environments.values()].some(
    (other) =>
      other.purpose === "production" && own !== undefined && fingerprintOf(other.stack) === own,
  );
}
