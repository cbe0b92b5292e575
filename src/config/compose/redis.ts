import type { EnvironmentConfig } from "../environment.ts";
import { names } from "../names.ts";
import type { Platform } from "../platform.ts";

/** The Redis of one environment: its own, or the stack whose it uses. */
export function composeRedis(platform: Platform, stack: string, given: EnvironmentConfig["redis"]) {
  if (platform.redis === undefined) return undefined;
  if ("sharedFrom" in given) return { own: false as const, stack: given.sharedFrom };
  return {
    own: true as const,
    name: given.name ?? names.redis(platform.name, stack),
    plan: given.plan,
    maxmemoryPolicy: platform.redis.maxmemoryPolicy,
    ipAllowList: given.ipAllowList,
    adopt: given.adopt,
  };
}
