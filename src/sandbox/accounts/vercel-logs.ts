import type { Hono } from "hono";
import type { World } from "../world.ts";

/**
 * The build log of a deployment. Fields as in vercel/sdk (2026-08), where an event has its text in its
 * payload; not sure of what a build writes.
 */
export function vercelLogs(app: Hono, world: World): void {
  app.get("/v3/deployments/:id/events", (context) => {
    const id = context.req.param("id");
    const deployment = world.table("vercel:index/deployment:Deployment")[id];
    if (deployment === undefined) {
      const error = { code: "not_found", message: "The deployment could not be found." };
      return context.json({ error }, 404);
    }
    const since = Number(context.req.query("since") ?? 0);
    const created = world.now();
    const lines = [
      `Cloning the branch ${deployment["ref"]}`,
      "Build Completed",
      "Deployment completed",
    ];
    const events = lines.map((text, serial) => ({
      type: "stdout",
      created,
      payload: { id: `${id}-${serial}`, deploymentId: id, text, date: created },
    }));
    return context.json(since > created ? [] : events);
  });
}
