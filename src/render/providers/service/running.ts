import { answer, type Render } from "../../client/client.ts";
import { pageSize, rowsOf } from "../../client/pages.ts";
import type { Deploy, Service } from "../wire.ts";

/**
 * The deploy with which everything that was set went live, as outputs remember it. Render has no
 * time for the last write of a variable, and a service's `updatedAt` moves with each of its deploys
 * (both so in the recordings of Render's Terraform provider), so what runs is told by this mark.
 */
export interface DeployMark {
  id: string;
  createdAt: string;
  /** When Render last did something of ours, by its clock: the deploy's end or a later change. */
  settledAt: string;
}

/** Answers are dated in whole seconds, and Render updates a service within one after its answer. */
const toleranceMs = 2000;

/** The mark of a deploy that is live now and carried all that was set. */
export function markOf(render: Render, service: Service, live: Deploy): DeployMark {
  const { id, createdAt = "", updatedAt, finishedAt } = live;
  const mark = { id, createdAt, settledAt: finishedAt ?? updatedAt ?? createdAt };
  return settledNow(render, service, mark);
}

/** The mark where nothing had to be deployed; `newest` is the newest deploy there was before. */
export function keptMark(
  render: Render,
  service: Service,
  mark: DeployMark | undefined,
  newest: Deploy | undefined,
): DeployMark | undefined {
  if (newest?.status !== "live") return mark;
  if (mark === undefined) return markOf(render, service, newest);
  return mark.id === newest.id ? settledNow(render, service, mark) : mark;
}

/** What we changed since then and needed no deploy is nobody else's doing. */
function settledNow({ writes }: Render, service: Service, mark: DeployMark): DeployMark {
  const last = writes.lastOf(service.id) ?? 0;
  const isLater = Number.isFinite(last) && last > Date.parse(mark.settledAt);
  return isLater ? { ...mark, settledAt: new Date(last).toISOString() } : mark;
}

/**
 * Whether what runs is older than what is set: somebody rolled the service back to a deploy from
 * before our last change. Deploys of others that came later run with what is set. Asks only where
 * the service was touched since, so that a refresh of what nobody touched costs nothing.
 */
export async function runsOlder(
  render: Render,
  service: Service,
  mark: DeployMark | undefined,
): Promise<boolean> {
  // A suspended service runs nothing, and is resumed with a deploy.
  if (mark === undefined || service.suspended === "suspended") return false;
  if (Date.parse(service.updatedAt) <= Date.parse(mark.settledAt) + toleranceMs) return false;
  const deploys = await newestDeploys(render, service);
  const live = deploys.find(({ status }) => status === "live");
  if (live === undefined || live.id === mark.id) return false;
  const ran = live.trigger === "rollback" ? await targetOf(render, service, live) : live.id;
  const source = deploys.find(({ id }) => id === ran);
  if (ran === mark.id || (source?.createdAt ?? "") > mark.createdAt) return false;
  render.progress(
    `"${service.name}" runs what was set before deploy ${mark.id}, since deploy ${live.id} went ` +
      "back to it; the next up deploys what is set now.",
  );
  return true;
}

async function newestDeploys({ http }: Render, { id, name }: Service): Promise<Deploy[]> {
  const params = { path: { serviceId: id }, query: { limit: pageSize } };
  const call = http.GET("/services/{serviceId}/deploys", { params });
  const page = await answer(`read what deploys "${name}" has had`, call);
  const age = ({ createdAt = "" }: Deploy) => createdAt;
  return rowsOf("deploy", page).toSorted((a, b) => (age(a) < age(b) ? 1 : -1));
}

/** The deploy that a rollback went back to, by the service's events; undefined if none tells. */
async function targetOf(
  { http }: Render,
  { id, name }: Service,
  rollback: Deploy,
): Promise<string | undefined> {
  const query = { type: "deploy_started" as const, limit: pageSize };
  const call = http.GET("/services/{serviceId}/events", {
    params: { path: { serviceId: id }, query },
  });
  const page = await answer(`read to which deploy "${name}" was rolled back`, call);
  const targets = new Map<string, string>();
  for (const { details } of rowsOf("event", page)) {
    if (!("deployId" in details) || !("trigger" in details)) continue;
    const { trigger } = details as { trigger: { rollbackTargetDeployId?: string } };
    if (trigger.rollbackTargetDeployId) {
      targets.set(details.deployId, trigger.rollbackTargetDeployId);
    }
  }
  // A rollback may go back to a rollback. Each is looked at once, so this ends.
  let ran: string | undefined;
  for (let next = targets.get(rollback.id); next !== undefined; next = targets.get(next)) {
    targets.delete(ran ?? rollback.id);
    ran = next;
  }
  return ran;
}
