import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { dynamic } from "@pulumi/pulumi";
import { createRender } from "../../src/render/client/client.ts";
import { createClock } from "../../src/render/client/fast-clock.ts";
import type { Context } from "../../src/render/providers/implementation.ts";
import { providers } from "../../src/render/providers/kinds.ts";
import { SharedReads } from "../../src/render/providers/shared-reads.ts";
import type { ResourceKind } from "../../src/render/resource.ts";
import { FaultInjector } from "../../src/sandbox/faults.ts";
import type { RenderOptions } from "../../src/sandbox/render/options.ts";
import { serveRenderApi } from "../../src/sandbox/render/server.ts";
import { World } from "../../src/sandbox/world.ts";

type Properties = Record<string, unknown>;

/** One resource as the engine would drive it: inputs in, state remembered. */
export class Driven {
  id = "";
  state: Properties = {};
  readonly #provider: dynamic.ResourceProvider;

  constructor(provider: dynamic.ResourceProvider) {
    this.#provider = provider;
  }

  /** `pulumi up`: check, then create, or update where diff says so. Returns what was done. */
  async up(inputs: Properties): Promise<"created" | "updated" | "same" | "replace"> {
    const news = { ...inputs, __provider: "text" };
    const { inputs: checked, failures } = await this.#provider.check!(this.state, news);
    if (failures && failures.length > 0) {
      throw new Error(failures.map(({ property, reason }) => `${property}: ${reason}`).join("\n"));
    }
    if (this.id === "") {
      await this.#keepingUnfinished(async () => {
        const { id, outs } = await this.#provider.create(checked);
        this.id = id;
        this.state = outs ?? {};
      });
      return "created";
    }
    const { changes, replaces } = await this.#provider.diff!(this.id, this.state, checked);
    if (replaces && replaces.length > 0) return "replace";
    if (!changes) return "same";
    await this.#keepingUnfinished(async () => {
      const { outs } = await this.#provider.update!(this.id, this.state, checked);
      this.state = outs ?? {};
    });
    return "updated";
  }

  /** `pulumi up` of a change that replaces, in the order that the provider asks for. */
  async replace(inputs: Properties): Promise<"replaced"> {
    const news = { ...inputs, __provider: "text" };
    const { inputs: checked } = await this.#provider.check!(this.state, news);
    const answer = await this.#provider.diff!(this.id, this.state, checked);
    if (!answer.replaces || answer.replaces.length === 0) throw new Error("it is not replaced");
    const [id, state] = [this.id, this.state];
    const remove = () => this.#provider.delete!(id, state);
    if (answer.deleteBeforeReplace) await remove();
    [this.id, this.state] = ["", {}];
    await this.up(inputs);
    if (!answer.deleteBeforeReplace) await remove();
    return "replaced";
  }

  /** `pulumi refresh`. Returns the inputs that were read, or undefined where the thing is gone. */
  async refresh(): Promise<Properties | undefined> {
    const { id, props, inputs } = await this.#provider.read!(this.id, this.state);
    if (!id) {
      this.id = "";
      this.state = {};
      return undefined;
    }
    this.state = props ?? {};
    return inputs;
  }

  async destroy(): Promise<void> {
    await this.#provider.delete!(this.id, this.state);
  }

  /** Like the engine, remembers what an error says of a resource that exists but is not finished. */
  async #keepingUnfinished(run: () => Promise<void>): Promise<void> {
    try {
      await run();
    } catch (error) {
      const { id, properties } = error as { id?: string; properties?: Properties };
      if (id) this.id = id;
      if (properties) this.state = properties;
      throw error;
    }
  }
}

/** A simulated Render, and resources of ours driven against it. */
export async function startSimulator(options: Partial<RenderOptions> = {}) {
  const dir = mkdtempSync(join(tmpdir(), "render-"));
  const world = new World(dir);
  const faults = new FaultInjector();
  const server = await serveRenderApi(world, {
    faults,
    pace: { by: "clock", phaseMs: 5 },
    ...options,
  });
  const progress: string[] = [];
  const connect = (): Context => {
    const render = createRender(
      { host: server.url, apiKey: server.apiKey, ownerId: server.ownerId },
      {
        clock: createClock({ RENDER_CLOCK_SPEED: "200" }),
        progress: (line) => progress.push(line),
        random: () => 0.5,
      },
    );
    return { ...render, reads: new SharedReads(render) };
  };
  let context = connect();
  return {
    world,
    faults,
    server,
    progress,
    context: () => context,
    /** What a new process has: nothing remembered. */
    restart: () => {
      context = connect();
    },
    drive: (kind: ResourceKind) => new Driven(providers[kind](() => context)),
    /** A table's rows as Render holds them. */
    rows: (table: string) => Object.values(world.table<Record<string, never>>(`render/${table}`)),
    /** Calls since the last time this was asked, as `METHOD path`. */
    takeCalls: () => {
      const calls = world.calls.map(({ operation }) => operation);
      world.clearCalls();
      return calls;
    },
    close: async () => {
      await server.close();
      world.close();
      rmSync(dir, { recursive: true });
      if (server.defects.length > 0) throw new Error(JSON.stringify(server.defects));
    },
  };
}

export type Simulator = Awaited<ReturnType<typeof startSimulator>>;

export function isWrite(call: string): boolean {
  return !call.startsWith("GET ");
}

/** Everything that an engine prints of an error or keeps in its log. */
export async function shownOf(run: Promise<unknown>): Promise<string> {
  const error = await run.then(
    () => undefined,
    (thrown: Error & { reasons?: string[] }) => thrown,
  );
  return [error?.message, error?.stack, ...(error?.reasons ?? [])].join("\n");
}
