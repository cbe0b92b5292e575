import { createHash } from "node:crypto";
import { headOf } from "../heads.ts";
import type { Account } from "./call.ts";
import { recordEvent } from "./events.ts";
import { normalisedImage } from "./service-details.ts";
import type { DeployRow, DeployStatus, Schemas, ServiceRow } from "./tables.ts";
import { timestamp } from "./timestamps.ts";
import { effectiveVariables } from "./variables.ts";

interface DeployRequest {
  trigger: DeployRow["trigger"];
  commitId?: string;
  imageUrl?: string;
  /** The deploy that a rollback goes back to. */
  target?: DeployRow;
}

/** The deploys of a service, oldest first. */
export function deploysOf({ tables }: Account, serviceId: string): DeployRow[] {
  return Object.values(tables.deploys).filter((deploy) => deploy.serviceId === serviceId);
}

export function isRunning(deploy: DeployRow): boolean {
  return deploy.ahead.length > 0;
}

/**
 * Records a deploy. Where one of the same service still runs, the new one is `queued`; an older
 * queued one is canceled, since Render goes straight to the latest. With the workspace's policy
 * `override`, the running one is canceled instead.
 * Source: https://render.com/changelog/wait-for-an-in-progress-service-deploy-to-finish-before-starting-a-new-one
 */
export function startDeploy(
  account: Account,
  service: ServiceRow,
  request: DeployRequest,
): DeployRow {
  const { world, tables, options } = account;
  const others = deploysOf(account, service.id).filter(isRunning);
  const override = options.overlappingDeploys === "override";
  for (const other of others) {
    if (override || other.status === "queued") end(account, other, "canceled");
  }
  const id = world.id("dep-", service.id);
  const now = timestamp(world);
  const deploy: DeployRow = {
    id,
    status: others.some(isRunning) ? "queued" : "created",
    trigger: request.trigger,
    commit: service.imagePath ? null : commitOf(account, service, request.commitId),
    ...(service.imagePath && {
      image: imageOf(normalisedImage(request.imageUrl ?? service.imagePath)),
    }),
    createdAt: now,
    updatedAt: now,
    startedAt: null,
    finishedAt: null,
    serviceId: service.id,
    ahead: phases(service, options.faults.deployFailure(service.name)),
    since: world.now(),
    // A rollback runs with settings of its target (https://render.com/docs/rollbacks).
    variables: request.target?.variables ?? effectiveVariables(tables, service.id),
  };
  tables.deploys[id] = deploy;
  // Recorded in the test data of render-oss/terraform-provider-render: a service is updated by a
  // deploy, a third of a second after it, and not by a PATCH that changes nothing.
  service.updatedAt = timestamp(world);
  const trigger = causeOf(deploy, request.target);
  recordEvent(account, service.id, "deploy_started", { deployId: id, trigger });
  if (isImageCron(service)) advance(account, deploy, deploy.ahead.length);
  return deploy;
}

/** Deploys that Render would start by itself, where `autoRedeploy` says that it does. */
export function redeploy(account: Account, serviceId: string): void {
  const service = account.tables.services[serviceId];
  if (!service || !account.options.autoRedeploy || service.suspended === "suspended") return;
  startDeploy(account, service, { trigger: "service_updated" });
}

/** Moves every deploy as far as the world's clock allows. */
export function progressDeploys(account: Account): void {
  const { world, tables, options } = account;
  if (options.pace.by !== "clock") return;
  for (const deploy of Object.values(tables.deploys)) {
    if (!isRunning(deploy) || isQueuedBehind(account, deploy)) continue;
    const { phaseMs } = options.pace;
    const passed = phaseMs === 0 ? Infinity : Math.floor((world.now() - deploy.since) / phaseMs);
    if (passed > 0) advance(account, deploy, Math.min(passed, deploy.ahead.length));
  }
}

/** Moves the deploys of a service one phase, where reads are what moves them. */
export function progressByRead(account: Account, deploys: DeployRow[]): void {
  if (account.options.pace.by !== "reads") return;
  const moving = deploys.filter((deploy) => isRunning(deploy) && !isQueuedBehind(account, deploy));
  for (const deploy of moving) advance(account, deploy, 1);
}

