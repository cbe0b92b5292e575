import type { ResourceKind } from "../render/resource.ts";
import { type KindChanges, ours } from "./outcome.ts";
import { others } from "./render/others.ts";
import { services } from "./render/services.ts";
import { stores } from "./render/stores.ts";

/** By kind: one forgotten does not compile. */
const kinds: Record<ResourceKind, KindChanges> = { ...services, ...stores, ...others };

/** Inputs that steer this program, of any kind; Render has no place for them. */
const steering = [
  "adopt",
  "allowReplace",
  "firstEnvironment",
  "managedBy",
  "mayBeSuspended",
  "variablesMode",
  "waitForVerification",
];

function withSteering(changes: KindChanges): KindChanges {
  const own = steering.filter((name) => Object.hasOwn(changes.inputs, name));
  const unseen = { ...changes.unseen, ...Object.fromEntries(own.map((name) => [name, ours])) };
  return { ...changes, unseen };
}

/** By type of resource. */
export const render: Record<string, KindChanges> = Object.fromEntries(
  Object.entries(kinds).map(([kind, changes]) => [
    `pulumi-nodejs:dynamic/render:${kind}`,
    withSteering(changes),
  ]),
);
