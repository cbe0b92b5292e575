import { environmentsNamed } from "../../config/load-from-files.ts";
import type { EnvironmentSpec } from "../../config/spec.ts";
import { resourcesIfUp } from "../../engine/deployed.ts";
import { type Clock, systemClock } from "../../shared/clock.ts";
import { UserError } from "../../shared/errors.ts";
import type { Outcome } from "./check.ts";
import { Network } from "./network.ts";
import { askAll } from "./settle.ts";
import { actionSubjects, hostSubjects } from "./subjects.ts";

export interface VerifyOptions {
  /** Folder of Pulumi.yaml. */
  project: string;
  /** How long what may still be settling is waited for. */
  waitMs: number;
  /** The commit that pages have to serve. Default: any. */
  commit?: string | undefined;
  /** Whether key user actions are done. Default: they are; a database that begins empty knows no test user. */
  actions?: boolean;
  env?: NodeJS.ProcessEnv;
  clock?: Clock;
  /** Told whenever a wait begins. */
  onWaiting?: (subject: string, what: string) => void;
}

/** What users of an environment meet, and the first thing to do where it is not as it should be. */
export interface Verification {
  stack: string;
  ok: boolean;
  /** Services of it are suspended, which is no fault of an environment that is not production. */
  suspended?: true;
  outcomes: Outcome[];
  firstThing?: string;
}

/** Looks at an environment from outside, as its users and their browsers do. Changes nothing. */
export async function verify({
  stack,
  ...options
}: VerifyOptions & { stack: string }): Promise<Verification> {
  const [verification] = await verifyAll({ ...options, stacks: [stack] });
  return verification!;
}

/** Looks at several environments of a platform side by side. */
export async function verifyAll({
  stacks,
  ...options
}: VerifyOptions & { stacks: readonly string[] }): Promise<Verification[]> {
  const { specs, environments } = environmentsNamed(options.project, stacks);
  const network = await Network.of(options.env ?? process.env);
  return await Promise.all(specs.map((spec) => look(spec, environments, network, options)));
}

async function look(
  spec: EnvironmentSpec,
  environments: readonly EnvironmentSpec[],
  network: Network,
  options: VerifyOptions,
): Promise<Verification> {
  const { project, waitMs, commit, actions = true, onWaiting } = options;
  const { env = process.env, clock = systemClock } = options;
  const { stack } = spec;
  const resources = await resourcesIfUp({ cwd: project, stack, env });
  if (resources === undefined) {
    throw new UserError(`${stack} is not up yet: npx pulumi up -s ${stack}`);
  }
  const now = () => clock.now();
  const verified = { spec, environments, resources, network, now, env, commit };
  const patience = { clock, waitMs, ...(onWaiting && { onWaiting }) };
  const hosts = await askAll(hostSubjects(verified), patience);
  const outcomes = [...hosts, ...(actions ? await actionsAfter(hosts, verified, patience) : [])];
  const first = outcomes.find(({ status }) => status === "failed");
  return {
    stack,
    ok: first === undefined,
    ...(outcomes.some(({ status }) => status === "suspended") && { suspended: true }),
    outcomes,
    ...(first && { firstThing: first.fix ?? `find out why ${first.found}` }),
  };
}

/** Actions would only fail for the reasons that are known already. */
async function actionsAfter(
  hosts: Outcome[],
  verified: Parameters<typeof actionSubjects>[0],
  patience: Parameters<typeof askAll>[1],
): Promise<Outcome[]> {
  const subjects = actionSubjects(verified);
  if (hosts.every(({ status }) => status === "ok")) return await askAll(subjects, patience);
  return subjects.flatMap(({ name, checks }) =>
    checks.map(({ title }) => ({ subject: name, check: title, status: "skipped" as const })),
  );
}
