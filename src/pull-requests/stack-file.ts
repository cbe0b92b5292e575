import { createHmac } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { environmentNamed } from "../config/load-from-files.ts";
import { stackFile } from "../config/project.ts";
import { pullRequestStack } from "../config/pull-request-stacks.ts";
import { kindOf } from "../config/secret-kinds.ts";
import { runPulumi } from "../engine/pulumi.ts";
import { type Added, addEnvironment } from "../env/add.ts";
import { StackConfig } from "../secrets/stack-config.ts";
import { UserError } from "../shared/errors.ts";

/** Of which pull request, and after which environment. */
export interface Derived {
  /** Folder of Pulumi.yaml. */
  project: string;
  number: number;
  /** The environment that is the model. */
  like: string;
  branch: string;
}

/** It cannot be brought up as it is asked for, and nothing was changed. */
export class Refused extends UserError {}

/** What a refusal is where the environment stands already, and stays. */
export function whereItStands(error: unknown): unknown {
  return error instanceof Refused ? new UserError(error.message) : error;
}

/**
 * Does something with a pull request's stack file, which is made anew from the model's each time and
 * is there only meanwhile: nobody can commit it, and the model's changes reach it. Throws Refused
 * where no such environment can stand beside the others.
 */
export async function withDerivedFile<T>(
  derived: Derived,
  work: (added: Added, secrets: ReadonlyMap<string, string>) => Promise<T>,
): Promise<T> {
  const { project, number, like, branch } = derived;
  const name = pullRequestStack(number);
  return await withoutFile(project, name, async () => {
    let added: Added;
    let secrets: Map<string, string>;
    try {
      refuseProduction(project, like);
      const made = { name, like, branch, own: false, pullRequest: number };
      added = addEnvironment(project, made);
      secrets = await secretsOf(derived, added.secrets);
    } catch (error) {
      throw error instanceof UserError ? new Refused(error.message) : error;
    }
    return await work(added, secrets);
  });
}

/**
 * Does something with the file as it was when the stack was brought up last: the model may be
 * another by now, and the branch gone. Undefined where the backend does not know that.
 */
export async function withLastFile<T>(
  project: string,
  number: number,
  work: () => Promise<T>,
): Promise<T | undefined> {
  const name = pullRequestStack(number);
  return await withoutFile(project, name, async () => {
    const args = ["config", "refresh", "--force", "--stack", name];
    const { exitCode } = await runPulumi({ cwd: project, args });
    if (exitCode !== 0) return undefined;
    // The engine keeps what Pulumi.yaml said among it, which no stack file may say.
    await new StackConfig(project, name).remove("platform");
    return await work();
  });
}

/** Encrypts them into the file. */
export async function writeSecrets(
  project: string,
  number: number,
  secrets: ReadonlyMap<string, string>,
): Promise<void> {
  const config = new StackConfig(project, pullRequestStack(number));
  for (const [path, value] of secrets) await config.setSecret(path, value);
}

/** Leaves no file behind, whatever comes of the work. */
async function withoutFile<T>(project: string, stack: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } finally {
    rmSync(join(project, stackFile(stack)), { force: true });
  }
}

function refuseProduction(project: string, like: string): void {
  const { spec } = environmentNamed(project, like);
  if (spec.purpose !== "production") return;
  throw new UserError(
    `${like} is production: a pull request's environment is made after another one. Name it with --like.`,
  );
}

const fingerprintKey = "fingerprintKey";

/** The values of the secrets that the environment needs, by their paths in the config: the model's. */
async function secretsOf(
  { project, number, like }: Derived,
  keys: readonly string[],
): Promise<Map<string, string>> {
  const { spec } = environmentNamed(project, pullRequestStack(number));
  const held = new StackConfig(project, like);
  const values = valuesIn(await held.get("secrets"));
  const faults: string[] = [];
  const found = keys.flatMap((key): [path: string, value: string][] => {
    const { title, sharing, madeUp } = kindOf(spec.secrets[key]!.kind);
    const value = values[key];
    if (value === undefined) {
      faults.push(`${key} (${title}): ${like} has none that can be read`);
    } else if (sharing !== "nobody") {
      return [[`secrets.${key}`, value]];
    } else if (madeUp === undefined) {
      faults.push(
        `${key} (${title}): one environment alone may have its value, and ${like} has it`,
      );
    } else {
      return [[`secrets.${key}`, madeUp(digitsOf(value, spec.stack))]];
    }
    return [];
  });
  if (faults.length > 0) {
    throw new UserError(
      `A pull request's environment has the secrets of ${like}, and cannot have these:\n${faults.join("\n")}`,
    );
  }
  const key = await held.get(fingerprintKey);
  return new Map(key === undefined ? found : [[fingerprintKey, key], ...found]);
}

/** The same in each run, so that no run changes the secret, and not to be told from the stack's name. */
function digitsOf(value: string, stack: string): string {
  return createHmac("sha256", value).update(stack).digest("hex");
}

function valuesIn(text: string | undefined): Record<string, string> {
  return text === undefined ? {} : (JSON.parse(text) as Record<string, string>);
}
