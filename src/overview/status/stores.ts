import { z } from "zod";
import type { StateResource } from "../../engine/pulumi.ts";
import { askVendor } from "../../vendors/asked.ts";
import { atlas } from "../../vendors/atlas.ts";
import { render } from "../../vendors/render.ts";
import type { PartStatus } from "./model.ts";

const storeSchema = z.object({ status: z.string() });

/** Of a Flex cluster Atlas says nothing of pauses: there are none. */
const clusterSchema = z.object({ stateName: z.string(), paused: z.boolean().default(false) });

const kept = "pulumi-nodejs:dynamic/render:";
const clusterType = "mongodbatlas:index/advancedCluster:AdvancedCluster";

/** What the vendors say of an environment's own database and Redis, as they are in its state. */
export function storeStatuses(
  resources: readonly StateResource[],
  env: NodeJS.ProcessEnv,
): Promise<PartStatus>[] {
  const of = (type: string) => resources.filter((resource) => resource.type === type);
  return [
    ...of(`${kept}Postgres`).map(({ id }) => renderStore("database", `/postgres/${id}`, env)),
    ...of(clusterType).map((cluster) => clusterStatus(cluster, env)),
    ...of(`${kept}KeyValue`).map(({ id }) => renderStore("redis", `/key-value/${id}`, env)),
  ];
}

async function renderStore(
  part: string,
  path: string,
  env: NodeJS.ProcessEnv,
): Promise<PartStatus> {
  const { status } = storeSchema.parse(await askVendor(render, path, env));
  return { part, vendor: "Render", state: status, ok: status === "available" };
}

/** A cluster that is being changed goes on answering. Source: Atlas's API, "stateName". */
async function clusterStatus(
  { outputs = {} }: StateResource,
  env: NodeJS.ProcessEnv,
): Promise<PartStatus> {
  const list = isFlex(outputs) ? "flexClusters" : "clusters";
  const name = encodeURIComponent(String(outputs["name"]));
  const path = `/api/atlas/v2/groups/${outputs["projectId"]}/${list}/${name}`;
  const { stateName, paused } = clusterSchema.parse(await askVendor(atlas, path, env));
  return {
    part: "database",
    vendor: "MongoDB Atlas",
    state: paused ? "paused" : stateName.toLowerCase(),
    ok: !paused && (stateName === "IDLE" || stateName === "UPDATING"),
  };
}

function isFlex(outputs: Record<string, unknown>): boolean {
  return JSON.stringify(outputs["replicationSpecs"] ?? []).includes('"providerName":"FLEX"');
}
