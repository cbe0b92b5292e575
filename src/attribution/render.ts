import { z } from "zod";
import { answerOf, NotAsked } from "../vendors/asked.ts";
import { render } from "../vendors/render.ts";
import type { Log } from "./model.ts";

const entry = z.object({
  timestamp: z.string(),
  status: z.string(),
  actor: z.object({
    type: z.string(),
    email: z.string().nullish(),
    id: z.string().nullish(),
  }),
  metadata: z.record(z.string(), z.string()).default({}),
});

/** Beside a cursor under their noun, as Render's other lists are. */
const entries = z.array(z.object({ auditLog: entry }));

/**
 * The workspace's audit log: plans above Hobby, keys of admins. Source: render.com/docs/audit-logs and
 * the published schema of `GET /owners/{ownerId}/audit-logs` (2026-07). Assumed: that its metadata names
 * a thing by its id, and that the newest come first. Certainty: B.
 */
export const renderLog: Log = {
  vendor: render,
  prefix: "pulumi-nodejs:dynamic/render:",
  async read({ env }) {
    const owner = env["RENDER_OWNER_ID"];
    if (!owner) throw new NotAsked("Render: RENDER_OWNER_ID is not set");
    const rows = await answerOf(render, `/owners/${owner}/audit-logs?limit=100`, env, entries);
    return rows
      .filter(({ auditLog: { status } }) => status === "success")
      .map(({ auditLog: { timestamp, actor, metadata } }) => ({
        who: actor.email ?? actor.id ?? actor.type,
        at: timestamp,
        isAbout: ({ id }) => Object.values(metadata).includes(id),
      }));
  },
};
