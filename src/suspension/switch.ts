import type { Render } from "../render/client/client.ts";
import type { Clock } from "../shared/clock.ts";
import { clusterSwitch } from "./atlas.ts";
import { keyValueSwitch, postgresSwitch, serviceSwitch } from "./render.ts";
import type { Thing } from "./things.ts";

/** How one thing is stopped and started at its vendor. Doing again what is done changes nothing. */
export interface Switch {
  isSuspended(): Promise<boolean>;
  /** Resolves once it is stopped. */
  suspend(): Promise<void>;
  /** Resolves once it is back: a service with a deploy that is live. */
  resume(): Promise<void>;
}

/** The ways to the vendors; Render's is opened by the first thing that needs it. */
export interface Vendors {
  render(): Render;
  env: NodeJS.ProcessEnv;
  clock: Clock;
}

export function switchOf({ kind, id, name, project }: Thing, vendors: Vendors): Switch {
  switch (kind) {
    case "service":
      return serviceSwitch(vendors.render(), id);
    case "keyValue":
      return keyValueSwitch(vendors.render(), id, name);
    case "postgres":
      return postgresSwitch(vendors.render(), id, name);
    case "cluster":
      return clusterSwitch(vendors, project!, name);
  }
}
