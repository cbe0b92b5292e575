import type { ResourceKind } from "../render/resource.ts";
import type { KindChanges } from "./outcome.ts";
import { others } from "./render/others.ts";
import { services } from "./render/services.ts";
import { stores } from "./render/stores.ts";

/** By kind: one forgotten does not compile. */
const kinds: Record<ResourceKind, KindChanges> = { ...services, ...stores, ...others };

/** By type of resource. */
export const render: Record<string, KindChanges> = Object.fromEntries(
  Object.entries(kinds).map(([kind, changes]) => [`pulumi-nodejs:dynamic/render:${kind}`, changes]),
);
