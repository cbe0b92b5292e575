import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { loadFromFiles } from "../config/load-from-files.ts";
import { stackFile, stacksOf } from "../config/project.ts";
import type { EnvironmentSpec } from "../config/spec.ts";
import { branchType } from "../sandbox/providers/github/repository.ts";
import { rows } from "../sandbox/providers/lookup.ts";
import { projectType } from "../sandbox/providers/vercel/project.ts";
import type { Sandbox } from "../sandbox/sandbox.ts";
import { UserError } from "../shared/errors.ts";
import { makePrivateFolder, writePrivately } from "../shared/private-files.ts";
import { type EngineContext, type EngineRun, runEngine, timed } from "./engine-run.ts";
import { infraJson } from "./infra-run.ts";
import { assertSame, rowsOf } from "./leftovers.ts";
import type { StagePart } from "./life.ts";
import { openSandbox } from "./open-sandbox.ts";
import { prepareStacks } from "./prepare-stacks.ts";
import { editPlatform, editStackFile } from "./stack-file.ts";
import { makeWorkingCopy, workingCopies } from "./working-copy.ts";

export interface BesideProductionOptions {
  context: EngineContext;
  /** An empty folder for the accounts and files of this part. */
  state: string;
  environments: readonly EnvironmentSpec[];
}

/** What stands there, as the config has to spell it. */
interface Standing {
  renderProject: string;
  vercelProject: string;
  branches: readonly string[];
}

/** Until it does. */
const nothing: Standing = {
  renderProject: "prj-rehearsed",
  vercelProject: "prj_rehearsed",
  branches: [],
};

/**
 * In accounts of its own, where production was clicked together by hand: another environment comes
 * up first, beside it, which changes nothing of it; then production is adopted, which loses nothing
 * of it and changes nothing of the other. As docs/guide/beside-production.md has it. None where
 * there is no such environment, or the config cannot say it by these edits alone.
 */
export function besideProduction(options: BesideProductionOptions): StagePart | undefined {
  const { context, state, environments } = options;
  const production = environments.find(({ purpose }) => purpose === "production");
  const others = environments.filter((spec) => spec !== production);
  const first = others.find(({ purpose }) => purpose === "staging") ?? others[0];
  if (production === undefined || first === undefined) return undefined;
  makePrivateFolder(state);
  const { folder } = makeWorkingCopy(context.folder, workingCopies(state));
  const file = join(folder, stackFile(production.stack));
  const written = readFileSync(file, "utf8");
  for (const stack of stacksOf(folder)) {
    if (stack !== first.stack) rmSync(join(folder, stackFile(stack)));
  }
  const write = (standing: Standing) => writeBeside(folder, production, first, standing);
  write(nothing);
  if (loadFromFiles(folder).faults.length > 0) return undefined;
  return {
    title: `${first.stack} beside an unmanaged ${production.stack}`,
    run: async () => {
      const sandbox = await openSandbox({ state, byHand: true }, context.folder);
      try {
        const own = { ...context, folder, env: { ...context.env, ...sandbox.env } };
        const part = new BesideProduction(own, sandbox, production.stack, first.stack);
        write(await part.clickTogether());
        const up = await part.comeUpFirst();
        // Its file as it is elsewhere; it keeps the access list from now on.
        writePrivately(file, written);
        editPlatform(folder, [[["unmanagedProduction"], undefined]]);
        if (letsIn(first)) {
          editStackFile(folder, first.stack, [[["database", "accessListFrom"], production.stack]]);
        }
        return [up, ...(await part.adopt())];
      } finally {
        await sandbox.close();
      }
    },
  };
}

