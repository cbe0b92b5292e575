import { z } from "zod";
import { poll } from "../render/providers/polling.ts";
import type { Clock } from "../shared/clock.ts";
import { UserError } from "../shared/errors.ts";
import { placeOf } from "../vendors/address.ts";
import { atlas } from "../vendors/atlas.ts";
import { ask, patch, Unreachable, type VendorResponse } from "../vendors/http.ts";
import type { Switch, Vendors } from "./switch.ts";

/** Atlas's API on behalf of one service account, for an hour. */
export interface AtlasSession {
  clock: Clock;
  get(path: string): Promise<VendorResponse>;
  patch(path: string, body: object): Promise<VendorResponse>;
}

const tokenSchema = z.object({ access_token: z.string() });

/** Signs in with the service account of this process's environment. */
export async function openAtlas(env: NodeJS.ProcessEnv, clock: Clock): Promise<AtlasSession> {
  const [id, secret] = atlas.credentials.map(({ variable }) => {
    const value = env[variable];
    if (value) return value;
    throw new UserError(`MongoDB Atlas cannot be called: ${variable} is not set.`);
  });
  const base = placeOf(atlas.address, atlas.key, env);
  const basic = Buffer.from(`${id}:${secret}`).toString("base64");
  const { status, body, words } = await reached(
    ask(
      `${base}/api/oauth/token`,
      { authorization: `Basic ${basic}` },
      { grant_type: "client_credentials" },
    ),
  );
  const token = tokenSchema.safeParse(body).data?.access_token;
  if (status !== 200 || token === undefined) {
    throw new UserError(`MongoDB Atlas rejected the service account (${status}): ${words}`);
  }
  const headers = {
    authorization: `Bearer ${token}`,
    accept: "application/vnd.atlas.2024-08-05+json",
  };
  const at = (path: string) => `${base}/api/atlas/v2${path}`;
  return {
    clock,
    get: (path) => reached(ask(at(path), headers)),
    patch: (path, change) => reached(patch(at(path), headers, change)),
  };
}

async function reached(asked: Promise<VendorResponse>): Promise<VendorResponse> {
  return await asked.catch((error: unknown) => {
    if (error instanceof Unreachable) throw new UserError(`MongoDB Atlas: ${error.message}`);
    throw error;
  });
}

const clusterSchema = z.object({ paused: z.boolean(), stateName: z.string() });

/** A cluster needs minutes to come back; three hours were the longest seen. */
const pace = { firstMs: 2000, growth: 1.5, longestMs: 30_000, boundMs: 180 * 60_000 };

/** What Atlas's refusals mean for whoever wants to save money tonight. */
const advice: Record<string, string> = {
  CANNOT_PAUSE_RECENTLY_RESUMED_CLUSTER:
    "A cluster that was resumed can be paused again after 60 minutes: run the command again then.",
};

export function clusterSwitch(vendors: Vendors, project: string, name: string): Switch {
  const path = `/groups/${project}/clusters/${encodeURIComponent(name)}`;
  const read = async () => {
    const { status, body, words } = await (await vendors.atlas()).get(path);
    if (status === 200) return clusterSchema.parse(body);
    throw new UserError(`Could not read cluster "${name}": Atlas answered ${status}: ${words}`);
  };
  const set = async (paused: boolean) => {
    const session = await vendors.atlas();
    const { status, body, words } = await session.patch(path, { paused });
    if (status !== 200) {
      const code = z.object({ errorCode: z.string() }).safeParse(body).data?.errorCode ?? "";
      const doing = paused ? "pause" : "resume";
      const next = advice[code] ?? "";
      throw new UserError(
        `Could not ${doing} cluster "${name}": Atlas answered ${status} ${code}: ${words} ${next}`.trim(),
      );
    }
    const settled = await poll(session.clock, pace, async () => {
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
