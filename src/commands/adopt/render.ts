import type { EnvironmentSpec } from "../../config/spec.ts";
import { answer, createRender, type Render } from "../../render/client/client.ts";
import { allItems, pageSize } from "../../render/client/pages.ts";
import { readSettings } from "../../render/client/settings.ts";
import { findServices } from "../../render/providers/shared-reads.ts";
import { settingsOf } from "../doctor/settings.ts";
import type { Blind } from "./questions.ts";

/** Ids of what Render holds, by name; of a name that is there twice, all of them. */
export interface RenderFindings {
  services: Record<string, string[]>;
  keyValues: Record<string, string[]>;
  blind: Blind[];
}

/** Looks in Render's workspace for services and Redis stores of the environments' names. */
export async function surveyRender(
  project: string,
  specs: readonly EnvironmentSpec[],
  env: NodeJS.ProcessEnv,
): Promise<RenderFindings> {
  const services = specs.flatMap((spec) => spec.services.map(({ name }) => name));
  const stores = specs.flatMap(({ redis }) => (redis?.own ? [redis.name] : []));
  if (services.length + stores.length === 0) return { services: {}, keyValues: {}, blind: [] };
  try {
    const settings = readSettings((key) => settingsOf(project, key)[0], env);
    const render = createRender(settings);
    const found =
      services.length > 0
        ? await findServices(render, services)
        : new Map<string, { id: string }[]>();
    return {
      services: Object.fromEntries([...found].map(([name, all]) => [name, idsOf(all)])),
      keyValues: stores.length > 0 ? await findStores(render, stores) : {},
      blind: [],
    };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { services: {}, keyValues: {}, blind: [{ what: "Render", why }] };
  }
}

async function findStores({ http, ownerId }: Render, names: string[]) {
  const filter = { ownerId: [ownerId], name: names, limit: pageSize };
  const found = await allItems((cursor) => {
    const call = http.GET("/key-value", { params: { query: { ...filter, cursor } } });
    return answer(`look for Key Value stores named ${names.join(", ")}`, call);
  });
  const byName = Map.groupBy(
    found.map(({ keyValue }) => keyValue),
    ({ name }) => name,
  );
  return Object.fromEntries([...byName].map(([name, all]) => [name, idsOf(all)]));
}

function idsOf(things: { id: string }[]): string[] {
  return things.map(({ id }) => id);
}

/** Lines and notes of one environment about what Render holds. */
export function renderLines(spec: EnvironmentSpec, { services, keyValues }: RenderFindings) {
  const environment: Record<string, Record<string, unknown>> = {};
  const notes: string[] = [];
  const take = (name: string, ids: string[] = [], paste: (id: string) => void) => {
    const [only] = ids;
    if (only !== undefined && ids.length === 1) paste(only);
    if (ids.length > 1)
      notes.push(`${name} is there ${ids.length} times at Render: ${ids.join(", ")}`);
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
