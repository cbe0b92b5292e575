import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context } from "hono";
import type { Strike } from "../faults.ts";
import type { ApiResponse } from "./call.ts";
import type { Operation } from "./document.ts";
import { asRead } from "./leniency.ts";
import type { Allowance } from "./rate-limits.ts";
import { ApiRefusal, badRequest } from "./refusals.ts";

/** What the HTTP server gives each request; a socket only where there is a real server. */
export type Env = { Bindings: Partial<HttpBindings> };

/** Refuses a wrong key with 401, and a client that takes no JSON with 406. */
export function checkHeaders(context: Context<Env>, apiKey: string): void {
  if (context.req.header("authorization") !== `Bearer ${apiKey}`) {
    throw new ApiRefusal(401, "Unauthorized");
  }
  const accept = context.req.header("accept") ?? "*/*";
  if (!/\*\/\*|application\/(\*|json)/.test(accept)) {
    throw new ApiRefusal(406, "Accept must allow application/json");
  }
}

/** The JSON of a body; undefined where the operation takes none or none was sent. */
export async function readBody(context: Context<Env>, operation: Operation): Promise<unknown> {
  if (context.req.header("content-type")?.startsWith("multipart/form-data")) {
    return await readForm(context);
  }
  const text = await context.req.text();
  if (!operation.body || text === "") return undefined;
  const type = context.req.header("content-type") ?? "application/json";
  if (!/^application\/json\b/.test(type)) throw badRequest("Content-Type must be application/json");
  try {
    return asRead(JSON.parse(text));
  } catch {
    throw badRequest("invalid JSON");
  }
}

/** A form's fields as text, its files too. */
async function readForm(context: Context<Env>): Promise<Record<string, string>> {
  const fields = Object.entries(await context.req.parseBody()).map(async ([name, value]) => [
    name,
    value instanceof File ? await value.text() : String(value),
  ]);
  return Object.fromEntries(await Promise.all(fields));
}

/** The answer to a call that a fault answers instead of Render. */
export function faultAnswer(status: number): ApiResponse {
  // A proxy in front of Render speaks for itself, and not in JSON.
  if (status === 502) return { status, body: "<html><h1>502 Bad Gateway</h1></html>" };
  const words: Record<number, string> = {
    403: "forbidden",
    429: "rate limit exceeded",
    500: "internal server error",
    503: "service unavailable",
  };
  return { status, body: { message: words[status] ?? "fault" } };
}

/** An answer as it goes out, with the time and the rate that every answer of Render's carries. */
export function toResponse(
  { status, body }: ApiResponse,
  allowance: Allowance,
  strike: Strike | undefined,
  now: number,
): Response {
  const headers = new Headers({
    Date: new Date(now).toUTCString(),
    "Ratelimit-Limit": String(allowance.limit),
    "Ratelimit-Remaining": String(allowance.remaining),
    "Ratelimit-Reset": String(allowance.resetSeconds),
  });
  if (status === 429) {
    const told = strike?.kind.effect.does === "answer" && strike.params.retryAfterSeconds;
    headers.set("Retry-After", String(told || allowance.resetSeconds));
  }
  if (body === undefined) return new Response(null, { status, headers });
  const html = typeof body === "string";
  headers.set("Content-Type", html ? "text/html" : "application/json; charset=utf-8");
  return new Response(html ? body : JSON.stringify(body), { status, headers });
}

/** Cuts the client's connection without an answer. */
export function breakConnection(context: Context<Env>): Response {
  const socket = context.env.incoming?.socket;
  if (!socket) throw new Error("a connection can be reset only over a real socket");
  socket.resetAndDestroy();
  return RESPONSE_ALREADY_SENT;
}
