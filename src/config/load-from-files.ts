import { UserError } from "../shared/errors.ts";
import { deletable } from "./consentable.ts";
import { budgetNotes } from "./cost/budget.ts";
import { describeFaults, type PlacedFault } from "./fault.ts";
import type { StackInput } from "./input.ts";
import { allFaults, type Examined, examine } from "./load.ts";
import { didYouMean } from "./nearest.ts";
import { noEnvironment } from "./no-environment.ts";
import type { Platform } from "./platform.ts";
import { projectFile, stackFile, stacksOf } from "./project.ts";
import { readProjectFiles } from "./project-files.ts";
import { errorsFix, errorsFrom, reportsErrors } from "./rules/alerts.ts";
import { kindOf, type SecretKind } from "./secret-kinds.ts";
import type { EnvironmentSpec } from "./spec.ts";

/** What `infra check` tells: faults, and what it could not judge. */
export interface Checked extends Examined {
  faults: PlacedFault[];
  notes: string[];
}

/**
 * All environments of a project from its files alone: no engine, no network, no passphrase.
 * `dir` is the folder of Pulumi.yaml. Encrypted secrets count as present; of their values only
 * what `secretInfo` records is known.
 */
export function loadFromFiles(dir: string): Checked {
  const files = readProjectFiles(dir);
  const { input } = files;
  if (input.stacks.length === 0 && files.faults.length === 0) {
    throw new UserError(
      `No environment in ${dir}: it has no Pulumi.<stack>.yaml. "pulumi stack init prod" starts one.`,
    );
  }
  const examined = examine(input, isSetUp);
  return {
    ...examined,
    faults: allFaults(files, examined.faults),
    notes: [...notesOnTeam(examined), ...input.stacks.flatMap((stack) => notesOn(stack, examined))],
  };
}

/** The environments of a project whose config is sound enough to tell; none where it has no stack file. */
export function environmentsOf(dir: string): EnvironmentSpec[] {
  if (stacksOf(dir).length === 0) return [];
  return [...loadFromFiles(dir).environments.values()];
}

/** Production, and all environments of its project; a UserError where none is. */
export function productionOf(dir: string): {
  production: EnvironmentSpec;
  environments: EnvironmentSpec[];
} {
  const environments = environmentsOf(dir);
  const production = environments.find(({ purpose }) => purpose === "production");
  if (production !== undefined) return { production, environments };
  throw new UserError(`No environment in ${dir} has the purpose production.`);
}

/** The environment of a stack, and all of its project; a UserError where it cannot be told. */
export function environmentNamed(
  dir: string,
  stack: string,
): { spec: EnvironmentSpec; environments: EnvironmentSpec[] } {
  const { specs, environments } = environmentsNamed(dir, [stack]);
  return { spec: specs[0]!, environments };
}

/** The environments of stacks, in their order, and all of their project, from one look at its files. */
export function environmentsNamed(
  dir: string,
  stacks: readonly string[],
): { specs: EnvironmentSpec[]; environments: EnvironmentSpec[] } {
  const environments = environmentsOf(dir);
  const specs = stacks.map((stack) => {
    const spec = environments.find((each) => each.stack === stack);
    if (spec === undefined) throw whyNoEnvironment(dir, stack);
    return spec;
  });
  return { specs, environments };
}

/** The error of a stack whose environment cannot be told: its files are wrong, or there are none. */
export function whyNoEnvironment(dir: string, stack: string): UserError {
  if (stacksOf(dir).length === 0) return noEnvironment(stack, []);
  const { environments, faults } = loadFromFiles(dir);
  const files = [projectFile, stackFile(stack)];
  const mine = faults.filter(({ place }) => place !== undefined && files.includes(place.file));
  if (!stacksOf(dir).includes(stack) || mine.length === 0) {
    return noEnvironment(stack, environments.keys());
  }
  return new UserError(describeFaults(mine));
}

/** A stack without a single secret has not been set up yet: that is no fault of its config. */
function isSetUp({ secrets }: StackInput): boolean {
  return Object.keys(secrets).length > 0;
}

/** What nobody reviews is said as long as it is so. */
function notesOnTeam({ platform, environments }: Examined): string[] {
  if (platform?.team !== 1) return [];
  const alone = [...environments.values()].filter(({ purpose }) => purpose === "production");
  return alone.map(
    ({ stack }) =>
      `nobody reviews what reaches ${stack} (team: 1); when somebody joins, take the line out and ` +
      "write protection: { reviews: 1 }",
  );
}

function notesOn(stack: StackInput, { platform, environments }: Examined): string[] {
  const environment = environments.get(stack.stack);
  if (environment === undefined) return [];
  return [
    ...notesOnConsent(environment),
    ...budgetNotes(environment),
    ...(platform === undefined ? [] : notesOnErrors(environment, platform)),
    ...notesOnSecrets(stack, environment),
  ];
}

/** In production it is required, from launch on. */
function notesOnErrors(environment: EnvironmentSpec, platform: Platform): string[] {
  const { stack, purpose } = environment;
  if (purpose !== "staging" || errorsFrom(environment) === undefined) return [];
  if (reportsErrors({ stack, spec: environment }, platform)) return [];
  const why = "a Sentry DSN is recommended, as a release's errors show there first";
  return [`${stack}: ${why}; ${errorsFix(platform)}`];
}

/** A consent is for one `up`: it is said as long as it stands, and what it may have been meant for. */
function notesOnConsent(environment: EnvironmentSpec): string[] {
  const { stack, allowDeletion, allowInterruption } = environment;
  const notes: string[] = [];
  if (allowDeletion.length > 0) {
    const names = allowDeletion.join(", ");
    notes.push(`${stack} lets ${names} be deleted; empty allowDeletion afterwards`);
  }
  if (allowInterruption.length > 0) {
    const names = allowInterruption.join(", ");
    notes.push(`${stack} lets ${names} be interrupted; empty allowInterruption afterwards`);
  }
  const known = deletable(environment);
  for (const name of allowDeletion.filter((each) => !known.includes(each))) {
    const meant = didYouMean(name, known);
    // It may be what the config no longer has, and is to go.
    notes.push(`${stack} has nothing named ${name} (allowDeletion) in its config${meant}`);
  }
  return notes;
}

function notesOnSecrets(stack: StackInput, { secrets }: EnvironmentSpec): string[] {
  const needed = Object.entries(secrets).filter(([, { generated }]) => !generated);
  if (needed.length === 0 || stack.importsSecrets) return [];
  if (!isSetUp(stack)) {
    const keys = needed.map(([key]) => key).join(", ");
    return [`${stack.stack} has no secrets yet; before its first up it needs ${keys}`];
  }
  const info = typeof stack.secretInfo === "object" ? (stack.secretInfo ?? {}) : {};
  const unknown = needed
    .filter(([key, { kind }]) => isCompared(kind) && !Object.hasOwn(info, key))
    .map(([key]) => key);
  if (unknown.length === 0) return [];
  return [
    `${stack.stack}: no fingerprint or mode is recorded for ${unknown.join(", ")}; the engine judges them`,
  ];
}

/** Rules look at its mode, or at whether another environment holds the same. */
function isCompared(kind: SecretKind): boolean {
  const { sharing, mode } = kindOf(kind);
  return sharing !== "anyone" || mode !== undefined;
}
