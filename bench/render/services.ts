import { createRender } from "../../src/render/client/client.ts";
import type { Context } from "../../src/render/providers/implementation.ts";
import { SharedReads } from "../../src/render/providers/shared-reads.ts";
import { createRenderApi } from "../../src/sandbox/render/app.ts";
import { Managed } from "../../tests/render/faults/managed.ts";
import { VirtualWorld } from "./virtual-time.ts";

/** How many resources the engine works on at once. */
const parallel = 16;
/** From a call to its answer. */
const answerMs = 150;
/** Building and starting; a deploy takes three phases. */
const phaseMs = 30_000;

export interface Measured {
  calls: number;
  /** Calls that change something. */
  writes: number;
  /** Reads that only wait for deploys. */
  polls: number;
  /** Answers 429. */
  refusals: number;
  seconds: number;
  /** Lines that tell a person why the run waits. */
  waits: string[];
}

/** A number of services in one environment, linked to one group, on a simulated Render. */
export class Services {
  readonly #world = new VirtualWorld();
  readonly #fetch = globalThis.fetch;
  readonly #connect: (waits: string[]) => Context;
  readonly #services: Managed[];
  #environmentId = "";
  #groupId = "";

  private constructor(count: number, rateLimits: "real" | "off") {
    const pace = { by: "clock", phaseMs } as const;
    const { app, ownerId } = createRenderApi(this.#world, { rateLimits, pace });
    globalThis.fetch = async (...request) => {
      await this.#world.sleep(answerMs);
      return await app.fetch(new Request(...request));
    };
    const settings = { host: "http://render.test/v1", apiKey: "rnd_sandbox", ownerId };
    this.#connect = (waits) => {
      const progress = (line: string) => waits.push(line);
      const render = createRender(settings, { clock: this.#world, progress, random: () => 0.5 });
      return { ...render, reads: new SharedReads(render) };
    };
    this.#services = Array.from({ length: count }, () => new Managed("BackgroundWorker"));
  }

  static async open(count: number, rateLimits: "real" | "off"): Promise<Services> {
    const services = new Services(count, rateLimits);
    const context = services.#connect([]);
    const make = async (kind: Managed["kind"], inputs: object) => {
      const resource = new Managed(kind);
      await resource.up(context, inputs);
      return resource.id;
    };
    const projectId = await make("Project", { name: "shop", firstEnvironment: "prod" });
    services.#environmentId = await make("Environment", { projectId, name: "prod" });
    const { id: _, ...group } = services.#group;
    services.#groupId = await make("EnvGroup", { name: "shop-env", ...group });
    return services;
  }

  /** `pulumi up`, with one variable of each service at this value. */
  up(variable: string): Promise<Measured> {
    return this.#measure((service, context, index) =>
      service.up(context, {
        name: `worker-${index}`,
        plan: "starter",
        runtime: "node",
        repo: "https://github.com/shop/shop",
        startCommand: "npm run worker",
        environmentId: this.#environmentId,
        variables: { INDEX: String(index), VALUE: variable },
        envGroups: [this.#group],
      }),
    );
  }

  refresh(): Promise<Measured> {
    return this.#measure((service, context) => service.refresh(context));
  }

  destroy(): Promise<Measured> {
    return this.#measure((service, context) => service.destroy(context));
  }

  close(): void {
    globalThis.fetch = this.#fetch;
    this.#world.close();
  }

  get #group() {
    return { id: this.#groupId, variables: { SHARED: "1", NODE_ENV: "production" } };
  }

  /** Does work on every service as the engine does, in a process of its own. */
  async #measure(
    work: (service: Managed, context: Context, index: number) => Promise<unknown>,
  ): Promise<Measured> {
    this.#world.clearCalls();
    const started = this.#world.now();
    const waits: string[] = [];
    const context = this.#connect(waits);
    const left = this.#services.entries();
    const workers = Array.from({ length: parallel }, async () => {
      for (const [index, service] of left) await work(service, context, index);
    });
    await Promise.all(workers);
    const { calls } = this.#world;
    const polled = "GET /services/{serviceId}/deploys/{deployId}";
    return {
      calls: calls.length,
      writes: calls.filter(({ operation }) => !operation.startsWith("GET ")).length,
      polls: calls.filter(({ operation }) => operation === polled).length,
      refusals: calls.filter(({ status }) => status === 429).length,
      seconds: (this.#world.now() - started) / 1000,
      waits,
    };
  }
}
