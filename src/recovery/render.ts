import { settingsOf } from "../config/settings.ts";
import type { EnvironmentSpec } from "../config/spec.ts";
import { createRender, type Render } from "../render/client/client.ts";
import { readSettings } from "../render/client/settings.ts";
import { findServices } from "../render/providers/shared-reads.ts";
import { findKeyValues, findPostgres } from "../render/providers/stores.ts";
import { candidatesOf } from "./databases.ts";
import type { Blind } from "./questions.ts";

/** Ids of what Render holds, by name; of a name that is there twice, all of them. */
export interface RenderSurvey {
  services: Record<string, string[]>;
  keyValues: Record<string, string[]>;
  postgres: Record<string, string[]>;
  blind: Blind[];
}

/** Looks in Render's workspace for services and stores of the environments' names. */
export async function surveyRender(
  project: string,
  specs: readonly EnvironmentSpec[],
  env: NodeJS.ProcessEnv,
): Promise<RenderSurvey> {
  const services = specs.flatMap((spec) => spec.services.map(({ name }) => name));
  const keyValues = specs.flatMap(({ redis }) => (redis?.own ? [redis.name] : []));
  const postgres = candidatesOf(specs).flatMap(({ what, name }) =>
    what === "render postgres" ? [name] : [],
  );
  const nothing = { services: {}, keyValues: {}, postgres: {}, blind: [] };
  if (services.length + keyValues.length + postgres.length === 0) return nothing;
  try {
    const settings = readSettings((key) => settingsOf(project, key)[0], env);
    const render = createRender(settings);
    return {
      services: await idsByName(findServices, render, services),
      keyValues: await idsByName(findKeyValues, render, keyValues),
      postgres: await idsByName(findPostgres, render, postgres),
      blind: [],
    };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { ...nothing, blind: [{ what: "Render", why }] };
  }
}

type Find = (render: Render, names: string[]) => Promise<Map<string, { id: string }[]>>;

async function idsByName(
  find: Find,
  render: Render,
  names: string[],
): Promise<Record<string, string[]>> {
  // Without a name Render would list everything.
  if (names.length === 0) return {};
  const found = await find(render, names);
  return Object.fromEntries([...found].map(([name, all]) => [name, all.map(({ id }) => id)]));
}

/** Lines and notes of one environment about its services and its Redis. */
export function renderLines(spec: EnvironmentSpec, { services, keyValues }: RenderSurvey) {
  const environment: Record<string, Record<string, unknown>> = {};
  const notes: string[] = [];
  const take = (name: string, ids: string[] = [], paste: (id: string) => void) => {
    const [only] = ids;
    if (only !== undefined && ids.length === 1) paste(only);
    if (ids.length > 1)
      notes.push(`${name} exists ${ids.length} times on Render: ${ids.join(", ")}`);
  };
  for (const { key, name } of spec.services) {
    take(name, services[name], (adopt) => {
      environment["services"] = { ...environment["services"], [key]: { adopt } };
    });
  }
  if (spec.redis?.own) {
    const { name } = spec.redis;
    take(name, keyValues[name], (adopt) => {
      environment["redis"] = { adopt };
    });
  }
  return { environment, notes };
}
