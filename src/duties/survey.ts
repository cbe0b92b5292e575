import { readReviewed } from "../access/compare.ts";
import { surveyAccess } from "../access/survey.ts";
import { loadFromFiles } from "../config/load-from-files.ts";
import type { Platform } from "../config/platform.ts";
import type { EnvironmentSpec } from "../config/spec.ts";
import { NoEngine, type StateResource, stackResources } from "../engine/pulumi.ts";
import { launchConditions } from "../live/launch.ts";
import { Network } from "../live/verify/network.ts";
import { allEnvironments, chosenEnvironments } from "../overview/environments.ts";
import { matrixOf, type SecretMatrix } from "../secrets/matrix.ts";
import { type Clock, systemClock } from "../shared/clock.ts";
import { UserError } from "../shared/errors.ts";
import { readNeeds } from "../vendors/needs.ts";
import { certificateDuties } from "./certificates.ts";
import { credentialDuties } from "./credentials.ts";
import { dataDuties } from "./data.ts";
import { domainDuty } from "./domain.ts";
import { readDone } from "./done-file.ts";
import { byUrgency, dutyOn } from "./due.ts";
import type { Duty, NotAskedDuty, Owed, Told, Written } from "./model.ts";
import { accessDuty, type Ignored, ignoredDuties, launchDuties } from "./others.ts";
import { secretDuties } from "./secrets.ts";

export interface DutiesOptions {
  /** Folder of Pulumi.yaml. */
  project: string;
  /** Stacks; all where none is named. What is of the platform as a whole stands under the first of all. */
  stacks: string[];
  /** What of drift the team lives with. */
  ignored: readonly Ignored[];
  env?: NodeJS.ProcessEnv;
  clock?: Clock;
}

/** What is owed, and when: `infra duties`. */
export interface Calendar {
  today: string;
  /** What is due, before what is not. */
  duties: Duty[];
  notAsked: NotAskedDuty[];
  /** Environments that were never brought up: of them only what stands in files is owed. */
  notUp: string[];
  /** Entries of duties-done.yaml that are of no duty, or of none any more; where all could be asked. */
  strays: string[];
}

/** Every duty, by asking states, vendors, hosts and files side by side. Changes nothing. */
export async function dutiesOf(options: DutiesOptions): Promise<Calendar> {
  const { project, stacks, env = process.env, clock = systemClock } = options;
  const environments = allEnvironments(project);
  const platform = loadFromFiles(project).platform!;
  const today = new Date(clock.now()).toISOString().slice(0, 10);
  const network = await Network.of(env);
  const matrix = matrixOf(project);
  const now = clock.now();
  const context = { ...options, env, environments, platform, matrix, network, now };
  const chosen = chosenEnvironments(environments, stacks);
  const told = await Promise.all([
    ...chosen.map((spec) => ofEnvironment(spec, context)),
    ...(chosen.includes(environments[0]!) ? [ofPlatform(context)] : []),
  ]);
  const written = readDone(project);
  const duties = told.flatMap(({ owed }) => owed).map((owed) => dutyOn(today, owed, written));
  const notAsked = told.flatMap((one) => one.notAsked);
  const notUp = told.flatMap((one) => one.notUp ?? []);
  const isWhole = chosen.length === environments.length && notAsked.length + notUp.length === 0;
  return {
    today,
    duties: duties.toSorted(byUrgency),
    notAsked,
    notUp,
    strays: isWhole ? straysIn(written, duties) : [],
  };
}

function straysIn(written: readonly Written[], duties: readonly Duty[]): string[] {
  return written
    .filter((one) => !duties.some(({ name, stack }) => name === one.duty && stack === one.stack))
    .map(({ duty, stack }) => (stack === undefined ? duty : `${duty} of ${stack}`));
}

interface Context extends DutiesOptions {
  env: NodeJS.ProcessEnv;
  environments: readonly EnvironmentSpec[];
  platform: Platform;
  matrix: SecretMatrix;
  network: Network;
  now: number;
}

type Found = Told & { notUp?: string[] };

async function ofEnvironment(spec: EnvironmentSpec, context: Context): Promise<Found> {
  const { platform, matrix, ignored } = context;
  const [state, data] = await Promise.all([stateOf(spec, context), dataOf(spec, context)]);
  const inFiles = ignoredDuties(ignored, spec.stack);
  if ("why" in state) {
    const secrets = secretDuties(platform, spec, matrix, undefined);
    return {
      owed: [...secrets, ...inFiles, ...data.owed],
      notAsked: [...data.notAsked, ...stateTells.map((kind) => ({ kind, why: state.why }))],
    };
  }
  if (state.resources.length === 0) {
    const owed = [...secretDuties(platform, spec, matrix, undefined), ...inFiles];
    return { owed, notAsked: [], notUp: [spec.stack] };
  }
  const { resources } = state;
  const [certificates, launch] = await Promise.all([
    certificateDuties({ spec, resources, ...context }, platform.duties.notice),
    launchOf(spec, context),
  ]);
  const secrets = secretDuties(platform, spec, matrix, resources);
  return {
    owed: [...secrets, ...inFiles, ...data.owed, ...certificates.owed, ...launch],
    notAsked: [...data.notAsked, ...certificates.notAsked],
  };
}

/** A bucket that cannot be asked is not one without backups. */
async function dataOf(spec: EnvironmentSpec, { platform, project, env }: Context): Promise<Told> {
  try {
    return { owed: await dataDuties(platform, spec, project, env), notAsked: [] };
  } catch (error) {
    if (!(error instanceof UserError) || platform.backups === undefined) throw error;
    const why = error.message;
    return { owed: [], notAsked: (["backup", "drill"] as const).map((kind) => ({ kind, why })) };
  }
}

/** What cannot be told of an environment without its state. */
const stateTells = ["secrets", "certificates", "launch"] as const;

/** What the engine keeps; nothing of a stack that was never made. */
async function stateOf(
  { stack }: EnvironmentSpec,
  { project, env }: Context,
): Promise<{ resources: StateResource[] } | { why: string }> {
  try {
    return { resources: await stackResources({ cwd: project, stack, env }) };
  } catch (error) {
    if (error instanceof NoEngine || !(error instanceof UserError)) throw error;
    if (/no stack named/.test(error.message)) return { resources: [] };
    return { why: `the state of ${stack}: ${error.message.trim().split("\n").at(-1)}` };
  }
}

async function launchOf(
  { stack, purpose, launched }: EnvironmentSpec,
  { project, env }: Context,
): Promise<Owed[]> {
  if (purpose !== "production" || !launched) return [];
  return launchDuties(await launchConditions(project, env), stack);
}

async function ofPlatform({ project, platform, env }: Context): Promise<Found> {
  const { duties, domain } = platform;
  const [answered, registered] = await Promise.all([
    surveyAccess(project, env, ({ credentials }) => credentials === true),
    domain === undefined ? [] : domainDuty(domain, duties.notice, env).then((duty) => [duty]),
  ]);
  const { owed, notAsked } = credentialDuties(answered, readNeeds(project), duties);
  const review = accessDuty(readReviewed(project), duties.access);
  return { owed: [...owed, ...registered, ...review], notAsked };
}
