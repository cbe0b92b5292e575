import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import type { StateResource } from "../../../src/engine/pulumi.ts";
import { recover } from "../../../src/recovery/recover.ts";
import { killStarted } from "../../../src/rehearsal/fault.ts";
import type { WorldCopy } from "../../../src/sandbox/world.ts";
import { held } from "../by-hand/world.ts";
import type { Stage } from "../stage.ts";
import type { StrikeOf } from "./strikes.ts";

/** A command that can be struck, and the state of the world before it, to which each strike goes back. */
export interface Scene {
  stage: Stage;
  stack: string;
  /** What the page calls it. */
  name: string;
  /** The struck command, which is also what is repeated. */
  command: string[];
  /** Calls of it that are struck, by vendor. */
  calls: Call[];
  start: Picture;
  /** What an undisturbed run leaves. */
  end: End;
}

export interface Call {
  vendor: string;
  operation: string;
}

/** The vendors and the engine's backend, as they were. */
interface Picture {
  world: WorldCopy;
  /** Folder of a copy of the backend. */
  backend: string;
}

/** What the vendors and the engine hold in the end, without what differs from run to run. */
interface End {
  rows: Record<string, string[]>;
  resources: unknown;
}

const backendOf = ({ sandbox }: Stage) => join(sandbox.state, "pulumi", ".pulumi");

function picture(stage: Stage): Picture {
  const backend = mkdtempSync(join(stage.sandbox.state, "picture-"));
  cpSync(backendOf(stage), backend, { recursive: true });
  return { world: stage.sandbox.world.copy(), backend };
}

function goBack(stage: Stage, { world, backend }: Picture): void {
  stage.sandbox.faults.clear();
  stage.sandbox.world.restore(world);
  rmSync(backendOf(stage), { recursive: true });
  cpSync(backend, backendOf(stage), { recursive: true });
}

/** Takes the picture, runs the command undisturbed once, and looks which of its calls are to be struck. */
export async function openScene(
  given: Pick<Scene, "stage" | "stack" | "name" | "command">,
  isStruck: (call: Call) => boolean,
): Promise<Scene> {
  try {
    return await prepare(given, isStruck);
  } catch (error) {
    await given.stage.close();
    throw error;
  }
}

async function prepare(
  given: Parameters<typeof openScene>[0],
  isStruck: (call: Call) => boolean,
): Promise<Scene> {
  const { stage, stack, command } = given;
  stage.sandbox.faults.onKill(killStarted);
  const start = picture(stage);
  stage.sandbox.world.clearCalls();
  await stage.must(stack, ...command);
  const made = stage.sandbox.world.calls.map(({ vendor, operation }) => ({ vendor, operation }));
  const byName = new Map(made.map((call) => [`${call.vendor} ${call.operation}`, call]));
  const calls = [...byName].toSorted().map(([, call]) => call);
  const end = await endOf(stage, stack);
  await expectSettled({ stage, stack, command });
  return { ...given, start, end, calls: calls.filter(isStruck) };
}

/**
 * Strikes one call of the command and lets people do what the guide says: run it again and, where that
 * is refused, `infra recover` and then again. Gives back how many of the three it took: 1, 2 or 3.
 */
export async function strike(scene: Scene, call: Call, how: StrikeOf): Promise<number> {
  const { stage, stack, command, start } = scene;
  goBack(stage, start);
  stage.sandbox.faults.arm(how.name, { ...call, ...how.params });
  // As users do it: what may be killed is there, and a program that fails ends with its process.
  const first = await stage.runApart(stack, ...command);
  expect(stage.sandbox.faults.awaits(how.name), `no such call was made\n${first.output}`).toBe(
    false,
  );
  const tries = first.exitCode === 0 ? 1 : await repeat(scene);
  await expectEnd(scene);
  return tries;
}

async function repeat({ stage, stack, command }: Scene): Promise<number> {
  const second = await stage.run(stack, ...command);
  if (second.exitCode === 0) return 2;
  const { left, blind } = await recover({
    project: stage.cwd,
    stack,
    env: { ...process.env, ...stage.sandbox.env },
    previewOnly: false,
    unlock: false,
    mayTake: async () => false,
    onProgress: () => {},
  });
  expect({ left, blind }, second.output).toEqual({ left: [], blind: [] });
  await stage.must(stack, ...withoutGone(command, await stage.resources(stack)));
  return 3;
}

/** Nothing can be replaced that the state does not hold any more. */
function withoutGone(command: readonly string[], resources: readonly StateResource[]): string[] {
  const isGone = (urn = "") => urn.startsWith("urn:") && !resources.some((one) => one.urn === urn);
  return command.filter((word, index) => {
    return !isGone(word) && !(word === "--replace" && isGone(command[index + 1]));
  });
}

/** As after an undisturbed run, or at least nothing twice and nothing left to do. */
async function expectEnd(scene: Scene): Promise<void> {
  const { stage, stack, end } = scene;
  const found = await endOf(stage, stack);
  if (JSON.stringify(found) === JSON.stringify(end)) return;
  expect(counts(found.rows)).toEqual(counts(end.rows));
  await expectSettled(scene);
}

const quietly = ["--yes", "--skip-preview"];

async function expectSettled({
  stage,
  stack,
  command,
}: Pick<Scene, "stage" | "stack" | "command">) {
  if (command[0] === "destroy") return;
  await stage.must(stack, "up", ...quietly, "--expect-no-changes");
  await stage.must(stack, "refresh", ...quietly, "--expect-no-changes");
}

/** How many things of each kind stand; a deployment whose answer was lost is made again. */
function counts(rows: Record<string, string[]>): Record<string, number> {
  const tables = Object.entries(rows).filter(([table]) => !/deployment:Deployment/.test(table));
  return Object.fromEntries(tables.map(([table, { length }]) => [table, length]));
}

async function endOf(stage: Stage, stack: string): Promise<End> {
  const rows = Object.fromEntries(
    Object.entries(held(stage.sandbox.world.state())).filter(([, list]) => list.length > 0),
  );
  return { rows, resources: await remembered(stage, stack) };
}

/** What the engine has in its state, but for times and for secrets, whose ciphers differ each time. */
async function remembered(stage: Stage, stack: string): Promise<unknown> {
  const { stdout } = await stage.must(stack, "stack", "export");
  const { resources = [], pending_operations: pending = [] } = JSON.parse(stdout).deployment;
  const named = resources.map(({ created, modified, ...resource }: StateResource & Times) => [
    resource.urn,
    resource,
  ]);
  const text = JSON.stringify({ pending, resources: named.toSorted() }, (key, value) =>
    key === "ciphertext" ? "" : value,
  );
  return JSON.parse(text);
}

interface Times {
  created?: string;
  modified?: string;
}
