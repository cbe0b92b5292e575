import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FaultInjector } from "../../../src/sandbox/faults.ts";
import { createRenderApi, type Defect, type RenderApi } from "../../../src/sandbox/render/app.ts";
import type { RenderOptions } from "../../../src/sandbox/render/options.ts";
import { World } from "../../../src/sandbox/world.ts";
import { type Picture, pictureOf, restore } from "../picture.ts";
import { groupVariables, type Step, type Surroundings } from "./lives.ts";
import { Managed } from "./managed.ts";
import { apiKey, Processes } from "./processes.ts";

/** A simulated Render whose state can be put back, and the processes that talk to it. */
export class Stage {
  readonly faults = new FaultInjector();
  readonly world: World;
  readonly processes: Processes;
  readonly #dir = mkdtempSync(join(tmpdir(), "render-faults-"));
  readonly #options: Partial<RenderOptions>;
  readonly #defects: Defect[][] = [];
  #api: RenderApi;

  constructor() {
    this.world = new World(this.#dir);
    const pace = { by: "clock", phaseMs: 2000 } as const;
    this.#options = { apiKey, pace, faults: this.faults };
    this.#api = this.#serve();
    this.processes = new Processes(this.world, () => this.#api);
    this.faults.onKill(() => this.processes.kill());
  }

  /** Answers of the simulator that Render's document does not allow. */
  get defects(): Defect[] {
    return this.#defects.flat();
  }

  /** Does one step in a process of its own; returns whether anything was to be done. */
  async take(resource: Managed, { does }: Step): Promise<boolean> {
    return await this.processes.run(async (context) => {
      if (does === "read") await resource.refresh(context);
      else if (does === "destroy") await resource.destroy(context);
      else return await resource.up(context, does);
      return true;
    });
  }

  /** Puts up what the lives need around them. */
  async surroundings(): Promise<Surroundings> {
    const make = async (kind: Managed["kind"], inputs: object) => {
      const resource = new Managed(kind);
      await this.take(resource, { title: "prepare", does: inputs });
      return resource;
    };
    const project = (await make("Project", { name: "shop", firstEnvironment: "dev" })).id;
    const dev = (await make("Environment", { projectId: project, name: "dev" })).id;
    const other = (await make("Environment", { projectId: project, name: "other" })).id;
    const group = async (name: keyof typeof groupVariables, environmentId?: string) =>
      (await make("EnvGroup", { name, environmentId, variables: groupVariables[name] })).id;
    const site = await make("WebService", {
      name: "site",
      plan: "starter",
      runtime: "node",
      repo: "https://github.com/shop/shop",
      startCommand: "npm start",
      environmentId: dev,
    });
    const records = this.world.table("cloudflare:index/dnsRecord:DnsRecord");
    for (const name of ["shop.ch", "api.shop.ch"]) {
      records[name] = { name, type: "CNAME", content: site.remembered!.outputs["host"] };
    }
    return {
      project,
      dev,
      other,
      sharedGroup: await group("shared", dev),
      moreGroup: await group("more", dev),
      looseGroup: await group("loose"),
      site: site.id,
    };
  }

  picture(): Picture {
    return pictureOf(this.world);
  }

  /** Puts everything back to that moment. */
  restore(picture: Picture): void {
    restore(this.world, picture);
    this.faults.clear();
  }

  /** Forgets what a read that lags could still show. */
  forgetPast(): void {
    this.#api = this.#serve();
  }

  #serve(): RenderApi {
    const api = createRenderApi(this.world, this.#options);
    this.#defects.push(api.defects);
    return api;
  }

  /** Calls since the last time this was asked. */
  takeCalls(): string[] {
    const calls = this.world.calls.map(({ operation }) => operation);
    this.world.clearCalls();
    return calls;
  }

  close(): void {
    this.processes.close();
    this.world.close();
    rmSync(this.#dir, { recursive: true });
  }
}
