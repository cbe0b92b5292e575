import { type FaultParams, faultKinds } from "../../../src/sandbox/faults.ts";
import type { World } from "../../../src/sandbox/world.ts";
import type { Picture } from "../picture.ts";
import { describeEnd, differences } from "./description.ts";
import { type Life, lives, type Step } from "./lives.ts";
import { Managed } from "./managed.ts";
import { Killed } from "./processes.ts";
import { Stage } from "./stage.ts";

/** A fault as the table arms it: its name there, and how it strikes. */
export interface Disturbance {
  title: string;
  fault: string;
  params: FaultParams;
}

/** One of each way of failing that a repeat of the call overcomes. */
const repeatedFaults = new Set(["throttle", "server-error", "reset-before", "reset-after"]);
const persistent: FaultParams = { times: 1_000_000 };

/**
 * Every fault there is, each striking one call once; those that a repeat of the call overcomes also
 * until the run has given up, so that it is the next run that has to put things right.
 */
export const disturbances: readonly Disturbance[] = faultKinds.flatMap(({ name, effect }) => {
  const once = { title: name, fault: name, params: effect.does === "wait" ? { delayMs: 1 } : {} };
  const repeated = repeatedFaults.has(name);
  // Longer than the client waits for any limit.
  const params = { ...persistent, ...(name === "throttle" && { retryAfterSeconds: 100_000 }) };
  return repeated ? [once, { title: `${name}, lasting`, fault: name, params }] : [once];
});

/** One call of one step, and how often the run was needed under each disturbance that was tried. */
export interface Row {
  kind: string;
  life: string;
  step: string;
  call: string;
  /** Which of the step's calls of that name it was, counted from 1. */
  at: number;
  /** The disturbances that can strike it. */
  struckBy: Disturbance[];
  /** Runs until everything was as intended, by disturbance. */
  runs: Record<string, number>;
}

/** A moment in a life at which a step is about to be taken, and what comes of it undisturbed. */
interface Scene {
  life: Life;
  step: Step;
  before: { picture: Picture; resource: Managed };
  after: object;
  calls: string[];
}

/** The whole table, and what went wrong in words. */
export interface Matrix {
  rows: Row[];
  faults: string[];
  /** The calls of every step undisturbed, in their order. */
  steps: { kind: string; life: string; step: string; calls: string[] }[];
  /** Every line and every error that a person could have seen. */
  printed: string[];
  /** What Render itself drew by lot and keeps secret. */
  secrets: string[];
}

/** Which disturbances of a row are tried. */
export type Choice = (row: Row) => Disturbance[];

/** `chosenFrom` sees every row before the first of them is tried. */
export async function buildMatrix(chosenFrom: (rows: Row[]) => Choice): Promise<Matrix> {
  const stage = new Stage();
  const scenes = await playLives(stage);
  const table = scenes.map((scene) => ({ scene, rows: rowsOf(scene) }));
  const chosen = chosenFrom(table.flatMap(({ rows }) => rows));
  const faults: string[] = [];
  for (const { scene, rows } of table) {
    for (const row of rows) {
      for (const disturbance of chosen(row)) {
        const { runs, fault } = await disturb(stage, scene, row, disturbance);
        row.runs[disturbance.title] = runs;
        const { call, at, kind, step } = row;
        if (fault)
          faults.push(`${disturbance.title} at ${call} ${at} (${kind}, ${step}): ${fault}`);
      }
    }
  }
  faults.push(...stage.defects.map(({ operation, problem }) => `${operation}: ${problem}`));
  const steps = scenes.map(({ life, step, calls }) => {
    return { kind: life.kind, life: life.title, step: step.title, calls };
  });
  const secrets = scenes.flatMap(({ before }) => passwordsIn(before.picture));
  stage.close();
  const rows = table.flatMap((each) => each.rows);
  return { rows, faults, steps, secrets, printed: stage.processes.printed };
}

function rowsOf({ life, step, calls }: Scene): Row[] {
  return struckCalls(calls).map(({ call, at }) => ({
    kind: life.kind,
    life: life.title,
    step: step.title,
    call,
    at,
    struckBy: disturbances.filter((each) => canStrike(each, call)),
    runs: {},
  }));
}

