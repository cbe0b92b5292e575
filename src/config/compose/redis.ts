import type { EnvironmentConfig } from "../environment.ts";
import { names } from "../names.ts";
import type { Platform } from "../platform.ts";

/** The Redis of one environment: its own, that of a stack, or one whose address is a secret. */
export function composeRedis(platform: Platform, stack: string, given: EnvironmentConfig["redis"]) {
  if (platform.redis === undefined) return undefined;
  if ("sharedFrom" in given) return { own: false as const, stack: given.sharedFrom };
  if ("external" in given) return { own: false as const, stack: undefined, secret: given.external };
  return {
    own: true as const,
    name: given.name ?? names.redis(platform.name, stack),
    plan: given.plan,
    maxmemoryPolicy: platform.redis.maxmemoryPolicy,
    ipAllowList: given.ipAllowList,
    adopt: given.adopt,
  };
}
