import { z } from "zod";
import type { Clock } from "../shared/clock.ts";
import { UserError } from "../shared/errors.ts";
import { poll } from "../shared/poll.ts";
import { askVendor, changeAtVendor, NotAsked } from "../vendors/asked.ts";
import { atlas } from "../vendors/atlas.ts";
import type { Switch } from "./switch.ts";

const clusterSchema = z.object({ paused: z.boolean(), stateName: z.string() });

/** A cluster needs minutes to come back; three hours were the longest seen. */
const pace = { firstMs: 2000, growth: 1.5, longestMs: 30_000, boundMs: 180 * 60_000 };

/** What Atlas's refusals mean for whoever wants to save money tonight. */
const advice: Record<string, string> = {
  CANNOT_PAUSE_RECENTLY_RESUMED_CLUSTER:
    "A cluster that was resumed can be paused again after 60 minutes: run the command again then.",
};

/** A cluster by its project and name. Each call signs in anew: a wait outlasts Atlas's sessions. */
export function clusterSwitch(
  { env, clock }: { env: NodeJS.ProcessEnv; clock: Clock },
  project: string,
  name: string,
): Switch {
  const path = `/api/atlas/v2/groups/${project}/clusters/${encodeURIComponent(name)}`;
  const read = async () =>
    clusterSchema.parse(
      await askVendor(atlas, path, env).catch((error: unknown) => {
        if (!(error instanceof NotAsked)) throw error;
        throw new UserError(`Could not read cluster "${name}": ${error.message}`);
      }),
    );
  const set = async (paused: boolean) => {
    await change(path, name, paused, env);
    const settled = await poll(clock, pace, async () => {
      const cluster = await read();
      return (cluster.paused === paused && cluster.stateName === "IDLE") || undefined;
    });
    if (settled) return;
    throw new UserError(
      `Cluster "${name}" is not ${paused ? "paused" : "back"} after three hours.`,
    );
  };
  return {
    isSuspended: async () => (await read()).paused,
    suspend: () => set(true),
    resume: () => set(false),
  };
}

async function change(
  path: string,
  name: string,
  paused: boolean,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const doing = paused ? "pause" : "resume";
  const { status, body, words } = await changeAtVendor(atlas, "PATCH", path, env, { paused }).catch(
    (error: unknown) => {
      if (!(error instanceof NotAsked)) throw error;
      throw new UserError(`Could not ${doing} cluster "${name}": ${error.message}`);
    },
  );
  if (status === 200) return;
  const code = z.object({ errorCode: z.string() }).safeParse(body).data?.errorCode ?? "";
  throw new UserError(
    `Could not ${doing} cluster "${name}": Atlas answered ${status} ${code}: ${words} ${advice[code] ?? ""}`.trim(),
  );
}
