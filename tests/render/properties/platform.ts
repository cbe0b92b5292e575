import { describeEnd } from "../faults/description.ts";
import type { Surroundings } from "../faults/lives.ts";
import { Managed } from "../faults/managed.ts";
import { Stage } from "../faults/stage.ts";
import type { Picture } from "../picture.ts";
import type { PlatformConfig } from "./config.ts";

const managedBy = "shop/dev";

/** What stands at Render before any platform is brought up there. */
export interface Ground {
  stage: Stage;
  surroundings: Surroundings;
  empty: Picture;
}

export async function openGround(): Promise<Ground> {
  const stage = new Stage();
  const surroundings = await stage.surroundings();
  return { stage, surroundings, empty: stage.picture() };
}

/** A group, a store and a service that is linked to the group, as one stack's engine has them. */
export class Platform {
  readonly stage: Stage;
  readonly group = new Managed("EnvGroup");
  readonly store = new Managed("KeyValue");
  readonly service = new Managed("WebService");
  readonly #places: Record<PlatformConfig["service"]["place"], string | undefined>;

  /** Takes away what others have brought up on that ground. */
  constructor({ stage, surroundings: { dev, other }, empty }: Ground) {
    stage.restore(empty);
    stage.forgetPast();
    this.stage = stage;
    this.#places = { dev, other, none: undefined };
  }

  /** `pulumi up`, in a process of its own; ends at the first failure. */
  async up(config: PlatformConfig): Promise<void> {
    await this.stage.processes.run(async (context) => {
      const { variables } = config.group;
      await this.group.up(context, { name: "keys", managedBy, ...config.group });
      await this.store.up(context, { name: "cache", plan: "starter", managedBy, ...config.store });
      const { place, linked, ...inputs } = config.service;
      const environmentId = this.#places[place];
      await this.service.up(context, {
        ...{ runtime: "node", repo: "https://github.com/shop/shop" },
        ...inputs,
        ...(environmentId === undefined ? { managedBy } : { environmentId }),
        envGroups: linked ? [{ id: this.group.id, variables }] : [],
      });
    });
  }

  /** `pulumi refresh`. */
  async refresh(): Promise<void> {
    await this.stage.processes.run(async (context) => {
      for (const resource of this.resources)
        if (resource.remembered) await resource.refresh(context);
    });
  }

  async destroy(): Promise<void> {
    await this.stage.processes.run(async (context) => {
      for (const resource of this.resources.toReversed()) await resource.destroy(context);
    });
  }

  get resources(): readonly Managed[] {
    return [this.group, this.store, this.service];
  }

  /** What Render holds and what the engine remembers, comparable between platforms. */
  describe(): object[] {
    const tables = this.stage.world.state();
    return this.resources.map((resource) => describeEnd(tables, resource));
  }
}
