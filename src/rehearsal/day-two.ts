import { serviceKind } from "../config/services/kinds.ts";
import type { EnvironmentSpec } from "../config/spec.ts";
import { stackResources } from "../engine/pulumi.ts";
import { type Verification, verify } from "../live/verify/verify.ts";
import type { Condition } from "../sandbox/web/conditions.ts";
import type { World } from "../sandbox/world.ts";
import { UserError } from "../shared/errors.ts";
import { carryOut, type Direction } from "../suspension/suspension.ts";
import { type EngineContext, type EngineRun, runEngine, timed } from "./engine-run.ts";
import { editByHand } from "./hand-edits.ts";
import { runInfra } from "./infra-run.ts";
import { launch, preparesForLaunch } from "./launch-day.ts";
import type { Stage, StagePart } from "./life.ts";
import { mergeChange } from "./merge.ts";
import { hasPullRequests, pullRequest } from "./pull-request.ts";
import { editStackFile } from "./stack-file.ts";
import { WorkflowSteps } from "./workflow-steps.ts";

export interface DayTwoOptions {
  context: EngineContext;
  world: World;
  /** In the order in which they were brought up. */
  environments: readonly EnvironmentSpec[];
}

/**
 * The life of environments that are up, from their first week to launch day, each beside the others.
 * One is edited by hand, which drift finds, and has a bad deploy; one is suspended; production is
 * launched by a merge, once all others have a Redis of their own.
 */
export function dayTwoOf(options: DayTwoOptions): Stage[] {
  const { context, world, environments } = options;
  const production = environments.find(({ purpose }) => purpose === "production");
  const others = environments.filter((spec) => spec !== production);
  const edited = others.at(-1) ?? production;
  if (edited === undefined) return [];
  const moves = others.map((spec) => ({ spec, move: new Move() }));
  const weeks = moves.map(({ spec, move }) =>
    part(spec, () =>
      move.following(async () => [
        ...(spec === edited
          ? await handEdits(options, spec, move)
          : await prepared(context, spec, move)),
        ...(await pullRequest(context, world, spec, environments)),
        ...(spec === edited ? await badDeploy(options, spec) : []),
        ...(spec === others[0] ? await asleep(context, spec) : []),
      ]),
    ),
  );
  const launched = part(production ?? edited, async () => [
    ...(production === edited ? await handEdits(options, edited, new Move()) : []),
    ...(await merge(
      context,
      production ?? edited,
      moves.map(({ move }) => move),
    )),
  ]);
  const hasWorkflows = ["preview", "deploy"].every((name) =>
    WorkflowSteps.has(context.folder, name),
  );
  const acts = [
    "edit by hand and repair",
    ...(others.some(hasPullRequests) ? ["open a pull request"] : []),
    ...(others.length > 0 ? ["suspend and resume"] : []),
    ...(brokenHost(edited) === undefined ? [] : ["break a deploy"]),
    ...(hasWorkflows ? ["launch by a merge"] : []),
  ];
  const title = acts.join(", ").replace(/^./, (letter) => letter.toUpperCase());
  return [{ title, parts: hasWorkflows ? [launched, ...weeks] : weeks }].filter(
    ({ parts }) => parts.length > 0,
  );
}

/** How far an environment is with what it needs before production is launched. */
class Move {
  readonly #written = Promise.withResolvers<void>();
  readonly #up = Promise.withResolvers<void>();
  /** Its file says it. */
  readonly written = this.#written.promise;
  /** It is so. */
  readonly up = this.#up.promise;

  isWritten(): void {
    this.#written.resolve();
  }

  isUp(): void {
    this.#up.resolve();
  }

  /** Does the work that gets it there; whoever waits fails as it does, so that one cause is told. */
  async following<T>(work: () => Promise<T>): Promise<T> {
    for (const promise of [this.written, this.up]) promise.catch(() => undefined);
    try {
      return await work();
    } catch (error) {
      this.#written.reject(error);
      this.#up.reject(error);
      throw error;
    }
  }
}

const part = ({ stack }: EnvironmentSpec, run: () => Promise<EngineRun[]>): StagePart => ({
  title: stack,
  run,
});

async function handEdits(
  { context, world }: DayTwoOptions,
  spec: EnvironmentSpec,
  move: Move,
): Promise<EngineRun[]> {
  const { folder: cwd, env } = context;
  const { stack } = spec;
  const edits = editByHand(world, await stackResources({ cwd, stack, env }));
  const found = await timed(`drift ${stack}`, async () => {
    const names = (await driftOf(context, stack)).toSorted();
    const wanted = edits.map(({ name }) => name).toSorted();
    if (names.join() !== wanted.join()) {
      throw new UserError(`drift ${stack} found [${names}], and was edited: [${wanted}]`);
    }
    return { found: names.length };
  });
  // What the days before launch need goes the same way.
  editStackFile(cwd, stack, preparesForLaunch(spec));
  move.isWritten();
  const args = ["up", "--yes", "--skip-preview", "--refresh", "--stack", stack];
  const repaired = await runEngine(context, `repair ${stack}`, args);
  move.isUp();
  const left = edits.filter((edit) => !edit.isRepaired()).map(({ name }) => name);
  if (left.length > 0) throw new UserError(`repair ${stack} left as it was edited: ${left}`);
  return [found, repaired];
}

