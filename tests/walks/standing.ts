import { loadFromFiles } from "../../src/config/load-from-files.ts";
import { placeholders } from "../../src/rehearsal/prepare-stacks.ts";
import { type Stage, tables } from "../rehearsal/stage.ts";
import { add, merged, nothing, type Row, type Standing, settings } from "./world.ts";

/** What the sandbox's vendors hold for each stack; whose a thing is, the engine's state tells by its id. */
export async function standing(stage: Stage, stacks: string[]): Promise<Record<string, Standing>> {
  const { environments } = loadFromFiles(stage.cwd);
  const made: Record<string, Standing> = {};
  for (const stack of stacks) {
    const found = nothing();
    for (const { type, id } of await stage.resources(stack)) {
      const row = id === undefined ? undefined : stage.sandbox.world.state()[type]?.[id];
      if (row !== undefined) add(found, type, row);
      else if (type.startsWith("pulumi-nodejs:") && id !== undefined) addRender(found, stage, id);
    }
    for (const [, secret] of placeholders(environments.get(stack))) {
      if (!secret.startsWith("pk_")) found.secrets.push(secret);
    }
    made[stack] = found;
  }
  return made;
}

function addRender(found: Standing, stage: Stage, id: string): void {
  const held = (table: string) => stage.sandbox.world.state()[table] as Record<string, Row>;
  const redis = held(tables.keyValues)?.[id];
  if (redis !== undefined) found.redisNames.push(String(redis["name"]));
  const domain = held(tables.customDomains)?.[id];
  if (domain !== undefined) found.apiHosts.push(String(domain["name"]));
  const group = held(tables.envGroups)?.[id];
  // Generated values are long and of letters and digits alone.
  const generated = variablesOf(group).filter(({ value }) => /^[A-Za-z0-9]{48,}$/.test(value));
  found.secrets.push(...generated.map(({ value }) => value));
  const service = held(tables.services)?.[id];
  if (service !== undefined) addService(found, service, held);
}

function addService(
  found: Standing,
  service: Row,
  held: (table: string) => Record<string, Row>,
): void {
  const place = `render ${service["name"]}`;
  const id = String(service["id"]);
  found.serviceNames.push(String(service["slug"]));
  found.apiHosts.push(`${service["slug"]}.onrender.com`);
  const own = settings(place, held("render/env-vars")?.[id]);
  const groups = Object.values(held(tables.envGroups) ?? {}).filter(({ serviceIds }) =>
    (serviceIds as string[]).includes(id),
  );
  const shared = groups.flatMap(variablesOf).map((one) => ({ ...one, place }));
  found.processes.push(merged(own, shared));
  const details = service["serviceDetails"] as {
    envSpecificDetails?: Row;
    preDeployCommand?: string;
  };
  const { preDeployCommand = "", envSpecificDetails = {} } = details;
  found.commands.push(...settings(place, { ...envSpecificDetails, preDeployCommand }));
}

function variablesOf(group: Row | undefined) {
  const variables = (group?.["envVars"] ?? []) as { key: string; value: string }[];
  return variables.map(({ key, value }) => ({ place: "render group", name: key, value }));
}
