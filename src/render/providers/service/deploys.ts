import { UserError } from "../../../shared/errors.ts";
import { type Pace, poll } from "../../../shared/poll.ts";
import { answer, type Render } from "../../client/client.ts";
import { isAmbiguous, isGone } from "../../client/errors.ts";
import { rowsOf } from "../../client/pages.ts";
import { Tries } from "../once.ts";
import { lagPace } from "../polling.ts";
import type { Deploy, Service } from "../wire.ts";

/** Render ends a build after 120 minutes, a pre-deploy command after 30, a start after 15. */
const pace: Pace = { firstMs: 1000, growth: 1.2, longestMs: 15_000, boundMs: 165 * 60_000 };
const logLines = 20;

/** A deploy that is deactivated has been live; a newer one has taken over since. */
const ends: ReadonlySet<string> = new Set(["live", "deactivated"]);

const failures: Record<string, string> = {
  build_failed: "the build failed",
  pre_deploy_failed: "the pre-deploy command failed",
  update_failed: "the new version did not start or failed its health check",
  canceled: "the deploy was canceled",
};

/** The newest deploy of a service, whoever asked for it. */
export async function newestDeploy(
  { http }: Render,
  { id, name }: Service,
): Promise<Deploy | undefined> {
  const params = { path: { serviceId: id }, query: { limit: 1 } };
  const call = http.GET("/services/{serviceId}/deploys", { params });
  const page = await answer(`read the newest deploy of "${name}"`, call);
  return rowsOf("deploy", page)[0];
}

/** Whether a run of ours started that deploy, and was interrupted before it ended. */
export function isLeftRunning({ status, trigger }: Deploy): boolean {
  const isOurs = trigger === "api" || trigger === "service_resumed";
  return isOurs && status !== undefined && !(status in failures) && !ends.has(status);
}

/** Render starts a deploy while it still answers the change, and dates answers by the second. */
const toleranceMs = 1000;

/**
 * Whether a deploy that was started since this run began runs with what the run changed. Anybody's
 * does that was started after the last change was answered; within that second it must be one that
 * Render says a change started, because somebody else's may have come just before the change.
 */
function runsOurChanges({ writes }: Render, service: Service, deploy: Deploy): boolean {
  const last = writes.lastOf(service.id);
  if (last === undefined) return true;
  const startedAt = Date.parse(deploy.createdAt ?? "");
  const byItself = deploy.trigger === "service_updated";
  return startedAt >= last + (byItself ? -toleranceMs : toleranceMs);
}

/**
 * Starts a deploy, unless one that runs our changes was started since `before` was the newest. An
 * empty answer means queued and a lost one may mean started: then the list of deploys tells its id.
 */
export async function startDeploy(
  render: Render,
  service: Service,
  before: string | undefined,
): Promise<string> {
  const known = await newestDeploy(render, service);
  if (known && known.id !== before && runsOurChanges(render, service, known)) return known.id;
  // Whatever comes after that look was started after all changes.
  const newer = async () => {
    const newest = await newestDeploy(render, service);
    return newest && newest.id !== known?.id ? newest.id : undefined;
  };
  const { http, clock } = render;
  const tries = new Tries(render);
  for (;;) {
    const params = { path: { serviceId: service.id } };
    const call = http.POST("/services/{serviceId}/deploys", { params, body: {} });
    try {
      const deploy = await answer(`deploy "${service.name}"`, call);
      const id = deploy?.id ?? (await poll(clock, lagPace, newer));
      if (id) return id;
      throw new UserError(
        `Render took a deploy of "${service.name}" but does not list it. Run the command again.`,
      );
    } catch (error) {
      if (!isAmbiguous(error)) throw error;
      const id = await poll(clock, lagPace, newer);
      if (id) return id;
      if (!tries.goOn(error)) throw error;
    }
  }
}

/**
 * Waits until that deploy, or a newer one that took its place, is live, and returns it. Throws a
 * UserError that names the service, the phase that failed and the last lines of its log.
 */
export async function waitUntilLive(
  render: Render,
  service: Service,
  deployId: string,
): Promise<Deploy> {
  let id = deployId;
  const ended = await poll(render.clock, pace, async () => {
    const deploy = await readDeploy(render, service, id);
    const status = deploy?.status ?? "created";
    if (deploy && ends.has(status)) return deploy;
    if (!(status in failures)) return undefined;
    const newest = status === "canceled" ? await newestDeploy(render, service) : undefined;
    if (!newest || newest.id === id) return status;
    id = newest.id;
    return undefined;
  });
  if (typeof ended === "object") return ended;
  const what = ended ? failures[ended] : "it was not live within 165 minutes";
  throw new UserError(
    `Service "${service.name}" is not live: ${what} (deploy ${id}).` +
      `${await lastLogLines(render, service)}\nFix the cause and run the command again; ` +
      `everything else about the service is in place. See ${service.dashboardUrl}/deploys/${id}.`,
  );
}

async function readDeploy(render: Render, service: Service, deployId: string) {
  const params = { path: { serviceId: service.id, deployId } };
  const call = render.http.GET("/services/{serviceId}/deploys/{deployId}", { params });
  try {
    return await answer(`read deploy ${deployId} of "${service.name}"`, call);
  } catch (error) {
    // A deploy may be unknown for a moment after it was started.
    if (isGone(error)) return undefined;
    throw error;
  }
}

/** The end of a service's log, or nothing: a failure's message must not fail for its decoration. */
async function lastLogLines({ http, ownerId }: Render, { id }: Service): Promise<string> {
  const query = { ownerId, resource: [id], limit: logLines, direction: "backward" as const };
  try {
    const { logs } = await answer("read logs", http.GET("/logs", { params: { query } }));
    if (logs.length === 0) return " Its log is empty.";
    const lines = oldestFirst(logs).map(({ message }) => `  ${message.trimEnd()}`);
    return ` The last lines of its log:\n${lines.join("\n")}`;
  } catch {
    return " Its log could not be read.";
  }
}

/** Which end a page of the log starts at is not documented; its times tell. */
function oldestFirst<Line extends { timestamp: string }>(logs: Line[]): Line[] {
  const [first, last] = [logs.at(0), logs.at(-1)];
  return first && last && first.timestamp > last.timestamp ? logs.toReversed() : logs;
}
