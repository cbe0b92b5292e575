import { z } from "zod";
import { answerOf } from "../vendors/asked.ts";
import { withQuery } from "../vendors/pages.ts";
import { vercel } from "../vendors/vercel.ts";
import { type Log, lastOf, type Thing } from "./model.ts";

const events = z.object({
  events: z.array(
    z.object({
      type: z.string().default(""),
      createdAt: z.number(),
      user: z.object({ email: z.string().nullish(), username: z.string().nullish() }).nullish(),
      payload: z.unknown().optional(),
    }),
  ),
});

/** Which kinds of events are about a kind of thing: all of a project's name its id. */
const kinds: Readonly<Record<string, RegExp>> = {
  "vercel:index/project:Project": /^project(?!-(?:domain|env))/,
  "vercel:index/projectDomain:ProjectDomain": /domain|alias/,
  "vercel:index/projectEnvironmentVariable:ProjectEnvironmentVariable": /env/,
  "vercel:index/deploymentProtectionException:DeploymentProtectionException": /protection|alias/,
};

/**
 * The team's activity, on every plan. Source: vercel.com/docs/rest-api, "List User Events" (A); what a
 * payload holds is said nowhere: a thing is looked for by its id or name among all that it holds. Certainty: C.
 */
export const vercelLog: Log = {
  vendor: vercel,
  prefix: "vercel:",
  async read({ team, env }) {
    const scope = team?.startsWith("team_") ? { teamId: team } : { slug: team };
    const path = withQuery("/v3/events?limit=100&withPayload=true", scope);
    const { events: rows } = await answerOf(vercel, path, env, events);
    return rows.map(({ type, createdAt, user, payload }) => ({
      who: user?.email ?? user?.username ?? "somebody who is no longer in the team",
      at: new Date(createdAt).toISOString(),
      isAbout: (thing) => kinds[thing.type]?.test(type) === true && names(payload, thing),
    }));
  },
};

function names(payload: unknown, thing: Thing): boolean {
  if (typeof payload !== "object" || payload === null) {
    return (
      payload === lastOf(thing.id) || (payload === thing.inputs["domain"] && payload !== undefined)
    );
  }
  return Object.values(payload).some((inner) => names(inner, thing));
}
