import { AsyncLocalStorage } from "node:async_hooks";
import { setImmediate as nextTurn } from "node:timers/promises";
import { vi } from "vitest";
import { createRender } from "../../../src/render/client/client.ts";
import type { Context } from "../../../src/render/providers/implementation.ts";
import { SharedReads } from "../../../src/render/providers/shared-reads.ts";
import type { RenderApi } from "../../../src/sandbox/render/app.ts";
import type { World } from "../../../src/sandbox/world.ts";
import type { Clock } from "../../../src/shared/clock.ts";

/** What a run ends with whose process was killed. */
export class Killed extends Error {
  override readonly name = "Killed";
}

interface Process {
  context: Context;
  dead: boolean;
  death: PromiseWithResolvers<never>;
}

/**
 * Provider processes of the engine, one after the other: each starts knowing nothing, and one that
 * is killed sends nothing more and hears no answer. What is killed is never told so, as in earnest.
 * Calls go to the simulator without a network between, and nobody really waits.
 */
export class Processes {
  /** Every line that a person could have seen. */
  readonly printed: string[] = [];
  readonly #world: World;
  readonly #ownerId: string;
  readonly #own = new AsyncLocalStorage<Process>();
  #running: Process | undefined;

  /** `render` is asked for the simulator at each call. */
  constructor(world: World, render: () => RenderApi) {
    this.#world = world;
    this.#ownerId = render().ownerId;
    // No spy, which would keep every call and answer of all the runs.
    vi.stubGlobal("fetch", async (request: Request) => {
      const process = this.#own.getStore();
      if (process?.dead) return await forEver();
      const answer = await serve(render(), request).catch((error: unknown) => {
        if (!process?.dead) throw error;
      });
      return answer && !process?.dead ? answer : await forEver();
    });
  }

  /** Does work in a new process. */
  async run<T>(work: (context: Context) => Promise<T>): Promise<T> {
    const process = {
      context: this.#connect(),
      dead: false,
      death: Promise.withResolvers<never>(),
    };
    this.#running = process;
    return await this.#own.run(process, () =>
      Promise.race([work(process.context), process.death.promise]),
    );
  }

  kill(): void {
    if (!this.#running) return;
    this.#running.dead = true;
    this.#running.death.reject(new Killed());
  }

  /** Gives the network back to whoever comes next. */
  close(): void {
    vi.unstubAllGlobals();
  }

  #connect(): Context {
    const settings = { host: `${origin}/v1`, apiKey, ownerId: this.#ownerId };
    const progress = (line: string) => this.printed.push(line);
    const options = { clock: leapingClock(this.#world), progress, random: () => 0.5 };
    const render = createRender(settings, options);
    return { ...render, reads: new SharedReads(render) };
  }
}

/** What the provider is configured with; nobody may ever see it printed. */
export const apiKey = "rnd_s3cretKeyOfAnAdmin";
const origin = "http://render.test";

/** Asks the simulator; a connection that it breaks fails as a broken connection does. */
async function serve({ app }: RenderApi, request: Request): Promise<Response> {
  let broken = false;
  const resetAndDestroy = () => {
    broken = true;
  };
  const answer = await app.fetch(request, { incoming: { socket: { resetAndDestroy } } } as never);
  if (broken) throw new TypeError("fetch failed", { cause: new Error("read ECONNRESET") });
  return answer;
}

/** The world's own clock; whoever waits moves it on, and is done waiting. */
function leapingClock(world: World): Clock {
  return {
    now: () => world.now(),
    sleep: async (ms) => {
      world.advance(ms);
      await nextTurn();
    },
  };
}

function forEver(): Promise<never> {
  return new Promise(() => undefined);
}
