import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished } from "vitest";
import type { Handlers } from "../../../src/sandbox/render/call.ts";
import type { RenderOptions } from "../../../src/sandbox/render/options.ts";
import { type RenderServer, serveRenderApi } from "../../../src/sandbox/render/server.ts";
import { operations } from "../../../src/sandbox/render/validation.ts";
import { World } from "../../../src/sandbox/world.ts";

/** An answer's JSON, looked into freely; the simulator has checked it against the document. */
export type Json = ReturnType<typeof JSON.parse>;

/** What came back over the wire. */
export interface Reply {
  status: number;
  headers: Headers;
  body: Json;
}

/** A simulator on a fresh world, spoken to over real HTTP. */
export interface Bench {
  world: World;
  server: RenderServer;
  ownerId: string;
  send(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Reply>;
  get(path: string): Promise<Reply>;
  post(path: string, body?: unknown): Promise<Reply>;
  put(path: string, body?: unknown): Promise<Reply>;
  patch(path: string, body?: unknown): Promise<Reply>;
  del(path: string): Promise<Reply>;
}

/** Ends a bench; a wrong answer of the sandbox fails the test that caused it. */
export async function endBench({ world, server }: Bench): Promise<void> {
  await server.close();
  world.close();
  rmSync(world.dir, { recursive: true });
  expect(server.defects).toEqual([]);
}

/** A bench that ends with the test at hand. */
export async function startBench(options: Partial<RenderOptions> = {}): Promise<Bench> {
  const bench = await openBench(options);
  onTestFinished(() => endBench(bench));
  return bench;
}

/** A bench that whoever asked for it must end. */
export async function openBench(options: Partial<RenderOptions> = {}): Promise<Bench> {
  const world = new World(mkdtempSync(join(tmpdir(), "render-api-")));
  const server = await serveRenderApi(world, options);
  const send = async (
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => {
    const response = await fetch(server.url + path, {
      method,
      headers: { Authorization: `Bearer ${server.apiKey}`, Accept: "application/json", ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = response.headers.get("content-type")?.startsWith("application/json");
    const parsed = text === "" ? undefined : json ? JSON.parse(text) : text;
    return { status: response.status, headers: response.headers, body: parsed };
  };
  return {
    world,
    server,
    ownerId: server.ownerId,
    send: (method, path, body, headers) =>
      send(method, path, body, { "Content-Type": "application/json", ...headers }),
    get: (path) => send("GET", path),
    post: (path, body) => send("POST", path, body, { "Content-Type": "application/json" }),
    put: (path, body) => send("PUT", path, body, { "Content-Type": "application/json" }),
    patch: (path, body) => send("PATCH", path, body, { "Content-Type": "application/json" }),
    del: (path) => send("DELETE", path),
  };
}

/** The body of a small web service built from Git. */
export function webService(bench: Bench, name: string, details: object = {}, rest: object = {}) {
  return {
    type: "web_service",
    name,
    ownerId: bench.ownerId,
    repo: "https://github.com/bondigoo/bondigoo-platform",
    branch: "main",
    autoDeploy: "no",
    serviceDetails: {
      runtime: "node",
      plan: "starter",
      envSpecificDetails: { buildCommand: "npm ci", startCommand: "npm start" },
      ...details,
    },
    ...rest,
  };
}

/** The body of a small background worker. */
export function worker(bench: Bench, name: string, details: object = {}, rest: object = {}) {
  return webService(bench, name, details, { type: "background_worker", ...rest });
}

/** Creates a service and returns it with its first deploy's id. */
export async function createService(bench: Bench, body: object): Promise<Json> {
  const { status, body: answer } = await bench.post("/services", body);
  expect(answer.message).toBeUndefined();
  expect(status).toBe(201);
  return { ...answer.service, deployId: answer.deployId };
}

/** Asks for an operation and fails unless it is answered as expected. */
export async function expectStatus(
  bench: Bench,
  status: number,
  method: string,
  path: string,
  body?: unknown,
): Promise<Json> {
  const reply = await bench.send(method, path, body);
  expect([reply.status, reply.body?.message], `${method} ${path}`).toEqual([status, undefined]);
  return reply.body;
}

/** The names of implemented operations that nothing asked this bench for. */
export function neverAsked(bench: Bench, handlers: Handlers): string[] {
  const asked = new Set(bench.world.calls.map((call) => call.operation));
  return operations
    .filter(({ id }) => id in handlers)
    .map(({ method, path }) => `${method} ${path}`)
    .filter((name) => !asked.has(name));
}
