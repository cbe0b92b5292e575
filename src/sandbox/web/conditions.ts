import type { World } from "../world.ts";

/**
 * What is wrong at one host beyond what the vendors hold, for tests and for trying `infra verify`
 * out: rows of the world's table `web/conditions`, by host name.
 */
export interface Condition {
  /** Milliseconds of the world's clock at which it is over. Default: never. */
  until?: number;
  /** Its name does not resolve. */
  hidden?: boolean;
  /** Nobody takes its connections. */
  closed?: boolean;
  /** The certificate that it shows instead of its own. */
  certificate?: { names?: string[]; daysLeft?: number; stranger?: boolean };
  /** No certificate was issued to it. */
  bare?: boolean;
  /** Milliseconds that each of its answers takes. Default: none. */
  delayMs?: number;
  /** What it answers instead, at any path or at one; headers are added, and null takes one away. */
  answer?: {
    path?: string;
    status?: number;
    headers?: Record<string, string | null>;
    body?: string;
  };
}

/** The condition of a host, while it lasts. */
export function conditionOf(world: World, host: string): Condition {
  const found = world.table<Condition>("web/conditions")[host];
  if (found === undefined || (found.until ?? Number.POSITIVE_INFINITY) <= world.now()) return {};
  return found;
}
