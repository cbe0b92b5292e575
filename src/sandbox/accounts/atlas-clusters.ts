import { type Context, Hono } from "hono";
import { clusterType, isDedicated, sizeOf } from "../providers/atlas/cluster.ts";
import { rows } from "../providers/lookup.ts";
import type { Row, World } from "../world.ts";

/** Source of the limits below: https://www.mongodb.com/docs/atlas/pause-terminate-cluster/ */
const restMs = 60 * 60_000;
const longestPauseMs = 30 * 24 * 60 * 60_000;

/**
 * Clusters as Atlas's API shows, pauses and resumes them: from M10 on, not within an hour after the
 * last resume, for 30 days at most. Sure of the rules and of the codes, not of the words.
 */
export function atlasClusters(world: World): Hono {
  const app = new Hono();
  app.get("/:project/clusters/:cluster", (context) => {
    const cluster = find(world, context);
    return cluster === undefined ? unknown(context) : context.json(answerOf(cluster));
  });
  app.patch("/:project/clusters/:cluster", async (context) => {
    const cluster = find(world, context);
    if (cluster === undefined) return unknown(context);
    const { paused } = await context.req.json<{ paused?: boolean }>();
    const refusal = paused === undefined ? undefined : setPaused(world, cluster, paused);
    world.recordCall(
      "mongodbatlas",
      "PATCH /groups/{groupId}/clusters/{clusterName}",
      refusal?.status ?? 200,
    );
    if (refusal === undefined) return context.json(answerOf(cluster));
    const { status, errorCode, detail } = refusal;
    return context.json({ error: status, errorCode, detail }, status);
  });
  return app;
}

/** When a cluster was last paused and resumed, by the world's clock; not part of what it is. */
interface Pauses {
  pausedAt?: number;
  resumedAt?: number;
}

const pausesOf = (world: World, cluster: Row): Pauses => {
  const table = world.table<Pauses>("atlas/pauses");
  const key = `${cluster["projectId"]}-${cluster["name"]}`;
  table[key] ??= {};
  return table[key];
};

function find(world: World, context: Context): Row | undefined {
  const { project, cluster: name } = context.req.param() as { project: string; cluster: string };
  const cluster = rows(world, clusterType).find(
    (row) => row["projectId"] === project && row["name"] === name,
  );
  if (cluster?.["paused"] === true) resumeByItself(world, cluster);
  return cluster;
}

/** Nobody resumed it within 30 days: Atlas does. */
function resumeByItself(world: World, cluster: Row): void {
  const pauses = pausesOf(world, cluster);
  if (world.now() - (pauses.pausedAt ?? world.now()) < longestPauseMs) return;
  cluster["paused"] = false;
  pauses.resumedAt = world.now();
  world.touch();
}

interface Refusal {
  status: 400 | 409;
  errorCode: string;
  detail: string;
}

function setPaused(world: World, cluster: Row, paused: boolean): Refusal | undefined {
  const pauses = pausesOf(world, cluster);
  if (paused === (cluster["paused"] === true)) return undefined;
  if (!isDedicated(cluster)) {
    const detail = `A cluster of size ${sizeOf(cluster)} cannot be paused.`;
    return { status: 400, errorCode: "CANNOT_PAUSE_TENANT_CLUSTER", detail };
  }
  if (paused && world.now() - (pauses.resumedAt ?? -restMs) < restMs) {
    const detail = "The cluster was resumed less than 60 minutes ago and cannot be paused yet.";
    return { status: 409, errorCode: "CANNOT_PAUSE_RECENTLY_RESUMED_CLUSTER", detail };
  }
  cluster["paused"] = paused;
  pauses[paused ? "pausedAt" : "resumedAt"] = world.now();
  world.touch();
  return undefined;
}

function answerOf(cluster: Row): object {
  return {
    id: cluster["clusterId"],
    name: cluster["name"],
    groupId: cluster["projectId"],
    paused: cluster["paused"] === true,
    stateName: cluster["stateName"],
  };
}

function unknown(context: Context): Response {
  const { project, cluster } = context.req.param() as { project: string; cluster: string };
  const detail = `No cluster named ${cluster} exists in group ${project}.`;
  return context.json({ error: 404, errorCode: "CLUSTER_NOT_FOUND", detail }, 404);
}
