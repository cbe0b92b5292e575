import { Hono } from "hono";
import { stream } from "hono/streaming";
import { UserError } from "../shared/errors.ts";
import { type FaultInjector, type FaultParams, faultKinds } from "./faults.ts";
import { ordersInJson } from "./visitors.ts";
import type { WebNetwork } from "./web/network.ts";
import type { World } from "./world.ts";

/** What the control address can see and change. */
export interface Controlled {
  world: World;
  faults: FaultInjector;
  /** Empties the world, then puts back what exists before anything is built. */
  reset(): void;
  /** Commands of other processes that use this sandbox, see `GET /lease`. */
  leases: Leases;
  network: WebNetwork;
}

/** Counts the commands that need the sandbox to stay, and says when none is left. */
export class Leases {
  #open = 0;
  #waiting: (() => void)[] = [];

  get open(): number {
    return this.#open;
  }

  take(): void {
    this.#open++;
  }

  giveBack(): void {
    this.#open--;
    if (this.#open === 0) for (const resolve of this.#waiting.splice(0)) resolve();
  }

  /** Resolves once no other command uses the sandbox, or when it is to end all the same. */
  async idle(asked: AbortSignal): Promise<void> {
    if (this.#open === 0 || asked.aborted) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiting.push(resolve);
    asked.addEventListener("abort", () => resolve(), { once: true });
    await promise;
  }
}

/**
 * The sandbox's own address, beside its vendors':
 *
 * - `GET /calls`: every call to a vendor in order, `?since=N` those after the Nth
 * - `GET /state`: what the vendors hold, by table and id
 * - `POST /reset`: back to the start; stacks keep what they remember
 * - `GET /faults`: the faults there are; `POST /faults` `{"name", ...parameters}` arms one,
 *   `DELETE /faults` disarms all
 * - `POST /advance` `{"ms"}`: moves the world's clock
 * - `GET /network`: how the hosts of the world are reached, for `infra verify`
 * - `GET /lease`: stays open; the sandbox does not end before it is closed
 *
 * All but `GET` say `Content-Type: application/json`, also where they have no body.
 */
export function createControl({ world, faults, reset, leases, network }: Controlled): Hono {
  const app = new Hono();
  app.use(ordersInJson);
  app.get("/calls", (context) => {
    const since = Number(context.req.query("since") ?? 0);
    return context.json(world.calls.filter(({ order }) => order > since));
  });
  app.get("/state", (context) => context.json(world.state()));
  app.post("/reset", (context) => {
    faults.clear();
    reset();
    return context.body(null, 204);
  });
  app.get("/faults", (context) => context.json(faultKinds));
  app.post("/faults", async (context) => {
    const { name, ...params } = await context.req.json<{ name: string } & FaultParams>();
    faults.arm(name, params);
    return context.body(null, 204);
  });
  app.delete("/faults", (context) => {
    faults.clear();
    return context.body(null, 204);
  });
  app.post("/advance", async (context) => {
    const { ms } = await context.req.json<{ ms: number }>();
    world.advance(ms);
    return context.body(null, 204);
  });
  app.get("/network", async (context) => context.json(await network.address()));
  app.get("/lease", (context) => stream(context, (open) => holdLease(leases, open)));
  app.onError((error, context) => {
    const fault = error instanceof UserError || error instanceof SyntaxError;
    return context.json({ message: error.message }, fault ? 400 : 500);
  });
  return app;
}

/** Sends the headers, so that the other side knows it has the lease, and waits for its end. */
async function holdLease(
  leases: Leases,
  open: { onAbort(listener: () => void): void; write(text: string): Promise<unknown> },
): Promise<void> {
  leases.take();
  const ended = new Promise<void>((resolve) => open.onAbort(resolve));
  await open.write("\n");
  await ended;
  leases.giveBack();
}
