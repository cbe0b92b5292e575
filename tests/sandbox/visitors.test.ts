import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serveRenderApi } from "../../src/sandbox/render/server.ts";
import { type Sandbox, startSandbox } from "../../src/sandbox/sandbox.ts";
import { World } from "../../src/sandbox/world.ts";

let folder: string;
let sandbox: Sandbox;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "visitors-"));
  sandbox = await startSandbox({ state: join(folder, "state") });
});

afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Asks over a socket of its own, with any Host, which `fetch` does not let a caller choose. */
async function ask(
  url: string,
  {
    method = "GET",
    headers = {},
    body = "",
  }: Partial<Record<"method" | "body", string>> & {
    headers?: Record<string, string>;
  } = {},
): Promise<{ status: number; text: string; headers: NodeJS.Dict<string | string[]> }> {
  const asked = request(url, { method, headers, agent: false });
  asked.end(body);
  const [answer] = await once(asked, "response");
  let text = "";
  for await (const piece of answer.setEncoding("utf8")) text += piece;
  return { status: answer.statusCode, text, headers: answer.headers };
}

const json = { "content-type": "application/json" };

/** Places that a page might ask for what the sandbox holds. */
const places = () => {
  const { control, env, render } = sandbox;
  return [`${control}/state`, `${control}/calls`, `${env["VAULT_SERVER_URL"]}/x`, render.url];
};

describe("a page in a browser on this machine", () => {
  it.each([
    "rebound.evil.example",
    "evil.example:80",
    "127.0.0.1.evil.example",
    "localhost.evil.example",
    "2130706433",
  ])("reads nothing under the name %s, which leads here (DNS rebinding)", async (host) => {
    for (const place of places()) {
      const { status, text } = await ask(place, { headers: { host } });
      expect(status).toBe(403);
      expect(text).not.toContain("tables");
    }
  });

  it.each<Record<string, string>>([
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: "http://localhost:3000" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
  ])("reads and changes nothing when it sends %s", async (headers) => {
    for (const place of places()) expect((await ask(place, { headers })).status).toBe(403);
    const order = { method: "POST", headers: { ...headers, ...json }, body: "{}" };
    expect((await ask(`${sandbox.control}/reset`, order)).status).toBe(403);
  });

  it.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])(
    "changes nothing by a form of type %j, as which no preflight asks first",
    async (type) => {
      sandbox.world.table("kept")["one"] = { id: "one" };
      const headers: Record<string, string> = type === "" ? {} : { "content-type": type };
      for (const [method, path] of Object.entries({ POST: "reset", DELETE: "faults" })) {
        const { status } = await ask(`${sandbox.control}/${path}`, { method, headers });
        expect(status).toBe(415);
      }
      const fault = { method: "POST", headers, body: '{"name":"server-error"}' };
      expect((await ask(`${sandbox.control}/faults`, fault)).status).toBe(415);
      expect(sandbox.world.table("kept")).toHaveProperty("one");
    },
  );

  it("is never told that it may ask", async () => {
    const { headers } = await ask(`${sandbox.control}/reset`, {
      method: "OPTIONS",
      headers: { origin: "https://evil.example", "access-control-request-method": "POST" },
    });
    expect(headers).not.toHaveProperty("access-control-allow-origin");
  });

  it("does not reach Render's stand-in by itself either", async () => {
    const world = new World(join(folder, "render"));
    const render = await serveRenderApi(world);
    const host = "rebound.evil.example";
    const authorization = `Bearer ${render.apiKey}`;
    expect((await ask(`${render.url}/owners`, { headers: { host, authorization } })).status).toBe(
      403,
    );
    expect((await ask(`${render.url}/owners`, { headers: { authorization } })).status).toBe(200);
    await render.close();
    world.close();
  });
});

describe("a program on this machine", () => {
  it("is answered under each name of the machine", async () => {
    const { port } = new URL(sandbox.control);
    for (const name of [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`]) {
      const { status } = await ask(`${sandbox.control}/state`, { headers: { host: name } });
      expect(status).toBe(200);
    }
  });

  it("gives orders in JSON", async () => {
    const order = { method: "POST", headers: json, body: "{}" };
    expect((await ask(`${sandbox.control}/reset`, order)).status).toBe(204);
  });
});
