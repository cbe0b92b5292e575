import { cron } from "./cron.ts";
import type { ServiceKind } from "./kind.ts";
import { privateService } from "./private.ts";
import { staticSite } from "./static.ts";
import { web } from "./web.ts";
import { worker } from "./worker.ts";

/** The types of services the platform knows: one line each, and no other place here names them. */
export const serviceKinds = [web, privateService, worker, cron, staticSite] as const;

type Kind = (typeof serviceKinds)[number];

export type ServiceType = Kind["type"];

/** Names of what can be referred to of a service of that type: `url`, `internalHost`. */
export type ServiceReference<Type extends ServiceType> = keyof Extract<
  Kind,
  { type: Type }
>["references"] &
  string;

/** All that is known of a type. */
export function serviceKind({ type }: { type: ServiceType }): ServiceKind {
  return serviceKinds.find((kind) => kind.type === type) as ServiceKind;
}
