import { once } from "node:events";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { joinSandbox } from "../../src/sandbox/lease.ts";
import { type Sandbox, startSandbox } from "../../src/sandbox/sandbox.ts";
import type { World } from "../../src/sandbox/world.ts";

let state: string;
const open: Sandbox[] = [];

async function start(options: { port?: number; seed?: (world: World) => void } = {}) {
  const sandbox = await startSandbox({ state, ...options });
  open.push(sandbox);
  return sandbox;
}

beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), "sandbox-test-"));
});

afterEach(async () => {
  for (const sandbox of open.splice(0)) await sandbox.close();
  rmSync(state, { recursive: true, force: true });
});

async function createProject({ render }: Sandbox, name: string) {
  return await fetch(`${render.url}/projects`, {
    method: "POST",
    headers: { authorization: `Bearer ${render.apiKey}`, "content-type": "application/json" },
    body: JSON.stringify({ name, ownerId: render.ownerId, environments: [{ name: "prod" }] }),
  });
}

const post = (url: string, body: unknown = {}) =>
  fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });

describe("a sandbox", () => {
  it("tells every variable a program needs to reach its vendors and keep its stacks here", async () => {
    const { env, render } = await start();
    expect(env["PULUMI_DEBUG_PROVIDERS"]).toMatch(
      /^vercel:\d+,mongodbatlas:\d+,github:\d+,cloudflare:\d+,random:\d+$/,
    );
    expect(env).toMatchObject({
      RENDER_HOST: render.url,
      RENDER_API_KEY: render.apiKey,
      RENDER_OWNER_ID: render.ownerId,
      PULUMI_BACKEND_URL: `file://${state}/pulumi?metadata=skip`,
      PULUMI_CONFIG_PASSPHRASE: expect.any(String),
      VERCEL_API_TOKEN: expect.any(String),
      MONGODB_ATLAS_CLIENT_ID: expect.any(String),
      MONGODB_ATLAS_CLIENT_SECRET: expect.any(String),
      GITHUB_TOKEN: expect.any(String),
      CLOUDFLARE_API_TOKEN: expect.any(String),
    });
  });

  it("holds after a restart what its vendors held before", async () => {
    const first = await start();
    expect((await createProject(first, "bondigoo")).status).toBe(201);
    const held = structuredClone(first.world.state());
    await first.close();
    const second = await start();
    expect(second.world.state()).toEqual(held);
    expect(second.render.ownerId).toBe(first.render.ownerId);
  });

  it("refuses a state folder on which another one runs, and says how to use that one", async () => {
    await start();
    await expect(startSandbox({ state })).rejects.toThrow(
      `A sandbox already runs on ${state} (process ${process.pid}). Use it with ` +
        `"infra sandbox exec --state ${state} -- COMMAND", stop it, or choose another --state.`,
    );
  });

  it("takes over the state folder of a process that was killed", async () => {
    writeFileSync(join(state, "sandbox.json"), JSON.stringify({ pid: 2 ** 30 }));
    const { control } = await start();
    expect((await fetch(`${control}/state`)).status).toBe(200);
  });

  it("leaves the state folder free when it cannot start", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    const { port } = taken.address() as AddressInfo;
    await expect(startSandbox({ state, port })).rejects.toThrow(
      `Port ${port} of 127.0.0.1 is in use. Choose another --port, or leave it out.`,
    );
    taken.close();
    await expect(start()).resolves.toBeDefined();
  });

  it("can be found by other processes while it runs, and not after", async () => {
    const sandbox = await start();
    const joined = await joinSandbox(state);
    expect(joined).toMatchObject({ env: sandbox.env, control: sandbox.control });
    await joined?.during(async () => {});
    await sandbox.close();
    expect(await joinSandbox(state)).toBeUndefined();
  });

  it("is not found where a process of the same number is not a sandbox", async () => {
    const announcement = { control: "http://127.0.0.1:1", env: {}, render: {} };
    const record = { pid: process.pid, announcement };
    writeFileSync(join(state, "sandbox.json"), JSON.stringify(record));
    expect(await joinSandbox(state)).toBeUndefined();
  });

  it("lets nobody but its owner read where it is and with which key", async () => {
    await start();
    const { mode } = statSync(join(state, "sandbox.json"));
    expect(mode & 0o777).toBe(0o600);
  });
});

