import { readProjectFiles } from "../../config/project-files.ts";
import { settingsOf } from "../../config/settings.ts";
import type { EnvironmentSpec } from "../../config/spec.ts";
import { resourcesIfUp } from "../../engine/deployed.ts";
import { UserError } from "../../shared/errors.ts";
import { lastUp } from "../status/history.ts";
import { statusOf } from "../status/status.ts";
import type { Facts } from "./facts.ts";
import { factsFromState } from "./from-state.ts";
import { withHealth } from "./from-status.ts";

/** What could be found out about environments, by their stacks, and what not, and why. */
export interface Asked {
  facts: Map<string, Facts>;
  notAsked: string[];
}

/**
 * What the state of environments tells. A map can do without: where no state can be read, it says so
 * and is drawn from the config.
 */
export async function askState(
  project: string,
  environments: readonly EnvironmentSpec[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<Asked> {
  const team = settingsOf(project, "vercel:team")[0];
  const name = readProjectFiles(project).input.project;
  const facts = new Map<string, Facts>();
  const notAsked = new Set<string>();
  const ask = async (spec: EnvironmentSpec) => {
    const target = { cwd: project, stack: spec.stack, env };
    const [up, resources] = await Promise.all([lastUp(target, name), resourcesIfUp(target)]);
    const parts = resources === undefined ? {} : factsFromState(spec, resources, team);
    facts.set(spec.stack, { up: up ?? null, parts });
  };
  await Promise.all(
    environments.map((spec) =>
      ask(spec).catch((error: unknown) => {
        if (!(error instanceof UserError)) throw error;
        notAsked.add(`state: ${error.message.split("\n")[0]}`);
      }),
    ),
  );
  return { facts, notAsked: [...notAsked] };
}

/** The same with what the vendors and the environments' own hosts answer, as `infra status` asks. */
export async function askHealth(
  project: string,
  environments: readonly EnvironmentSpec[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<Asked> {
  const stacks = environments.map(({ stack }) => stack);
  const pullRequests = environments.filter(({ pullRequest }) => pullRequest !== undefined);
  const [{ facts, notAsked }, statuses] = await Promise.all([
    askState(project, environments, env),
    statusOf({ project, stacks, pullRequests, env }),
  ]);
  for (const [index, status] of statuses.entries()) {
    const known = facts.get(status.stack);
    if (known && status.up)
      facts.set(status.stack, withHealth(known, environments[index]!, status));
  }
  return {
    facts,
    notAsked: [...new Set([...notAsked, ...statuses.flatMap((status) => status.notAsked)])],
  };
}