/** Ends a deploy in a status of its own. */
export function end(account: Account, deploy: DeployRow, status: DeployStatus): void {
  deploy.ahead = [status];
  advance(account, deploy, 1);
}

/** A deploy as the API answers it. */
export function deployAnswer(deploy: DeployRow): object {
  const { serviceId: _, ahead: __, since: ___, variables: ____, ...answer } = deploy;
  return answer;
}

function advance(account: Account, deploy: DeployRow, steps: number): void {
  const { world, options } = account;
  for (let step = 0; step < steps; step++) {
    deploy.status = deploy.ahead.shift() as DeployStatus;
    deploy.startedAt ??= timestamp(world);
    deploy.since = options.pace.by === "clock" ? deploy.since + options.pace.phaseMs : world.now();
    deploy.updatedAt = timestamp(world);
  }
  if (isRunning(deploy)) return;
  deploy.finishedAt = timestamp(world);
  recordEvent(account, deploy.serviceId, "deploy_ended", outcomeOf(deploy));
  // What waits behind it starts its first phase only now.
  for (const next of deploysOf(account, deploy.serviceId).filter(isRunning)) {
    next.since = world.now();
  }
  if (deploy.status === "live") deactivateOthers(account, deploy);
}

function deactivateOthers(account: Account, live: DeployRow): void {
  for (const other of deploysOf(account, live.serviceId)) {
    if (other.id !== live.id && other.status === "live") other.status = "deactivated";
  }
}

function isQueuedBehind(account: Account, deploy: DeployRow): boolean {
  if (deploy.status !== "queued") return false;
  return deploysOf(account, deploy.serviceId).some(
    (other) => other.id !== deploy.id && isRunning(other) && other.status !== "queued",
  );
}

function phases(service: ServiceRow, failure: DeployStatus | undefined): DeployStatus[] {
  const { preDeployCommand } = service.serviceDetails.envSpecificDetails ?? {};
  const all: DeployStatus[] = [
    ...(service.imagePath ? [] : (["build_in_progress"] as const)),
    ...(preDeployCommand ? (["pre_deploy_in_progress"] as const) : []),
    "update_in_progress",
  ];
  const failing = failure && all.indexOf(failure.replace("failed", "in_progress") as DeployStatus);
  if (failure === undefined || failing === undefined) return [...all, "live"];
  // An image is not built and not every service has a pre-deploy command: then the update fails.
  return failing === -1 ? [...all, "update_failed"] : [...all.slice(0, failing + 1), failure];
}

function causeOf({ trigger }: DeployRow, target?: DeployRow): Schemas["buildDeployTrigger"] {
  return {
    firstBuild: trigger === "other",
    envUpdated: trigger === "service_updated",
    manual: trigger === "api",
    deployedByRender: false,
    clearCache: false,
    rollback: trigger === "rollback",
    ...(target && { rollbackTargetDeployId: target.id }),
  };
}

function outcomeOf({ id, status }: DeployRow): Schemas["deployEndedEvent"] {
  const deployStatus =
    status === "live" ? "succeeded" : status === "canceled" ? "canceled" : "failed";
  const codes = { succeeded: 2, failed: 3, canceled: 4 };
  return { deployId: id, reason: {}, deployStatus, status: codes[deployStatus] };
}

/** The image a deploy runs, with the digest that its reference had then. */
function imageOf(ref: string): NonNullable<DeployRow["image"]> {
  return { ref, sha: `sha256:${createHash("sha256").update(ref).digest("hex")}` };
}

function isImageCron(service: ServiceRow): boolean {
  return service.type === "cron_job" && service.imagePath !== undefined;
}

/** The commit asked for, else the branch's head. */
function commitOf({ world }: Account, service: ServiceRow, commitId: string | undefined) {
  return {
    id: commitId ?? headOf(world, service.repo, service.branch),
    message: commitId ? "Asked for by its id" : `Head of ${service.branch}`,
    createdAt: timestamp(world),
  };
}
