import { join } from "node:path";
import { environmentsOf } from "../config/load-from-files.ts";
import { recover } from "../recovery/recover.ts";
import type { Sandbox } from "../sandbox/sandbox.ts";
import { makePrivateFolder } from "../shared/private-files.ts";
import { clockSeconds, type EngineRun } from "./engine-run.ts";
import { armFault, type RehearsalFault } from "./fault.ts";
import { lifeOf, type Stage, type StagePart } from "./life.ts";
import { type NetworkWatch, watchNetwork } from "./network-watch.ts";
import { openSandbox } from "./open-sandbox.ts";
import { prepareStacks } from "./prepare-stacks.ts";
import type { EngineStep } from "./steps.ts";
import { callsByVendor, type RehearsalReport } from "./summary.ts";
import { testUserVariables } from "./test-users.ts";
import { wavesOf } from "./waves.ts";
import { makeWorkingCopy, workingCopies } from "./working-copy.ts";

export interface RehearsalOptions {
  /** Folder with Pulumi.yaml. */
  project: string;
  /** An empty folder for everything the rehearsal makes. */
  state: string;
  keep: boolean;
  /** A fault that strikes the first `up`. */
  fault?: RehearsalFault;
  signal: AbortSignal;
}

/** What happened when. */
export interface Timeline {
  runs: (EngineRun & { steps: EngineStep[] })[];
  calls: { vendor: string; operation: string; status: number; at: number }[];
}

/** A sandbox with the project's stacks in it, ready to live through its stages. */
export class Rehearsal {
  readonly stages: Stage[];
  readonly runs: EngineRun[] = [];
  readonly #options: RehearsalOptions;
  readonly #sandbox: Sandbox;
  readonly #network: NetworkWatch;
  readonly #repeated: string[] = [];
  readonly #retained: string[] = [];
  readonly #started = clockSeconds();
  readonly #worldStarted: number;
  readonly #recover: (stack: string) => Promise<void>;

  static async open(options: RehearsalOptions): Promise<Rehearsal> {
    const network = await watchNetwork(options.state);
    let sandbox: Sandbox | undefined;
    try {
      sandbox = await openSandbox({ state: options.state }, options.project);
      const copy = makeWorkingCopy(options.project, workingCopies(options.state));
      const testUsers = testUserVariables(environmentsOf(options.project));
      const env = { ...process.env, ...testUsers, ...sandbox.env, ...network.env };
      await prepareStacks(copy, env);
      return new Rehearsal(options, sandbox, network, { folder: copy.folder, env });
    } catch (error) {
      await sandbox?.close();
      await network.close();
      throw error;
    }
  }

  private constructor(
    options: RehearsalOptions,
    sandbox: Sandbox,
    network: NetworkWatch,
    { folder, env }: { folder: string; env: NodeJS.ProcessEnv },
  ) {
    this.#options = options;
    this.#sandbox = sandbox;
    this.#network = network;
    this.#worldStarted = sandbox.world.now();
    const logs = join(options.state, "logs");
    makePrivateFolder(logs);
    const context = { folder, env, logs, signal: options.signal };
    const specs = environmentsOf(folder);
    const waves = wavesOf(specs);
    this.stages = lifeOf({
      context,
      world: sandbox.world,
      waves,
      environments: waves.flat().map((stack) => specs.find((spec) => spec.stack === stack)!),
      state: options.state,
      keep: options.keep,
      onRetained: (row) => this.#retained.push(row),
    });
    this.#recover = async (stack) => {
      const quiet = { previewOnly: false, mayTake: async () => false, onProgress: () => undefined };
      await recover({ project: folder, stack, env, unlock: true, ...quiet });
    };
    if (options.fault) armFault(sandbox.faults, options.fault);
  }

  /** Runs the parts of a stage side by side; waits for all of them even where one fails. */
  async run(stage: Stage, onLine: (line: string) => void): Promise<void> {
    stage.before?.();
    const ends = await Promise.allSettled(stage.parts.map((part) => this.#runPart(part, onLine)));
    for (const end of ends) if (end.status === "rejected") throw end.reason;
    stage.after?.();
  }

  /** With a fault armed, the first part that fails is recovered and repeated once, as a person would. */
  async #runPart(part: StagePart, onLine: (line: string) => void): Promise<void> {
    try {
      this.runs.push(...(await part.run(onLine)));
    } catch (error) {
      const excused = this.#options.fault && this.#repeated.length === 0;
      if (!excused || this.#options.signal.aborted) throw error;
      this.#repeated.push(part.title);
      await this.#recover(part.title);
      this.runs.push(...(await part.run(onLine)));
    }
  }

  report(error?: string): RehearsalReport {
    const { fault, keep, state, signal } = this.#options;
    // What failed is worth a look; what was called off is not.
    const worthKeeping = keep || (error !== undefined && !signal.aborted);
    return {
      ok: error === undefined,
      seconds: clockSeconds() - this.#started,
      runs: this.runs.map(({ title, seconds, resources }) => ({ title, seconds, resources })),
      calls: callsByVendor(this.#sandbox.world.calls),
      network: this.#network.report(),
      retained: this.#retained,
      ...(fault && { fault: { ...fault, repeated: this.#repeated } }),
      ...(worthKeeping && { state }),
      ...(error !== undefined && { error }),
    };
  }

  /** What happened when, in seconds since this rehearsal began. */
  timeline(): Timeline {
    const began = this.#started;
    return {
      runs: this.runs.map((run) => ({
        ...run,
        start: run.start - began,
        steps: (run.steps ?? []).map((step) => ({ ...step, start: step.start - began })),
      })),
      calls: this.#sandbox.world.calls.map(({ vendor, operation, status, at }) => ({
        vendor,
        operation,
        status,
        at: (Date.parse(at) - this.#worldStarted) / 1000,
      })),
    };
  }

  async close(): Promise<void> {
    await this.#sandbox.close();
    await this.#network.close();
  }
}
