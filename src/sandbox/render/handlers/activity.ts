import { requireOwner, serviceOf } from "../account.ts";
import { type Account, type Handlers, ok } from "../call.ts";
import { deploysOf } from "../deploying.ts";
import { bareListAnswer } from "../lists.ts";
import type { DeployRow, Schemas } from "../tables.ts";
import { timestamp } from "../timestamps.ts";

/** What happened to a service, and what its deploys wrote. */
export const activityHandlers: Handlers = {
  "list-events": (call) => {
    const { startTime, endTime, ...query } = call.query;
    const { id } = serviceOf(call, call.path.serviceId);
    const rows = Object.values(call.tables.events).filter((event) => event.serviceId === id);
    // The document gives events no cursor, though it takes one.
    return bareListAnswer(query, between(rows, startTime, endTime), {
      order: (event) => `${event.timestamp} ${event.id}`,
      answer: (event) => ({ event }),
    });
  },

  "list-logs": (call) => {
    const { query } = call;
    requireOwner(call, query.ownerId);
    const { limit = 20, direction = "backward", level, type, text } = query;
    const lines = query.resource.flatMap((id) => linesOf(call, id));
    const label = (line: Log, name: string) => line.labels.find((one) => one.name === name)?.value;
    const found = between(lines, query.startTime, query.endTime)
      .filter((line) => !level || level.includes(label(line, "level")!))
      .filter((line) => !type || type.includes(label(line, "type")!))
      .filter((line) => !text || text.some((part) => line.message.includes(part)));
    // The newest lines are at the end; looking backward takes them from there.
    const logs = direction === "forward" ? found.slice(0, limit) : found.slice(-limit);
    const now = timestamp(call.world);
    return ok({
      hasMore: logs.length < found.length,
      nextStartTime: query.startTime ?? logs[0]?.timestamp ?? now,
      nextEndTime: logs[0]?.timestamp ?? now,
      logs,
    });
  },

  "list-logs-values": (call) => {
    const { ownerId, resource, label, startTime, endTime } = call.query;
    requireOwner(call, ownerId);
    const lines = resource.flatMap((id) => linesOf(call, id));
    return ok(valuesOf(between(lines, startTime, endTime), label));
  },
};

/** What a label of the lines may say; the order is the log's. */
function valuesOf(lines: Log[], label: string): string[] {
  const values = lines.flatMap(({ labels }) => labels.filter(({ name }) => name === label));
  return [...new Set(values.map(({ value }) => value))];
}

type Log = Schemas["log"];

/** The lines of a service's deploys, oldest first. Nothing but deploys writes logs here. */
function linesOf(account: Account, resource: string): Log[] {
  return deploysOf(account, resource).flatMap((deploy) =>
    messagesOf(deploy).map(([type, level, message], index) => ({
      id: `${deploy.id}-${index}`,
      timestamp: (index === 0 ? deploy.createdAt : deploy.finishedAt) ?? deploy.updatedAt,
      message,
      labels: [
        { name: "resource" as const, value: resource },
        { name: "type" as const, value: type },
        { name: "level" as const, value: level },
      ],
    })),
  );
}

type Line = [type: "build" | "app", level: "info" | "error", message: string];

/** What fails prints its environment first, as careless programs do: its secrets are in the log. */
function messagesOf(deploy: DeployRow): Line[] {
  const source = deploy.commit ? `commit ${deploy.commit.id}` : `image ${deploy.image?.ref}`;
  const start: Line = ["build", "info", `==> Deploying ${source}`];
  const end: Partial<Record<DeployRow["status"], Line[]>> = {
    live: [["app", "info", "==> Service is live"]],
    deactivated: [["app", "info", "==> Service is live"]],
    canceled: [["build", "info", "==> Deploy canceled"]],
    build_failed: [
      ["build", "error", "npm error code ELIFECYCLE"],
      ["build", "error", "==> Build failed"],
    ],
    pre_deploy_failed: [
      ["app", "error", "Error: migration 0007 failed: column already exists"],
      ["app", "error", "==> Pre-deploy command exited with status 1"],
    ],
    update_failed: [
      ["app", "error", "Error: cannot start: a required variable is missing"],
      ["app", "error", "==> Exited with status 1"],
    ],
  };
  const failed = deploy.status.endsWith("_failed");
  return [start, ...(failed ? environmentOf(deploy) : []), ...(end[deploy.status] ?? [])];
}

function environmentOf({ variables }: DeployRow): Line[] {
  return Object.entries(variables).map(([name, value]) => ["app", "info", `${name}=${value}`]);
}

function between<Row extends { timestamp: string }>(
  rows: Row[],
  start: string | undefined,
  end: string | undefined,
): Row[] {
  return rows.filter(
    ({ timestamp }) =>
      (start === undefined || Date.parse(timestamp) >= Date.parse(start)) &&
      (end === undefined || Date.parse(timestamp) <= Date.parse(end)),
  );
}