describe("the control address", () => {
  it("lists every call to a vendor in order, or those after a number", async () => {
    const sandbox = await start();
    await createProject(sandbox, "one");
    await createProject(sandbox, "two");
    const calls = (await (await fetch(`${sandbox.control}/calls`)).json()) as unknown[];
    expect(calls).toMatchObject([
      { order: 1, vendor: "render", operation: "POST /projects", status: 201 },
      { order: 2, vendor: "render", operation: "POST /projects", status: 201 },
    ]);
    const later = await (await fetch(`${sandbox.control}/calls?since=1`)).json();
    expect(later).toEqual(calls.slice(1));
  });

  it("shows what the vendors hold, by table and id", async () => {
    const sandbox = await start();
    const { id } = (await (await createProject(sandbox, "one")).json()) as { id: string };
    const held = await (await fetch(`${sandbox.control}/state`)).json();
    expect(held).toMatchObject({ "render/projects": { [id]: { name: "one" } } });
  });

  it("resets to what existed before anything was built, and disarms faults", async () => {
    const zone = { id: "z1", name: "bondigoo.ch" };
    const seed = (world: World) => {
      world.table("zones")["z1"] = zone;
    };
    const sandbox = await start({ seed });
    await createProject(sandbox, "one");
    await post(`${sandbox.control}/faults`, { name: "server-error" });
    expect((await post(`${sandbox.control}/reset`)).status).toBe(204);
    expect(sandbox.world.state()).toMatchObject({ zones: { z1: zone } });
    expect(sandbox.world.table("render/projects")).toEqual({});
    expect(sandbox.world.calls).toEqual([]);
    expect((await createProject(sandbox, "one")).status).toBe(201);
  });

  it("arms a fault by name, which strikes as often as it was told to", async () => {
    const sandbox = await start();
    const fault = { name: "server-error", operation: "POST /projects", times: 2 };
    expect((await post(`${sandbox.control}/faults`, fault)).status).toBe(204);
    const answers = ["one", "one", "one"].map(() => createProject(sandbox, "one"));
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([500, 500, 201]);
  });

  it("refuses an unknown fault with the list of those there are", async () => {
    const sandbox = await start();
    const answer = await post(`${sandbox.control}/faults`, { name: "earthquake" });
    expect(answer.status).toBe(400);
    const message = expect.stringContaining('Unknown fault "earthquake". Known faults: throttle');
    expect(await answer.json()).toMatchObject({ message });
  });

  it("answers an order that is not JSON with 400", async () => {
    const { control } = await start();
    const headers = { "content-type": "application/json" };
    const answer = await fetch(`${control}/advance`, { method: "POST", headers, body: "soon" });
    expect(answer.status).toBe(400);
  });

  it("moves the world's clock", async () => {
    const sandbox = await start();
    const before = sandbox.world.now();
    await post(`${sandbox.control}/advance`, { ms: 3_600_000 });
    expect(sandbox.world.now() - before).toBeGreaterThanOrEqual(3_600_000);
  });

  it("counts a command that joined until it is done", async () => {
    const sandbox = await start();
    const joined = await joinSandbox(state);
    let idle = false;
    const waiting = sandbox.leases.idle(new AbortController().signal).then(() => {
      idle = true;
    });
    await joined?.during(async () => {
      expect(sandbox.leases.open).toBe(1);
      expect(idle).toBe(false);
    });
    await waiting;
    expect(sandbox.leases.open).toBe(0);
  });
});
