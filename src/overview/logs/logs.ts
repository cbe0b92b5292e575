import { z } from "zod";
import { settingsOf } from "../../config/settings.ts";
import type { EnvironmentSpec, FrontendSpec, ServiceSpec } from "../../config/spec.ts";
import { type StateResource, stackResources } from "../../engine/pulumi.ts";
import { UserError } from "../../shared/errors.ts";
import { askVendor } from "../../vendors/asked.ts";
import { render } from "../../vendors/render.ts";
import { vercel } from "../../vendors/vercel.ts";
import { allEnvironments, chosenEnvironments } from "../environments.ts";
import { deploymentsPath, teamQuery } from "../status/parts.ts";

/** A line of a part's log. */
export interface LogLine {
  id: string;
  at: string;
  text: string;
}

/** Reads the lines since a time, by default the vendor's last hour, oldest first. */
export type ReadLog = (since: Date | undefined, limit: number) => Promise<LogLine[]>;

export interface LogOptions {
  project: string;
  stack: string;
  /** `services.api`, `frontends.web`, or the key alone. */
  part: string;
  env: NodeJS.ProcessEnv;
}

/** The log of one part of an environment: what a service writes, or what a page's build wrote. */
export async function openLog({ project, stack, part, env }: LogOptions): Promise<ReadLog> {
  const [spec] = chosenEnvironments(allEnvironments(project), [stack]);
  const { services, frontends } = spec!;
  const known = [
    ...services.map(({ key }) => `services.${key}`),
    ...frontends.map(({ key }) => `frontends.${key}`),
  ];
  const [name, ...more] = known.filter((each) => each === part || each.endsWith(`.${part}`));
  if (name === undefined || more.length > 0) {
    const problem = name === undefined ? "has no part" : "has more than one part";
    throw new UserError(`${stack} ${problem} "${part}" with a log (there is ${known.join(", ")}).`);
  }
  const service = services.find(({ key }) => name === `services.${key}`);
  if (service !== undefined) {
    return serviceLog(service, await stackResources({ cwd: project, stack, env }), env);
  }
  const frontend = frontends.find(({ key }) => name === `frontends.${key}`)!;
  return await buildLog(frontend, spec!, settingsOf(project, "vercel:team")[0], env);
}

const logsSchema = z.object({
  logs: z.array(z.object({ id: z.string(), message: z.string(), timestamp: z.string() })),
});

function serviceLog(
  { name }: ServiceSpec,
  resources: readonly StateResource[],
  env: NodeJS.ProcessEnv,
): ReadLog {
  const made = resources.find(
    ({ type, outputs }) => type.includes("/render:") && outputs?.["name"] === name,
  );
  if (made?.id === undefined) throw new UserError(`${name} is not up, so it has no log.`);
  const owner = env["RENDER_OWNER_ID"] ?? "";
  return async (since, limit) => {
    const query = new URLSearchParams({
      ownerId: owner,
      resource: made.id!,
      ...(since && { startTime: since.toISOString() }),
      direction: "backward",
      limit: String(limit),
    });
    const { logs } = logsSchema.parse(await askVendor(render, `/logs?${query}`, env));
    return logs
      .map(({ id, message, timestamp }) => ({ id, at: timestamp, text: message.trimEnd() }))
      .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  };
}

const newestSchema = z.object({ deployments: z.array(z.object({ uid: z.string() })) });

const eventsSchema = z.array(
  z.object({
    created: z.number(),
    payload: z.object({ id: z.string(), text: z.string().default("") }),
  }),
);

async function buildLog(
  frontend: FrontendSpec,
  spec: EnvironmentSpec,
  team: string | undefined,
  env: NodeJS.ProcessEnv,
): Promise<ReadLog> {
  const listed = await askVendor(vercel, deploymentsPath(frontend, spec, team), env);
  const [newest] = newestSchema.parse(listed).deployments;
  if (newest === undefined) throw new UserError(`${frontend.key} was never deployed.`);
  return async (since, limit) => {
    const query = new URLSearchParams({
      ...(since && { since: String(since.getTime()) }),
      limit: String(limit),
      ...teamQuery(team),
    });
    const path = `/v3/deployments/${newest.uid}/events?${query}`;
    return eventsSchema.parse(await askVendor(vercel, path, env)).map(({ created, payload }) => ({
      id: payload.id,
      at: new Date(created).toISOString(),
      text: payload.text,
    }));
  };
}