/** Lives every life undisturbed and keeps each moment. */
async function playLives(stage: Stage): Promise<Scene[]> {
  const surroundings = await stage.surroundings();
  const start = stage.picture();
  const scenes: Scene[] = [];
  for (const life of lives(surroundings)) {
    stage.restore(start);
    let resource = new Managed(life.kind);
    for (const step of life.steps) {
      if (step.forgotten) resource = new Managed(life.kind);
      const before = {
        picture: stage.picture(),
        resource: new Managed(life.kind, resource.remembered),
      };
      stage.takeCalls();
      await stage.take(resource, step);
      const calls = stage.takeCalls();
      scenes.push({ life, step, before, after: describeEnd(stage.world.state(), resource), calls });
    }
  }
  return scenes;
}

function passwordsIn(picture: Picture): string[] {
  const tables: ReturnType<World["state"]> = JSON.parse(picture);
  const stores = [tables["render/key-value"], tables["render/postgres"]];
  const rows = stores.flatMap((table) => Object.values(table ?? {}));
  return rows.map(({ password }) => String(password));
}

/** Every call that writes, and of the reads the first of each name: a second sees no more. */
function struckCalls(calls: string[]): { call: string; at: number }[] {
  const seen = new Map<string, number>();
  const numbered = calls.map((call) => {
    const at = (seen.get(call) ?? 0) + 1;
    seen.set(call, at);
    return { call, at };
  });
  return numbered.filter(({ call, at }) => at === 1 || !call.startsWith("GET "));
}

function canStrike({ fault }: Disturbance, call: string): boolean {
  const { strikes } = faultKinds.find(({ name }) => name === fault)!;
  if (strikes === "reads") return call.startsWith("GET ");
  // Whatever starts a deploy may start one that fails.
  if (strikes === "deploys")
    return /^POST \/services(\/\{serviceId\}\/(deploys|resume))?$/.test(call);
  return true;
}

const mostRuns = 3;

/** Takes a step while a call of it is disturbed, repeats the plain run until it succeeds, looks. */
async function disturb(
  stage: Stage,
  scene: Scene,
  { call, at }: { call: string; at: number },
  { fault, params }: Disturbance,
): Promise<{ runs: number; fault?: string }> {
  const { life, step, before, after } = scene;
  stage.restore(before.picture);
  if (fault === "stale-read") stage.forgetPast();
  const resource = new Managed(life.kind, before.resource.remembered);
  const isDeploy = fault.startsWith("deploy-");
  const struck = isDeploy ? { operation: "deploy *" } : { operation: call, at };
  stage.faults.arm(fault, { vendor: "render", ...struck, ...params });
  for (let runs = 1; runs <= mostRuns; runs++) {
    try {
      await stage.take(resource, step);
      return { runs, ...(await differenceOf(stage, resource, step, after)) };
    } catch (error) {
      if (!(error instanceof Killed)) stage.processes.printed.push(textOf(error));
      if (runs === mostRuns) return { runs, fault: textOf(error) };
      stage.faults.clear();
    }
  }
  throw new Error("unreachable: every run returns or is the last");
}

/** What is not as after an undisturbed step, or is changed by a further `up`. */
async function differenceOf(
  stage: Stage,
  resource: Managed,
  step: Step,
  after: object,
): Promise<{ fault?: string }> {
  stage.faults.clear();
  const unlike = differences(describeEnd(stage.world.state(), resource), after);
  if (unlike.length > 0) return { fault: `ends otherwise than undisturbed: ${unlike.join("; ")}` };
  if (typeof step.does === "string") return {};
  stage.takeCalls();
  const again = await stage.take(resource, step);
  const calls = stage.takeCalls();
  return again || calls.length > 0 ? { fault: `a second up makes calls: ${calls.join(", ")}` } : {};
}

function textOf(error: unknown): string {
  return error instanceof Error ? `${error.message}\n${error.stack}` : String(error);
}
