import type { World } from "../world.ts";
import type { Operation } from "./document.ts";

interface Limit {
  /** Operations share the bucket of one limit unless `perPath` gives each path its own. */
  name: string;
  calls: number;
  windowSeconds: number;
  perPath?: boolean;
}

const minute = 60;
const hour = 3600;
const unlimited = 1_000_000;

/** Render's limits as its Ratelimit headers were recorded; its prose is lower for plain writes. */
const limits: Record<string, Omit<Limit, "name">> = {
  "create-service": { calls: 20, windowSeconds: hour },
  "create-key-value": { calls: 20, windowSeconds: hour },
  "create-redis": { calls: 20, windowSeconds: hour },
  "create-postgres": { calls: 20, windowSeconds: hour },
  "update-service": { calls: 10, windowSeconds: minute, perPath: true },
  "create-deploy": { calls: 10, windowSeconds: minute, perPath: true },
  "suspend-service": { calls: 10, windowSeconds: minute, perPath: true },
  "resume-service": { calls: 10, windowSeconds: minute, perPath: true },
  "scale-service": { calls: 10, windowSeconds: minute, perPath: true },
  "create-custom-domain": { calls: 50, windowSeconds: hour },
  "refresh-custom-domain": { calls: 50, windowSeconds: hour },
  "post-job": { calls: 100, windowSeconds: minute },
  "list-logs": { calls: 30, windowSeconds: minute },
};
const reads: Limit = { name: "reads", calls: 400, windowSeconds: minute };
const writes: Limit = { name: "writes", calls: 100, windowSeconds: minute };

/** What a call finds in its bucket, as the Ratelimit headers say it. */
export interface Allowance {
  exceeded: boolean;
  limit: number;
  remaining: number;
  /** Until the window ends. */
  resetSeconds: number;
}

/** Counters in fixed windows of the world's clock, one per limit (or per limit and path). */
export class RateLimits {
  readonly #world: World;
  readonly #enforced: boolean;
  #windows = new Map<string, { start: number; used: number }>();

  constructor(world: World, enforced: boolean) {
    this.#world = world;
    this.#enforced = enforced;
  }

  /** Counts a call. `path` is the path as requested, with its ids. */
  count(operation: Operation, path: string): Allowance {
    const limit = limitOf(operation);
    const key = limit.perPath ? `${limit.name} ${path}` : limit.name;
    const now = this.#world.now();
    const lengthMs = limit.windowSeconds * 1000;
    let window = this.#windows.get(key);
    // A clock that went back belongs to a world that was reset.
    if (!window || now >= window.start + lengthMs || now < window.start) {
      window = { start: now, used: 0 };
      this.#windows.set(key, window);
    }
    window.used++;
    const calls = this.#enforced ? limit.calls : unlimited;
    return {
      exceeded: window.used > calls,
      limit: calls,
      remaining: Math.max(0, calls - window.used),
      resetSeconds: Math.ceil((window.start + lengthMs - now) / 1000),
    };
  }
}

function limitOf(operation: Operation): Limit {
  const own = limits[operation.id];
  if (own) return { name: operation.id, ...own };
  return operation.method === "GET" ? reads : writes;
}
