import { createHash } from "node:crypto";
import type { World } from "../world.ts";
import { json, type WebAnswer, type WebRequest } from "./answer.ts";
import { reachesDatabase, reachesQueue } from "./stores.ts";

export interface Running {
  /** What its process sees. */
  variables: Record<string, string>;
  commit: string;
  /** Path of its health check. */
  health: string | undefined;
}

/**
 * The sample application: what an API of this platform owes, and no more. It tells its health,
 * lets its own pages in, refuses whoever has not signed in, and takes what is sent to it.
 */
export function applicationAnswer(
  world: World,
  request: WebRequest,
  { variables, commit, health }: Running,
): WebAnswer {
  const headers = {
    "strict-transport-security": "max-age=63072000",
    ...corsHeaders(request, variables),
  };
  if (request.method === "OPTIONS") return { status: 204, headers, body: "" };
  if (request.path === (health ?? "/health")) {
    const { status, body } = healthAnswer(world, variables, commit);
    return json(status, body, headers);
  }
  if (/\/(login|sessions)$/.test(request.path) && request.method === "POST") {
    return json(200, { token: token(variables) }, headers);
  }
  if (request.headers["authorization"] !== `Bearer ${token(variables)}`) {
    return json(401, { message: "Sign in first." }, headers);
  }
  if (request.method === "POST") {
    const id = createHash("sha256").update(request.body).digest("hex").slice(0, 8);
    return json(201, { id }, headers);
  }
  if (request.method === "DELETE") return { status: 204, headers, body: "" };
  return json(200, { path: request.path }, headers);
}

function healthAnswer(world: World, variables: Record<string, string>, commit: string) {
  const database = reachesDatabase(world, variables);
  const queue = reachesQueue(world, variables);
  const word = (reached: boolean) => (reached ? "up" : "down");
  return {
    status: database === false || queue === false ? 503 : 200,
    body: {
      status: database === false || queue === false ? "degraded" : "ok",
      commit,
      checks: {
        ...(database !== undefined && { database: word(database) }),
        ...(queue !== undefined && { queue: word(queue) }),
      },
    },
  };
}

function corsHeaders(
  { headers }: WebRequest,
  { CORS_ORIGIN: list = "", CORS_ORIGIN_PATTERN: pattern }: Running["variables"],
): Record<string, string> {
  const origin = String(headers["origin"] ?? "");
  const origins = list.split(",").map((one) => one.trim());
  const isPreview = pattern !== undefined && new RegExp(pattern).test(origin);
  if (!origins.includes(origin) && !isPreview) return { vary: "Origin" };
  return {
    vary: "Origin",
    "access-control-allow-origin": origin,
    "access-control-allow-credentials": "true",
    "access-control-allow-methods": "GET,POST,PUT,PATCH,DELETE",
    "access-control-allow-headers": "authorization,content-type",
  };
}

/** What a session of the test user is worth, until the secrets of sessions change. */
function token(variables: Record<string, string>): string {
  const secret = `${variables["JWT_SECRET"] ?? ""}${variables["SESSION_SECRET"] ?? ""}`;
  return createHash("sha256").update(`session ${secret}`).digest("hex").slice(0, 32);
}