/** What `infra drift` finds, as people run it. */
async function driftOf(context: EngineContext, stack: string): Promise<string[]> {
  const { stdout, stderr } = await runInfra(context, ["drift", "-s", stack, "--json"]);
  try {
    const { stacks }: { stacks: { error?: string; findings: { change: { name: string } }[] }[] } =
      JSON.parse(stdout);
    const [looked] = stacks;
    if (looked?.error === undefined) return looked!.findings.map(({ change }) => change.name);
    throw new UserError(looked.error);
  } catch (error) {
    throw new UserError(`drift ${stack} failed: ${(error as Error).message}\n${stderr}`);
  }
}

/** An environment that borrows production's Redis gets one of its own before launch. */
async function prepared(
  context: EngineContext,
  spec: EnvironmentSpec,
  move: Move,
): Promise<EngineRun[]> {
  const edits = preparesForLaunch(spec);
  editStackFile(context.folder, spec.stack, edits);
  move.isWritten();
  const args = ["up", "--yes", "--skip-preview", "--stack", spec.stack];
  const runs =
    edits.length === 0 ? [] : [await runEngine(context, `own Redis ${spec.stack}`, args)];
  move.isUp();
  return runs;
}

/**
 * Production's launch where its config is ready for it, by the real workflows. With a variable beside
 * it: the launch of a platform without live keys and flags changes nothing that could be deployed.
 */
async function merge(
  context: EngineContext,
  spec: EnvironmentSpec,
  moves: readonly Move[],
): Promise<EngineRun[]> {
  const { stack } = spec;
  await Promise.all(moves.map(({ written }) => written));
  const isLaunch = spec.purpose === "production" && !spec.launched && (await launch(context, spec));
  editStackFile(context.folder, stack, [[variableOf(spec), "merged"]]);
  const title = `${isLaunch ? "launch" : "merge"} ${stack}`;
  return [
    await timed(title, async () => {
      const areUp = async () => void (await Promise.all(moves.map(({ up }) => up)));
      const said = await mergeChange(context, stack, areUp);
      const [, checks = "0"] = /\((\d+) checks/.exec(said) ?? [];
      return { "checks met after the merge": Number(checks) };
    }),
  ];
}

/** Where a variable stands that is deployed: with the services, or with a page where there are none. */
function variableOf({ services, frontends }: EnvironmentSpec): string[] {
  const [page] = services.length > 0 ? [] : frontends;
  return [...(page === undefined ? [] : ["frontends", page.key]), "variables", "REHEARSED"];
}

async function asleep(context: EngineContext, spec: EnvironmentSpec): Promise<EngineRun[]> {
  const { stack } = spec;
  const suspended = await timed(`suspend ${stack}`, async () => {
    const things = await changed(context, "suspend", stack);
    const { ok, suspended } = await looked(context, stack);
    const isSeen = suspended === true || brokenHost(spec) === undefined;
    if (ok && isSeen) return { suspended: things };
    throw new UserError(`verify ${stack} does not know that it is suspended`);
  });
  const resumed = await timed(`resume ${stack}`, async () => {
    const things = await changed(context, "resume", stack);
    requireWell(await looked(context, stack));
    return { running: things };
  });
  return [suspended, resumed];
}

async function changed(
  { folder: project, env, signal }: EngineContext,
  direction: Direction,
  stack: string,
): Promise<number> {
  const options = { project, stack, env, signal, onStep: () => undefined };
  const { parts } = await carryOut(direction, options);
  return parts.filter(({ left }) => left === undefined).length;
}

/** Host of a service that answers the internet, and the path of its health. */
function brokenHost({ services }: EnvironmentSpec): { host: string; path: string } | undefined {
  for (const { service, settings, url } of services) {
    if (settings.suspended || serviceKind(service).serves !== "requests") continue;
    const path = "healthCheck" in service ? service.healthCheck : undefined;
    if (url !== undefined && path !== undefined) return { host: new URL(url).host, path };
  }
  return undefined;
}

/** A version that starts and does not work: users meet it, and so does verify; then the one before. */
async function badDeploy(
  { context, world }: DayTwoOptions,
  spec: EnvironmentSpec,
): Promise<EngineRun[]> {
  const { stack } = spec;
  const broken = brokenHost(spec);
  if (broken === undefined) return [];
  const { host, path } = broken;
  const conditions = world.table<Condition>("web/conditions");
  const noticed = await timed(`bad deploy ${stack}`, async () => {
    conditions[host] = { answer: { path, status: 500, body: "TypeError" } };
    const { ok, outcomes } = await looked(context, stack);
    delete conditions[host];
    const failed = outcomes.filter(({ status }) => status === "failed");
    if (!ok && failed.every(({ subject }) => subject === host)) return { noticed: failed.length };
    throw new UserError(`verify ${stack} did not notice that ${host} answers 500`);
  });
  requireWell(await looked(context, stack));
  return [noticed];
}

async function looked({ folder: project, env }: EngineContext, stack: string) {
  return await verify({ project, stack, env, waitMs: 0 });
}

function requireWell({ stack, ok, firstThing }: Verification): void {
  if (!ok) throw new UserError(`verify ${stack} is not well again: ${firstThing}`);
}
