import { databaseKind } from "../config/databases/kinds.ts";
import { secretInfoSchema } from "../config/fingerprint.ts";
import { readProjectFiles } from "../config/project-files.ts";
import { kindOf, type SecretKind } from "../config/secret-kinds.ts";
import { UserError } from "../shared/errors.ts";
import { askSecret } from "./ask.ts";
import { fingerprintKeyOf } from "./fingerprint-key.ts";
import { StackConfig } from "./stack-config.ts";
import { requireSecret, type SecretTarget } from "./target.ts";
import { isSame, writeSecret } from "./write.ts";

/** What a rotation did and what a person does next. */
export interface Rotation {
  stack: string;
  name: string;
  /** What changed in the stack file. */
  changed: string;
  /** In order. */
  next: string[];
}

/** A new value in place of the one a stack has: of an entered or generated secret, or of the database's user. */
export async function rotate(name: string, target: SecretTarget): Promise<Rotation> {
  if (name === "database") return await rotateDatabaseUser(target);
  const { kind } = requireSecret(target, name);
  return kindOf(kind).generated
    ? await rotateGenerated(name, target)
    : await rotateEntered(name, kind, target);
}

async function rotateEntered(
  key: string,
  kind: SecretKind,
  { project, stack, platform }: SecretTarget,
): Promise<Rotation> {
  const { title, from } = kindOf(kind);
  const source = platform.secrets[key]?.from ?? from;
  const value = await askSecret(`New ${title} for ${stack} (from: ${source})`);
  const fingerprintKey = await fingerprintKeyOf(project, stack);
  if (isSame(fingerprintKey, value, kind, infoOf(project, stack)[key]?.fingerprint)) {
    throw new UserError(
      `${key} of ${stack} already has that value: create a new one at the vendor.`,
    );
  }
  const { notes } = await writeSecret(project, kind, { stack, key, value }, fingerprintKey);
  return {
    stack,
    name: key,
    changed: "the encrypted value",
    next: [
      ...notes.map((note) => note.trim()),
      `npx pulumi up -s ${stack}`,
      `revoke the old value at its source: ${source}`,
    ],
  };
}

/** The counter is among the things a generated value depends on: one more, another value. */
async function rotateGenerated(
  key: string,
  { project, stack, spec }: SecretTarget,
): Promise<Rotation> {
  const secret = spec.secrets[key];
  if (secret === undefined) throw new UserError(`No variable of ${stack} uses ${key}.`);
  const rotations = secret.rotations + 1;
  await new StackConfig(project, stack).setPlain({
    [`environment.rotations.${key}`]: String(rotations),
    [`secretInfo.${key}.changed`]: today(),
  });
  return {
    stack,
    name: key,
    changed: `environment.rotations.${key} is ${rotations}`,
    next: [
      `npx pulumi up -s ${stack}; everything signed with the old value becomes invalid with the deploys: ` +
        "users have to sign in again",
    ],
  };
}

async function rotateDatabaseUser({ project, stack, spec }: SecretTarget): Promise<Rotation> {
  const { database } = spec;
  if (database === undefined) throw new UserError(`${stack} has no database.`);
  const { rotation } = databaseKind(database);
  if (rotation.how === "by hand") {
    throw new UserError(`${stack}'s database ${rotation.instead}`);
  }
  const user = rotation.next(database);
  const config = new StackConfig(project, stack);
  await config.setPlain({ "environment.database.user": user });
  for (const field of rotation.obsolete(database)) {
    await config.remove(`environment.database.${field}`);
  }
  return {
    stack,
    name: "database",
    changed: `environment.database.user is ${user} in place of ${database.user}`,
    next: [
      `npx pulumi up -s ${stack}: makes ${user}, deploys the services with it, and removes ` +
        `${database.user} once they are live`,
    ],
  };
}

function infoOf(project: string, stack: string) {
  const { input } = readProjectFiles(project);
  const mine = input.stacks.find((one) => one.stack === stack);
  const read = secretInfoSchema.safeParse(mine?.secretInfo);
  return read.success ? read.data : {};
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
