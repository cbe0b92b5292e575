import { readProjectFiles } from "../../config/project-files.ts";
import { settingsOf } from "../../config/settings.ts";
import type { EnvironmentSpec } from "../../config/spec.ts";
import { stackResources } from "../../engine/pulumi.ts";
import type { Outcome } from "../../live/verify/check.ts";
import { Network } from "../../live/verify/network.ts";
import { askAll } from "../../live/verify/settle.ts";
import { hostSubjects } from "../../live/verify/subjects.ts";
import { type Clock, systemClock } from "../../shared/clock.ts";
import { NotAsked } from "../../vendors/asked.ts";
import { allEnvironments, chosenEnvironments } from "../environments.ts";
import { digestInFiles, lastUp } from "./history.ts";
import type { EnvironmentStatus, PartStatus } from "./model.ts";
import { frontendStatus, headOf, serviceStatus, suspendedServices } from "./parts.ts";
import { storeStatuses } from "./stores.ts";

export interface StatusOptions {
  /** Folder of Pulumi.yaml. */
  project: string;
  /** Stacks; all of files where none is named. */
  stacks: string[];
  /** Of pull requests, which no file tells of. */
  pullRequests?: readonly EnvironmentSpec[];
  env?: NodeJS.ProcessEnv;
  clock?: Clock;
}

/** Where environments stand: state, vendors, GitHub and their hosts asked side by side. */
export async function statusOf(options: StatusOptions): Promise<EnvironmentStatus[]> {
  const { project, stacks, pullRequests = [] } = options;
  const { env = process.env, clock = systemClock } = options;
  const environments = [...allEnvironments(project), ...pullRequests];
  const { input } = readProjectFiles(project);
  const [network, team] = [await Network.of(env), settingsOf(project, "vercel:team")[0]];
  return await Promise.all(
    chosenEnvironments(environments, stacks).map(async (spec) => {
      const { stack, purpose, branch, pullRequest } = spec;
      const target = { cwd: project, stack, env };
      const up = await lastUp(target, input.project);
      const digest = pullRequest === undefined ? digestInFiles(input, stack) : (up?.digest ?? "");
      const base = { stack, purpose, ...(pullRequest && { pullRequest }), branch, digest };
      if (up === undefined) return { ...base, parts: [], notAsked: [] };
      const resources = await stackResources(target);
      const verified = { spec, environments, resources, network, now: () => clock.now(), env };
      const [outcomes, head, ...parts] = await Promise.all([
        askAll(hostSubjects(verified), { clock, waitMs: 0 }),
        told(headOf(spec, env)),
        ...partsOf(spec, resources, team, env),
      ]);
      const asked = [head, ...parts];
      return {
        ...base,
        up,
        ...("value" in head && { head: head.value }),
        ...suspensionOf(
          spec,
          parts.flatMap((part) => ("value" in part ? [part.value] : [])),
        ),
        health: healthOf(outcomes),
        notAsked: [...new Set(asked.flatMap((one) => ("why" in one ? [one.why] : [])))],
      };
    }),
  );
}

function partsOf(
  spec: EnvironmentSpec,
  resources: Parameters<typeof serviceStatus>[1],
  team: string | undefined,
  env: NodeJS.ProcessEnv,
): Promise<Told<PartStatus>>[] {
  const suspended = suspendedServices(resources, env);
  // Whoever waits for it says why it is not to be had.
  suspended.catch(() => undefined);
  return [
    ...spec.frontends.map((frontend) => told(frontendStatus(frontend, spec, team, env))),
    ...spec.services.map((service) => told(serviceStatus(service, resources, suspended, env))),
    ...storeStatuses(resources, env).map(told),
  ];
}

/** What users meet: the first check that failed, of all and of each host. */
function healthOf(outcomes: Outcome[]): NonNullable<EnvironmentStatus["health"]> {
  const failed = outcomes.find(({ status }) => status === "failed");
  const byHost = Map.groupBy(outcomes, ({ subject }) => subject);
  return {
    ok: failed === undefined,
    checks: outcomes.filter(({ status }) => status !== "suspended").length,
    ...(failed && { failed: `${failed.subject}: ${failed.found}` }),
    hosts: [...byHost].map(([host, own]) => {
      const first = own.find(({ status }) => status === "failed");
      return { host, ...(first && { failed: first.found ?? first.check }) };
    }),
  };
}

/** All services stopped is a suspended environment; some, or production's, are a fault. */
function suspensionOf(
  { purpose, services }: EnvironmentSpec,
  parts: PartStatus[],
): Pick<EnvironmentStatus, "parts" | "suspended"> {
  const stopped = parts.filter(({ suspended }) => suspended);
  if (stopped.length === 0) return { parts };
  const running = services.filter(
    ({ service, settings }) => service.type !== "static" && !settings.suspended,
  );
  const suspended = stopped.length === running.length ? "whole" : "partly";
  const isMeant = suspended === "whole" && purpose !== "production";
  return {
    suspended,
    parts: parts.map((part) =>
      part.suspended || isStopped(part) ? { ...part, ok: isMeant } : part,
    ),
  };
}

/** A store that was stopped with the services that use it. */
const isStopped = ({ part, state }: PartStatus) =>
  ["database", "redis"].includes(part) && ["paused", "suspended"].includes(state);

type Told<T> = { value: T } | { why: string };

/** One vendor that tells nothing must not keep the others from being shown. */
async function told<T>(asked: Promise<T>): Promise<Told<T>> {
  try {
    return { value: await asked };
  } catch (error) {
    if (error instanceof NotAsked) return { why: error.message };
    throw error;
  }
}

/** Whether it is up, with the config of the files, and everything that could be asked is well. */
export function isWell(status: EnvironmentStatus): boolean {
  const { up, digest, drift = 0 } = status;
  return up?.result === "succeeded" && up.digest === digest && runsWell(status) && drift === 0;
}

/** Whether every part runs, and users meet what they should. */
export function runsWell({ parts, health }: EnvironmentStatus): boolean {
  return parts.every(({ ok }) => ok) && health?.ok !== false;
}
