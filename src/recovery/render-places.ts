import { settingsOf } from "../config/settings.ts";
import { createRender, type Render } from "../render/client/client.ts";
import { readSettings } from "../render/client/settings.ts";
import { isEmpty } from "../render/providers/containers.ts";
import { findProjects } from "../render/providers/project.ts";
import { findServices, listEnvironments } from "../render/providers/shared-reads.ts";
import { findKeyValues, findPostgres } from "../render/providers/stores.ts";
import { isUnknown } from "../render/providers/values.ts";
import type { Creation } from "./preview.ts";
import type { Blind } from "./questions.ts";

/** A project or an environment of Render that the next `up` would make although it is there. */
export interface FoundPlace {
  creation: Creation;
  id: string;
  /** Whether what is in it shows that it is this stack's own. */
  isOurs: boolean;
}

const prefix = "pulumi-nodejs:dynamic/render:";

/**
 * Looks for the stack's project and environment on Render. All else of Render is recognised by the
 * next `up` itself, because it stands in that environment.
 */
export async function findPlaces(
  { project, env }: { project: string; env: NodeJS.ProcessEnv },
  creations: readonly Creation[],
): Promise<{ places: FoundPlace[]; blind: Blind[] }> {
  const [newProject] = creations.filter(({ type }) => type === `${prefix}Project`);
  const [newEnvironment] = creations.filter(({ type }) => type === `${prefix}Environment`);
  if (newEnvironment === undefined) return { places: [], blind: [] };
  try {
    const render = createRender(readSettings((key) => settingsOf(project, key)[0], env));
    const places = await look(render, newProject, newEnvironment, creations);
    return { places, blind: [] };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { places: [], blind: [{ what: "Render", why }] };
  }
}

async function look(
  render: Render,
  newProject: Creation | undefined,
  newEnvironment: Creation,
  creations: readonly Creation[],
): Promise<FoundPlace[]> {
  const { name, projectId } = newEnvironment.inputs;
  const projects = newProject
    ? (await findProjects(render, String(newProject.inputs["name"]))).map(({ id }) => id)
    : [projectId].filter((id) => !isUnknown(id)).map(String);
  const homes = await homesOf(render, creations);
  const found = projects.map(async (id): Promise<FoundPlace[]> => {
    const environments = await listEnvironments(render, id);
    // With nothing in it, the next `up` takes it over by itself.
    if (environments.every(isEmpty)) return [];
    const own = environments.find((one) => one.name === name);
    const isOurs = own !== undefined && homes.has(own.id);
    return [
      ...(newProject ? [{ creation: newProject, id, isOurs }] : []),
      ...(own ? [{ creation: newEnvironment, id: own.id, isOurs }] : []),
    ];
  });
  return (await Promise.all(found)).flat();
}

/** Ids of the environments in which things stand that have the names of this stack's own. */
async function homesOf(render: Render, creations: readonly Creation[]): Promise<Set<string>> {
  const namesOf = (...kinds: string[]) =>
    creations
      .filter(({ type }) => kinds.includes(type.replace(prefix, "")))
      .map(({ inputs }) => String(inputs["name"]));
  const services = namesOf(
    "WebService",
    "PrivateService",
    "BackgroundWorker",
    "CronJob",
    "StaticSite",
  );
  const found = await Promise.all([
    services.length > 0 ? findServices(render, services) : new Map(),
    namesOf("KeyValue").length > 0 ? findKeyValues(render, namesOf("KeyValue")) : new Map(),
    namesOf("Postgres").length > 0 ? findPostgres(render, namesOf("Postgres")) : new Map(),
  ]);
  const things: { environmentId?: string }[] = found.flatMap((byName) =>
    [...byName.values()].flat(),
  );
  return new Set(things.flatMap(({ environmentId }) => environmentId ?? []));
}
