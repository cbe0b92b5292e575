import { flushCompileCache } from "node:module";
import type { dynamic } from "@pulumi/pulumi";
import { createRender } from "./client/client.ts";
import { createClock } from "./client/fast-clock.ts";
import { type ConfigReader, readSettings } from "./client/settings.ts";
import type { Context } from "./providers/implementation.ts";
import { providers } from "./providers/kinds.ts";
import { SharedReads } from "./providers/shared-reads.ts";
import type { ResourceKind } from "./resource.ts";

// The engine kills this process when it is done, before Node would write what it has compiled.
flushCompileCache();

let shared: Context | undefined;

/**
 * The provider of one kind of resource, called by the text that resource.ts puts into state. All
 * kinds share one client in a process, so that they share budgets and list pages. Credentials are
 * asked for by the first call that needs them: checking and comparing work without. States call it
 * by this path and this name.
 */
export function provider(
  kind: ResourceKind,
  config: { get: ConfigReader },
): dynamic.ResourceProvider {
  return providers[kind](() => {
    shared ??= createContext(config);
    return shared;
  });
}

function createContext(config: { get: ConfigReader }): Context {
  const settings = readSettings((key) => config.get(key), process.env);
  const render = createRender(settings, { clock: createClock(process.env) });
  return { ...render, reads: new SharedReads(render) };
}
