import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { corsOf } from "./cors.ts";
import { health, type Probe } from "./health.ts";

/** Where `healthCheck` of the service points in Pulumi.yaml. */
export const healthPath = "/api/health";

interface Answer {
  status: number;
  body?: object;
}

/** The sample application: what an API on this platform owes, and one thing to book. */
export function application(env: NodeJS.ProcessEnv, probes: Record<string, Probe>): Server {
  const cors = corsOf(env);
  const commit = env["RENDER_GIT_COMMIT"] ?? "";
  const answerTo = async (request: IncomingMessage): Promise<Answer> => {
    const { method = "GET", headers } = request;
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    if (method === "OPTIONS") return { status: 204 };
    if (pathname === healthPath) return await health(probes, commit);
    if (method === "POST" && pathname === "/api/auth/login") {
      return { status: 200, body: { token: token(env) } };
    }
    if (headers.authorization !== `Bearer ${token(env)}`) {
      return { status: 401, body: { message: "Sign in first." } };
    }
    if (method === "POST") return { status: 201, body: { id: idOf(await text(request)) } };
    if (method === "DELETE") return { status: 204 };
    return { status: 200, body: { path: pathname } };
  };
  return createServer((request, response) => {
    response.setHeaders(cors(request.headers.origin));
    response.setHeader("strict-transport-security", "max-age=63072000");
    answerTo(request).then(
      (answer) => send(response, answer),
      () => send(response, { status: 500, body: { message: "Something went wrong." } }),
    );
  });
}

function send(response: ServerResponse, { status, body }: Answer): void {
  response.statusCode = status;
  if (body) response.setHeader("content-type", "application/json; charset=utf-8");
  response.end(body && JSON.stringify(body));
}

/** Of the test user, until the secrets of sessions are rotated. A real one looks its users up. */
function token(env: NodeJS.ProcessEnv): string {
  const secret = `${env["JWT_SECRET"] ?? ""}${env["SESSION_SECRET"] ?? ""}`;
  return createHash("sha256").update(`session ${secret}`).digest("hex").slice(0, 32);
}

function idOf(booking: string): string {
  return createHash("sha256").update(booking).digest("hex").slice(0, 8);
}
