import { secretInfoSchema } from "../config/fingerprint.ts";
import { readProjectFiles } from "../config/project-files.ts";
import { kindOf, type SecretKind } from "../config/secret-kinds.ts";
import type { AtlasSpec } from "../config/spec.ts";
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
  const candidate = { stack, key, value, fingerprintKey };
  if (isSame(candidate, kind, infoOf(project, stack)[key]?.fingerprint)) {
    throw new UserError(
      `${key} of ${stack} already has that value: create a new one at the vendor.`,
    );
  }
  const { notes } = await writeSecret(project, kind, candidate);
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

/** Names of a pair of users that take turns: the second is the first with `-b`. */
export function otherUser(user: string): string {
  return user.endsWith("-b") ? user.slice(0, -"-b".length) : `${user}-b`;
}

async function rotateDatabaseUser({ project, stack, spec }: SecretTarget): Promise<Rotation> {
  const database = requireAtlas(stack, spec.database);
  const user = otherUser(database.user);
  const config = new StackConfig(project, stack);
  await config.setPlain({ "environment.database.user": user });
  // The next user is a new one: nothing of that name exists to be taken over.
  if (database.adoptUser) await config.remove("environment.database.adoptUser");
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

function requireAtlas(stack: string, database: SecretTarget["spec"]["database"]): AtlasSpec {
  if (database?.type === "mongodb-atlas") return database;
  throw new UserError(
    database === undefined
      ? `${stack} has no database.`
      : `${stack}'s database is a Render Postgres, whose login is created with it: create a new one ` +
          "in Render's dashboard, under the database's Info, Credentials.",
  );
}

function infoOf(project: string, stack: string) {
  const { input } = readProjectFiles(project);
  const mine = input.stacks.find((one) => one.stack === stack);
  const read = secretInfoSchema.safeParse(mine?.secretInfo ?? {});
  return read.success ? read.data : {};
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
