import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { application, healthPath } from "../../examples/application/application.ts";
import { mayGetMail } from "../../examples/application/mail.ts";
import { refuseProduction, seedUsers } from "../../examples/application/seed.ts";
import { reaches } from "../../examples/application/stores.ts";
import { previewOrigins } from "../../src/config/compose/preview-origins.ts";
import { applicationAnswer } from "../../src/sandbox/web/application.ts";
import { World } from "../../src/sandbox/world.ts";

const env = {
  CORS_ORIGIN: "https://dev.bondigoo.ch, http://localhost:3000",
  CORS_ORIGIN_PATTERN: previewOrigins({ project: "bondigoo-platform", team: "bondigoo" }),
  JWT_SECRET: "j",
  SESSION_SECRET: "s",
  RENDER_GIT_COMMIT: "0123456789",
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "application-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

let url: string;
let close: () => void;
beforeEach(async () => {
  ({ url, close } = await serve());
});
afterEach(() => close());

async function serve(probes: Parameters<typeof application>[1] = {}) {
  const server = application(env, probes).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

describe("the sample application", () => {
  it.each([
    ["https://dev.bondigoo.ch", true],
    ["http://localhost:3000", true],
    ["https://bondigoo-platform-git-new-page-bondigoo.vercel.app", true],
    ["https://bondigoo-platform-git-new-page-stranger.vercel.app", false],
    ["https://www.bondigoo.ch", false],
    ["https://dev.bondigoo.ch.evil.example", false],
    ["null", false],
    ["", false],
  ])("lets %s in: %s", async (origin, accepted) => {
    const { status, headers } = await fetch(`${url}/api/bookings`, {
      method: "OPTIONS",
      headers: { origin },
    });
    expect(status).toBe(204);
    expect(headers.get("access-control-allow-origin")).toBe(accepted ? origin : null);
    expect(headers.get("vary")).toBe("Origin");
  });

  it.each([
    ["GET", healthPath, {}],
    ["GET", "/api/bookings", {}],
    ["POST", "/api/auth/login", {}],
    ["POST", "/api/bookings", { authorization: "own" }],
    ["DELETE", "/api/bookings/1", { authorization: "own" }],
    ["GET", "/api/bookings", { authorization: "Bearer other" }],
    ["OPTIONS", "/api/bookings", { origin: "https://dev.bondigoo.ch" }],
    ["OPTIONS", "/api/bookings", { origin: "https://www.bondigoo.ch" }],
  ])("answers %s %s as what the sandbox runs does", async (method, path, given) => {
    const { token } = (await (await fetch(`${url}/api/auth/login`, { method: "POST" })).json()) as {
      token: string;
    };
    const authorization = "authorization" in given && given.authorization;
    const headers = {
      ...given,
      ...(authorization === "own" && { authorization: `Bearer ${token}` }),
    };
    const body = method === "POST" ? '{"coach":"verify"}' : "";
    const real = await fetch(`${url}${path}`, { method, headers, ...(body && { body }) });
    const simulated = applicationAnswer(
      new World(folder),
      { method, host: "api.dev.bondigoo.ch", path, headers, body },
      { variables: env, commit: env.RENDER_GIT_COMMIT, health: healthPath },
    );
    expect({ status: real.status, body: await real.text() }).toEqual({
      status: simulated.status,
      body: simulated.body,
    });
    for (const [name, value] of Object.entries(simulated.headers)) {
      expect([name, real.headers.get(name)]).toEqual([name, value]);
    }
    expect(real.headers.has("x-powered-by")).toBe(false);
  });

  it("says which part is not reached, and nothing of why", async () => {
    const store = createServer().listen(0, "127.0.0.1");
    await once(store, "listening");
    const { port } = store.address() as AddressInfo;
    const probes = {
      database: reaches(`postgresql://user:password@127.0.0.1:${port}/db`),
      queue: () => Promise.reject(new Error("connect ECONNREFUSED red-abc:6379")),
    };
    const served = await serve(probes);
    const answer = await fetch(`${served.url}${healthPath}`);
    served.close();
    store.close();
    expect({ status: answer.status, body: await answer.json() }).toEqual({
      status: 503,
      body: {
        status: "degraded",
        commit: "0123456789",
        checks: { database: "up", queue: "down" },
      },
    });
  });

  it.each([
    ["ada@bondigoo.ch", true],
    ["Ada@Bondigoo.CH ", true],
    ["tester@example.com", true],
    ["other@example.com", false],
    ["ada@bondigoo.ch.evil.example", false],
    ["ada@sub.bondigoo.ch", false],
  ])("sends mail to %s outside production: %s", (address, sent) => {
    const list = { EMAIL_ALLOWLIST: "@bondigoo.ch, tester@example.com" };
    expect(mayGetMail(address, { ...list, ENVIRONMENT_NAME: "staging" })).toBe(sent);
    expect(mayGetMail(address, { ENVIRONMENT_NAME: "production" })).toBe(true);
    expect(mayGetMail(address, { ENVIRONMENT_NAME: "staging" })).toBe(false);
    expect(mayGetMail(address, { ENVIRONMENT_NAME: "staging", EMAIL_ALLOWLIST: " " })).toBe(false);
  });

  it("seeds the same users every time, and none in production", () => {
    expect(seedUsers(2)).toEqual(seedUsers(2));
    expect(new Set(seedUsers(2).map(({ id }) => id)).size).toBe(6);
    expect(seedUsers(3).slice(0, 2)).toEqual(seedUsers(2).slice(0, 2));
    expect(() => refuseProduction({ ENVIRONMENT_NAME: "production" })).toThrow("production");
    expect(() => refuseProduction({ ENVIRONMENT_NAME: "development" })).not.toThrow();
  });
});
