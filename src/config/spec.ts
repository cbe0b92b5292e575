import type { compose } from "./compose.ts";

/**
 * One environment, complete: every name computed, every default filled in, every reference parsed
 * and known to exist, every fact concluded. What the component builds; it decides nothing more.
 */
export type EnvironmentSpec = ReturnType<typeof compose>;

export type FrontendSpec = EnvironmentSpec["frontends"][number];
export type ServiceSpec = EnvironmentSpec["services"][number];
export type RedisSpec = NonNullable<EnvironmentSpec["redis"]>;
