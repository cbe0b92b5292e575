import { z } from "zod";
import type { EnvironmentSpec } from "../../config/spec.ts";
import type { StateResource } from "../../engine/pulumi.ts";
import type { PartFacts } from "./facts.ts";

/** Of a stack's outputs, what a map shows. Anything secret in them is still encrypted. */
const outputsSchema = z.object({
  services: z.record(z.string(), z.object({ id: z.string(), url: z.string().nullable() })),
  frontends: z.record(z.string(), z.object({ url: z.string(), projectId: z.string() })),
  database: z.object({ host: z.string().nullable() }).nullable(),
});

/** Addresses of an environment's parts, and their pages at the vendors, by what its state has. */
export function factsFromState(
  spec: EnvironmentSpec,
  resources: readonly StateResource[],
  team: string | undefined,
): Record<string, PartFacts> {
  const stack = resources.find(({ type }) => type === "pulumi:pulumi:Stack");
  const outputs = outputsSchema.safeParse(stack?.outputs).data;
  const services = Object.entries(outputs?.services ?? {}).map(
    ([key, { id, url }]): [part: string, facts: PartFacts] => [
      `services.${key}`,
      { ...(url !== null && { address: url }), ...dashboardOf(resources, (one) => one.id === id) },
    ],
  );
  const frontends = Object.entries(outputs?.frontends ?? {}).map(
    ([key, { url, projectId }]): [part: string, facts: PartFacts] => [
      `frontends.${key}`,
      { address: url, ...projectPage(resources, projectId, team) },
    ],
  );
  const host = outputs?.database?.host;
  return {
    ...Object.fromEntries([...services, ...frontends]),
    database: { ...(host && { address: host }), ...databasePage(spec, resources) },
    redis: dashboardOf(resources, ({ type }) => type === "pulumi-nodejs:dynamic/render:KeyValue"),
  };
}

/** Render tells the page of each of its things. */
function dashboardOf(
  resources: readonly StateResource[],
  isIt: (resource: StateResource) => boolean,
): { dashboard?: string } {
  const dashboard = resources.find(isIt)?.outputs?.["dashboardUrl"];
  return typeof dashboard === "string" ? { dashboard } : {};
}

/** Vercel's pages go by the names of team and project; a team known by its id alone has none here. */
function projectPage(
  resources: readonly StateResource[],
  projectId: string,
  team: string | undefined,
): { dashboard?: string } {
  const project = resources.find(
    ({ type, id }) => type === "vercel:index/project:Project" && id === projectId,
  );
  const name = project?.outputs?.["name"];
  if (typeof name !== "string" || team === undefined || team.startsWith("team_")) return {};
  return { dashboard: `https://vercel.com/${team}/${name}` };
}

function databasePage(
  { database }: EnvironmentSpec,
  resources: readonly StateResource[],
): { dashboard?: string } {
  const cluster = resources.find(
    ({ type }) => type === "mongodbatlas:index/advancedCluster:AdvancedCluster",
  );
  if (database?.vendor !== "mongodbatlas" || cluster === undefined) {
    return dashboardOf(resources, ({ type }) => type === "pulumi-nodejs:dynamic/render:Postgres");
  }
  const { name, projectId } = cluster.outputs ?? {};
  return {
    dashboard: `https://cloud.mongodb.com/v2/${projectId}#/clusters/detail/${name}`,
  };
}
