import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";
import { createSecureContext, type SecureContext } from "node:tls";
import type { World } from "../world.ts";
import { plainText, type WebAnswer, type WebRequest } from "./answer.ts";
import { Authority } from "./authority.ts";
import { conditionOf } from "./conditions.ts";
import { type Edge, edgeAt } from "./names.ts";
import { renderAnswer, renderHas } from "./render-edge.ts";
import { vercelAnswer, vercelHas } from "./vercel-edge.ts";

export interface Gateway {
  /** Address of the proxy. */
  address: string;
  /** The certificate of the authority that all of the world's hosts are vouched for by. */
  root: string;
  close(): Promise<void>;
}

const networks: Record<Edge, { has: typeof vercelHas; answer: typeof vercelAnswer }> = {
  vercel: { has: vercelHas, answer: vercelAnswer },
  render: { has: renderHas, answer: renderAnswer },
};

const daysIssued = 90;

/**
 * The internet of the world: a proxy that takes `CONNECT <address>:<port>` and puts the connection
 * through to the vendor whose address that is, and to nobody where it is nobody's.
 */
export async function startGateway(world: World): Promise<Gateway> {
  const authority = new Authority("Sandbox authority");
  const edges = {
    vercel: edgeServers(world, "vercel", authority),
    render: edgeServers(world, "render", authority),
  };
  const proxy = createServer((_request, response) => void response.writeHead(405).end());
  const open = new Set<Duplex>();
  proxy.on("connect", (request: IncomingMessage, socket: Duplex) => {
    open.add(socket);
    socket.on("error", () => socket.destroy());
    socket.on("close", () => open.delete(socket));
    const [address = "", port] = (request.url ?? "").split(":");
    const edge = edgeAt(address);
    if (edge === undefined || (port !== "443" && port !== "80")) {
      socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
      return;
    }
    socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
    const { plain, secure } = edges[edge];
    (port === "443" ? secure : plain).emit("connection", socket);
  });
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  return {
    address: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    root: authority.root,
    close: async () => {
      for (const socket of open) socket.destroy();
      const closed = once(proxy, "close");
      proxy.close();
      await closed;
    },
  };
}

/** The servers of one vendor's network; they listen nowhere, connections are handed to them. */
function edgeServers(world: World, edge: Edge, authority: Authority) {
  const stranger = () => new Authority("Nobody knows");
  const contexts = new Map<string, SecureContext>();
  const contextOf = (host: string): SecureContext | undefined => {
    const { bare, certificate } = conditionOf(world, host);
    if (bare || !networks[edge].has(world, host)) return undefined;
    const { names = [host], daysLeft = daysIssued, stranger: unknown = false } = certificate ?? {};
    const key = JSON.stringify([names, daysLeft, unknown]);
    const issuer = unknown ? stranger() : authority;
    const context = contexts.get(key) ?? createSecureContext(issuer.issue({ names, daysLeft }));
    contexts.set(key, context);
    return context;
  };
  const secure = createTlsServer(
    {
      SNICallback: (host, done) => {
        const context = contextOf(host.toLowerCase());
        // Whoever has no certificate for a name ends the handshake there.
        if (context) done(null, context);
        else done(new Error(`no certificate for ${host}`));
      },
    },
    (request, response) => void serve(world, edge, request, response),
  );
  const plain = createServer((request, response) => {
    const { host, path } = partsOf(request);
    const location = `https://${host}${path}`;
    send(response, altered(world, host, path, plainText(308, "", { location }), true));
  });
  return { plain, secure };
}

async function serve(
  world: World,
  edge: Edge,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { host, path } = partsOf(incoming);
  const { closed, delayMs = 0 } = conditionOf(world, host);
  if (closed) {
    incoming.socket.destroy();
    return;
  }
  if (delayMs > 0) await delay(delayMs);
  let body = "";
  for await (const part of incoming.setEncoding("utf8")) body += part;
  const { method = "GET", headers } = incoming;
  const request: WebRequest = { method, host, path, headers, body };
  send(response, altered(world, host, path, networks[edge].answer(world, request)));
}

function partsOf({ headers, url = "/" }: IncomingMessage): { host: string; path: string } {
  const [host = ""] = (headers.host ?? "").toLowerCase().split(":");
  return { host, path: url.split("?")[0] ?? "/" };
}

/** The answer as the host's condition has it. */
function altered(world: World, host: string, path: string, answer: WebAnswer, plain = false) {
  const { answer: other } = conditionOf(world, host);
  if (!other || (other.path !== undefined && other.path !== (plain ? `http:${path}` : path))) {
    return answer;
  }
  const headers: Record<string, string> = { ...answer.headers };
  for (const [name, value] of Object.entries(other.headers ?? {})) {
    if (value === null) delete headers[name];
    else headers[name] = value;
  }
  return { status: other.status ?? answer.status, headers, body: other.body ?? answer.body };
}

function send(response: ServerResponse, { status, headers, body }: WebAnswer): void {
  response.writeHead(status, { ...headers, connection: "close" }).end(body);
}
