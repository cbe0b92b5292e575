import type { compose } from "./compose.ts";
import type { ServiceType } from "./services/kinds.ts";

/**
 * One environment, complete: every name computed, every default filled in, every reference parsed
 * and known to exist, every fact concluded. What the component builds; it decides nothing more.
 */
export type EnvironmentSpec = ReturnType<typeof compose>;

export type FrontendSpec = EnvironmentSpec["frontends"][number];
export type ServiceSpec = EnvironmentSpec["services"][number];
export type ServiceSpecOf<Type extends ServiceType> = ServiceSpec & {
  service: Extract<ServiceSpec["service"], { type: Type }>;
};
export type RedisSpec = NonNullable<EnvironmentSpec["redis"]>;
