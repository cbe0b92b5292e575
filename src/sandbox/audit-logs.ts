import type { Context, Hono } from "hono";
import { auditOf } from "./audit.ts";
import type { World } from "./world.ts";

/*
 * The vendors' logs of who changed what, as each vendor's API answers them; they are empty until
 * somebody changes something by hand here (audit.ts). Nobody has compared them with a live account.
 */

const kindOf = (type: string) => type.split(":").at(-1)!;

/** Source: vercel.com/docs/rest-api, "List User Events"; not sure of types and payloads. */
export function vercelLog(app: Hono, world: World): void {
  const types: Record<string, string> = {
    Project: "project-update",
    ProjectDomain: "project-domain-update",
    ProjectEnvironmentVariable: "project-env-variable-edited",
    DeploymentProtectionException: "protection-exception-update",
  };
  app.get("/v3/events", (context) => {
    const limit = Number(context.req.query("limit") ?? 20);
    const rows = auditOf(world, "vercel").slice(0, limit);
    return context.json({
      events: rows.map(({ at, who, type, thing }, index) => ({
        id: `uev_${index}`,
        type: types[kindOf(type)],
        createdAt: Date.parse(at),
        user: { email: who },
        payload: { projectId: thing["projectId"], id: thing["id"], domain: thing["domain"] },
      })),
    });
  });
}

/**
 * Refused as GitHub does below Enterprise Cloud, unless the table `github/enterprise` has a row.
 * Source: docs.github.com/rest, "Get the audit log for an organization".
 */
export function gitHubLog(app: Hono, world: World): void {
  const actions: Record<string, string> = {
    ActionsEnvironmentVariable: "environment.update_actions_variable",
    ActionsEnvironmentSecret: "environment.update_actions_secret",
    BranchProtection: "protected_branch.update",
    RepositoryEnvironment: "environment.update_protection_rule",
    RepositoryEnvironmentDeploymentPolicy: "environment.update_protection_rule",
  };
  app.get("/orgs/:owner/audit-log", (context) => {
    if (Object.keys(world.table("github/enterprise")).length === 0) {
      return context.json({ message: "Not Found" }, 404);
    }
    const rows = auditOf(world, "github").slice(0, Number(context.req.query("per_page") ?? 30));
    return context.json(
      rows.map(({ at, who, type, thing }) => ({
        "@timestamp": Date.parse(at),
        action: actions[kindOf(type)] ?? "repo.update",
        actor: who,
        name: thing["pattern"],
        environment_name: thing["environment"],
        key: thing["variableName"] ?? thing["secretName"],
      })),
    );
  });
}

/** Source: Atlas Admin API, "Return Events from One Project". */
export function atlasLog(groups: Hono, world: World): void {
  const events: Record<string, string> = {
    AdvancedCluster: "CLUSTER_UPDATE_SUBMITTED",
    CloudBackupSchedule: "CPS_SNAPSHOT_SCHEDULE_UPDATED_EVENT",
    DatabaseUser: "MONGODB_USER_UPDATED",
    ProjectIpAccessList: "NETWORK_PERMISSION_ENTRY_UPDATED",
  };
  groups.get("/:project/events", (context) => {
    const project = context.req.param("project");
    const rows = auditOf(world, "mongodbatlas").filter(
      ({ thing }) => thing["projectId"] === project,
    );
    const results = rows.map(({ at, who, type, thing }) => ({
      created: at,
      eventTypeName: events[kindOf(type)],
      username: who,
      clusterName: kindOf(type) === "AdvancedCluster" ? thing["name"] : thing["clusterName"],
      dbUserUsername: thing["username"],
      whitelistEntry: thing["cidrBlock"],
    }));
    return context.json({ results, totalCount: results.length });
  });
}

/**
 * Refused to a token for one zone alone, unless the table `cloudflare/members` has a row, which says
 * that the token may read the account. Source: developers.cloudflare.com/api, "Get account audit logs".
 */
export function cloudflareLog(app: Hono, world: World): void {
  const errors = [{ code: 9109, message: "Unauthorized to access requested resource" }];
  app.get("/accounts/:account/audit_logs", (context) => {
    if (Object.keys(world.table("cloudflare/members")).length === 0) {
      return context.json({ success: false, errors }, 403);
    }
    const result = auditOf(world, "cloudflare").map(({ at, who, thing }) => ({
      when: at,
      action: { type: "rec_set", result: true },
      actor: { email: who, type: "user" },
      resource: { type: "DNS_record", id: thing["id"] },
    }));
    return context.json({ success: true, result });
  });
}

/**
 * Of Render, whose document here is older than it: plans above Hobby. Source: render.com/docs/audit-logs,
 * and the published schema of `GET /owners/{ownerId}/audit-logs` (2026-07); not sure of events' names.
 */
export function renderLog(world: World, { isPaid }: { isPaid: boolean }) {
  return (context: Context): Response => {
    if (!isPaid) {
      return context.json({ message: "audit logs need a Pro workspace or above" }, 403);
    }
    const rows = auditOf(world, "render").slice(0, Number(context.req.query("limit") ?? 20));
    return context.json(
      rows.map(({ at, who, type, thing }, index) => ({
        auditLog: {
          id: `aud-${index}`,
          timestamp: at,
          event: type,
          status: "success",
          actor: { type: "user", email: who },
          metadata: thing,
        },
        cursor: String(index),
      })),
    );
  };
}
