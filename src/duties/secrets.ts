import { databaseKind } from "../config/databases/kinds.ts";
import type { Platform } from "../config/platform.ts";
import { stackFile } from "../config/project.ts";
import { kindOf } from "../config/secret-kinds.ts";
import type { EnvironmentSpec } from "../config/spec.ts";
import type { StateResource } from "../engine/pulumi.ts";
import type { SecretMatrix } from "../secrets/matrix.ts";
import type { Owed } from "./model.ts";

const password = "random:index/randomPassword:RandomPassword";
const generatedOnes = "platform:environment:GeneratedSecrets";

/**
 * A new value of each secret of an environment: entered ones by the day that its file records, generated
 * ones and the database user's password by when the engine made them.
 */
export function secretDuties(
  platform: Platform,
  spec: EnvironmentSpec,
  matrix: SecretMatrix,
  resources: readonly StateResource[] | undefined,
): Owed[] {
  const { stack, purpose } = spec;
  const { secrets, secretsElsewhere } = platform.duties;
  const everyDays = purpose === "production" ? secrets : secretsElsewhere;
  if (everyDays === 0) return [];
  const duty = (key: string): Omit<Owed, "from"> => ({
    ...{ name: `secrets.${key}`, kind: "secrets", stack, everyDays },
    command: `npx infra secrets rotate ${key} -s ${stack}`,
  });
  const entered = Object.entries(matrix.secrets).flatMap(([key, cells]): Owed[] => {
    const { state, changed } = cells[stack]!;
    // One that browsers get is replaced with its secret twin; one that is missing is told elsewhere.
    const isOwed = !kindOf(platform.secrets[key]!.kind).publishable && state !== "missing";
    if (!isOwed || state === "unused" || state === "generated") return [];
    if (changed !== undefined) return [{ ...duty(key), last: changed, from: stackFile(stack) }];
    return [{ ...duty(key), from: `${stackFile(stack)} has no day for it` }];
  });
  if (resources === undefined) return entered;
  return [...entered, ...generatedDuties(spec, resources, duty)];
}

function generatedDuties(
  { stack, secrets, database }: EnvironmentSpec,
  resources: readonly StateResource[],
  duty: (key: string) => Omit<Owed, "from">,
): Owed[] {
  const passwords = resources.filter(({ type }) => type === password);
  const parent = resources.find(({ type }) => type === generatedOnes);
  const told = (key: string, made: StateResource | undefined): Owed => {
    if (made?.created === undefined)
      return { ...duty(key), from: `the state of ${stack} has no day` };
    return { ...duty(key), last: made.created.slice(0, 10), from: `the state of ${stack}` };
  };
  const generated = Object.entries(secrets)
    .filter(([, secret]) => secret.generated)
    .map(([key]) =>
      told(
        key,
        passwords.find(({ urn }) => parent && nameOf({ urn }) === `${nameOf(parent)}-${key}`),
      ),
    );
  const ofUser = passwords.find(({ inputs }) => {
    const keepers = inputs?.["keepers"] as { username?: unknown } | undefined;
    return database !== undefined && keepers?.username === database.user;
  });
  if (ofUser !== undefined) return [...generated, told("database", ofUser)];
  const rotation = database && databaseKind(database).rotation;
  if (rotation?.how !== "by hand") return generated;
  const byHand = { command: `${stack}'s database ${rotation.instead}`, from: "nobody tells of it" };
  return [...generated, { ...duty("database"), ...byHand }];
}

const nameOf = ({ urn }: Pick<StateResource, "urn">) => urn.split("::").at(-1);