/** What the environment used of production's stack it now names: docs/guide/beside-production.md. */
function writeBeside(
  folder: string,
  { branch, hosts }: EnvironmentSpec,
  first: EnvironmentSpec,
  { renderProject, vercelProject, branches }: Standing,
): void {
  editPlatform(folder, [
    [["unmanagedProduction"], { branch, domains: hosts.map(({ name }) => name) }],
    [["renderProject"], renderProject],
    [["secrets", "redisUrl"], { kind: "url" }],
  ]);
  const { stack, redis, frontends, database } = first;
  const edits: [path: string[], value: unknown][] = frontends
    .filter(({ project }) => !project.own)
    .map(({ key }) => [["frontends", key, "previewOf"], { project: vercelProject }]);
  if (redis?.own === false) edits.push([["redis"], { external: "redisUrl" }]);
  if (letsIn(first)) edits.push([["database", "accessListFrom"], { unmanaged: true }]);
  // Beside the one that everybody uses today, whose password stays what it is.
  const shares = (database?.uses.length ?? 0) > 0;
  if (shares) edits.push([["database", "user"], `rehearsed-${stack}-user`]);
  if (branches.includes(first.branch)) edits.push([["adoptBranch"], true]);
  editStackFile(folder, stack, edits);
}

/** Whether production lets its services into the database. */
const letsIn = ({ database }: EnvironmentSpec) => (database?.after.length ?? 0) > 0;

/** The part's steps, in their order. */
class BesideProduction {
  readonly #context: EngineContext;
  readonly #sandbox: Sandbox;
  readonly #production: string;
  readonly #first: string;

  constructor(context: EngineContext, sandbox: Sandbox, production: string, first: string) {
    this.#context = context;
    this.#sandbox = sandbox;
    this.#production = production;
    this.#first = first;
  }

  /** What production has beside what a sandbox puts there: its project at Render. */
  async clickTogether(): Promise<Standing> {
    const { world, render } = this.#sandbox;
    const answer = await fetch(`${render.url}/projects`, {
      method: "POST",
      headers: { authorization: `Bearer ${render.apiKey}`, "content-type": "application/json" },
      body: JSON.stringify({
        ownerId: render.ownerId,
        name: "Clicked together",
        environments: [{ name: "Production" }],
      }),
    });
    const { id } = (await answer.json()) as { id: string };
    const [vercelProject = nothing.vercelProject] = Object.keys(world.table(projectType));
    const branches = rows(world, branchType).map(({ branch }) => String(branch));
    return { renderProject: id, vercelProject, branches };
  }

  async comeUpFirst(): Promise<EngineRun> {
    const before = rowsOf(this.#sandbox.world);
    await this.#prepare(this.#first);
    const title = `up ${this.#first} beside an unmanaged ${this.#production}`;
    const run = await runEngine(this.#context, title, ["up", "--yes", "--stack", this.#first]);
    this.#requireUntouched(before, title);
    return run;
  }

  /** Production becomes an environment, with what it takes over. */
  async adopt(): Promise<EngineRun[]> {
    const before = rowsOf(this.#sandbox.world);
    const found = await timed(`adopt ${this.#production}`, async () => {
      const args = ["adopt", "--write", "--yes"];
      const { written } = await infraJson<{ written: string[] }>(this.#context, args);
      return { "files written": written.length };
    });
    this.#requireUntouched(before, "infra adopt");
    await this.#prepare(this.#production);
    const up = ["up", "--yes", "--stack", this.#production];
    const run = await runEngine(this.#context, `up ${this.#production}, adopted`, up);
    const after = rowsOf(this.#sandbox.world);
    const gone = [...before.keys()].filter((key) => !after.has(key));
    if (gone.length > 0)
      throw new UserError(`Adopting ${this.#production} lost ${gone.join(", ")}`);
    const unchanged = ["preview", "--expect-no-changes", "--stack", this.#first];
    const same = await runEngine(this.#context, `preview ${this.#first} after it`, unchanged);
    return [found, run, same];
  }

  async #prepare(stack: string): Promise<void> {
    const { folder, env } = this.#context;
    await prepareStacks({ folder, stacks: [stack], fresh: [stack] }, env);
  }

  /** What is new is the environment's own; what was there is as it was. */
  #requireUntouched(before: ReadonlyMap<string, string>, what: string): void {
    const after = [...rowsOf(this.#sandbox.world)].filter(([key]) => before.has(key));
    assertSame(`"${what}" changed what stood before`, before, new Map(after));
  }
}
