import type { DatabaseKind } from "../config/databases/kind.ts";
import { aboutDatabase } from "../config/databases/kinds.ts";
import { stackFile } from "../config/project.ts";
import type { EnvironmentSpec } from "../config/spec.ts";
import type { Deployed as DeployedStack } from "../engine/deployed.ts";
import type { StateResource } from "../engine/pulumi.ts";
import { type Blocker, type Condition, conditionOf } from "./condition.ts";

/** An environment as it was last brought up. */
export type Deployed = DeployedStack<EnvironmentSpec>;

/** What is open in what runs, whatever the stack files say. */
export function stateConditions(environments: readonly Deployed[]): Condition[] {
  const sawAll = environments.every(({ resources }) => resources !== undefined);
  const condition = (title: string, find: (environment: Deployed) => Blocker[]) =>
    conditionOf(title, environments.flatMap(find), sawAll);
  return [
    condition("every environment is up", notUp),
    condition("every environment runs on its own Redis", foreignRedis),
    condition("everything that runs is on a paid plan", freePlans),
    ...backupChecks(environments).map(({ title, ...check }) =>
      condition(title, (environment) => noBackups(environment, check)),
    ),
    condition("production is deployed as launched", notLaunched),
  ];
}

const upCommand = (stack: string) => `npx pulumi up -s ${stack}`;

function notUp({ spec: { stack }, resources }: Deployed): Blocker[] {
  return resources === undefined ? [{ found: `${stack} is not up`, fix: upCommand(stack) }] : [];
}

function foreignRedis({ spec: { stack, redis }, resources = [] }: Deployed): Blocker[] {
  if (redis === undefined || resources.length === 0) return [];
  const { ownedBy } = (outputsOf(resources)["redis"] ?? {}) as { ownedBy?: string | null };
  if (ownedBy === stack) return [];
  const whose = ownedBy === null ? "a Redis that nobody manages here" : `${ownedBy}'s Redis`;
  return [{ found: `${stack} runs on ${whose}`, fix: upCommand(stack) }];
}

function freePlans({ spec: { stack, purpose }, resources = [] }: Deployed): Blocker[] {
  return resources
    .filter(({ inputs }) => inputs?.["plan"] === "free")
    .filter(({ type }) => purpose === "production" || type.endsWith(":BackgroundWorker"))
    .map(({ inputs }) => ({
      found: `${String(inputs?.["name"])} of ${stack} is on the free plan`,
      fix: upCommand(stack),
    }));
}

type BackupCheck = NonNullable<DatabaseKind["launch"]["backupsInState"]>;

/** How the kinds of the environments' databases tell of backups, each once. */
function backupChecks(environments: readonly Deployed[]): BackupCheck[] {
  const kinds = environments.flatMap(({ spec }) => aboutDatabase(spec.database, (kind) => [kind]));
  return [...new Set(kinds)].flatMap(({ launch }) => launch.backupsInState ?? []);
}

function noBackups(
  { spec, resources = [] }: Deployed,
  { resource, areOn }: Omit<BackupCheck, "title">,
): Blocker[] {
  if (spec.purpose !== "production") return [];
  return resources
    .filter(({ type }) => type === resource)
    .filter(({ inputs, outputs = {} }) => inputs !== undefined && !areOn(outputs))
    .map(({ outputs }) => ({
      found: `${String(outputs?.["name"])} has no backups`,
      fix: upCommand(spec.stack),
    }));
}

function notLaunched({ spec: { stack, purpose }, resources = [] }: Deployed): Blocker[] {
  if (purpose !== "production" || resources.length === 0) return [];
  const { launched } = (outputsOf(resources)["environment"] ?? {}) as { launched?: boolean };
  if (launched) return [];
  const fix = `write launched: true in ${stackFile(stack)} once everything else is done, then ${upCommand(stack)}`;
  return [{ found: `${stack} was last deployed as not launched`, fix }];
}

function outputsOf(resources: readonly StateResource[]): Record<string, unknown> {
  return resources.find(({ type }) => type === "pulumi:pulumi:Stack")?.outputs ?? {};
}
