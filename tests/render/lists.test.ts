import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import fc from "fast-check";
import { expect, it } from "vitest";
import { createRender } from "../../src/render/client/client.ts";
import { createClock } from "../../src/render/client/fast-clock.ts";
import type { Context } from "../../src/render/providers/implementation.ts";
import { providers } from "../../src/render/providers/kinds.ts";
import { SharedReads } from "../../src/render/providers/shared-reads.ts";
import type { ResourceKind } from "../../src/render/resource.ts";
import { Driven, isWrite, type Simulator, startSimulator } from "./simulator.ts";

/** What stands beside the cursor in each list that the provider reads, by the end of its path. */
const nouns = {
  services: "service",
  "key-value": "keyValue",
  postgres: "postgres",
  "env-groups": "envGroup",
  environments: "environment",
  projects: "project",
  registrycredentials: "registryCredential",
  deploys: "deploy",
  "env-vars": "envVar",
  "secret-files": "secretFile",
  headers: "header",
  routes: "route",
  "custom-domains": "customDomain",
} as const;

type Shapes = Record<keyof typeof nouns, "wrapped" | "bare">;

const shapes = fc.record(
  Object.fromEntries(
    Object.keys(nouns).map((list) => [list, fc.constantFrom("wrapped", "bare")]),
  ) as Record<keyof typeof nouns, fc.Arbitrary<"wrapped" | "bare">>,
);

/** Stands between a client and the simulator, and gives every list the shape that was drawn. */
async function startBetween(simulator: Simulator, given: Shapes) {
  const target = new URL(simulator.server.url);
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const { method = "GET", headers, url = "" } = request;
    const answer = await fetch(new URL(url, target), {
      method,
      headers: {
        authorization: headers.authorization ?? "",
        "content-type": headers["content-type"] ?? "application/json",
      },
      ...(body !== "" && { body }),
    }).catch(() => undefined);
    // What Render cut off is cut off here too.
    if (!answer) return void request.socket.destroy();
    const answered = await answer.text();
    const list = new URL(url, target).pathname.split("/").at(-1) as keyof Shapes;
    const reshapes = method === "GET" && answer.ok && list in nouns;
    response.writeHead(answer.status, { "content-type": "application/json" });
    response.end(reshapes ? JSON.stringify(reshaped(JSON.parse(answered), list, given)) : answered);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { host: `http://127.0.0.1:${port}${target.pathname}`, close: () => server.close() };
}

function reshaped(items: Record<string, unknown>[], list: keyof Shapes, given: Shapes): unknown {
  const noun = nouns[list];
  return items.map((item, index) => {
    const bare = noun in item ? item[noun] : item;
    return given[list] === "bare" ? bare : { cursor: `c${index}`, [noun]: bare };
  });
}

function contextAt(simulator: Simulator, host: string): Context {
  const { apiKey, ownerId } = simulator.server;
  const clock = createClock({ RENDER_CLOCK_SPEED: "200" });
  const render = createRender({ host, apiKey, ownerId }, { clock, progress: () => undefined });
  return { ...render, reads: new SharedReads(render) };
}

it("lives the same life with every list beside cursors or bare, whichever it is", async () => {
  await fc.assert(
    fc.asyncProperty(shapes, async (given) => {
      const simulator = await startSimulator();
      const { host, close } = await startBetween(simulator, given);
      try {
        await liveOnce(simulator, () => contextAt(simulator, host));
      } finally {
        close();
        await simulator.close();
      }
    }),
    { numRuns: 8, examples: [[all("wrapped")], [all("bare")]] },
  );
});

function all(shape: "wrapped" | "bare"): Shapes {
  return Object.fromEntries(Object.keys(nouns).map((list) => [list, shape])) as Shapes;
}

/** A small platform: each creation loses its answer, then nothing changes, then a service moves. */
async function liveOnce(simulator: Simulator, connect: () => Context): Promise<void> {
  const drive = (kind: ResourceKind) => new Driven(providers[kind](connect));
  const up = async (kind: ResourceKind, inputs: Record<string, unknown>, path: string) => {
    simulator.faults.arm("reset-after", { operation: `POST ${path}`, times: 1 });
    const made = drive(kind);
    await made.up(inputs);
    return { made, inputs };
  };
  const project = await up("Project", { name: "shop" }, "/projects");
  const projectId = project.made.id;
  const dev = await up("Environment", { name: "dev", projectId }, "/environments");
  const qa = await up("Environment", { name: "qa", projectId }, "/environments");
  const place = { environmentId: dev.made.id };
  const group = await up(
    "EnvGroup",
    { name: "env", variables: { A: "1" }, ...place },
    "/env-groups",
  );
  const store = { name: "redis", plan: "starter", ...place };
  const redis = await up("KeyValue", store, "/key-value");
  const site = await up(
    "StaticSite",
    {
      name: "site",
      repo: "https://github.com/shop/shop",
      headers: [{ path: "/*", name: "X-A", value: "1" }],
      routes: [{ type: "rewrite", source: "/*", destination: "/index.html" }],
      ...place,
    },
    "/services",
  );
  const worker = await up(
    "BackgroundWorker",
    {
      name: "worker",
      plan: "starter",
      runtime: "node",
      repo: "https://github.com/shop/shop",
      startCommand: "npm run worker",
      variables: { B: "2" },
      secretFiles: { key: "secret" },
      envGroups: [{ id: group.made.id, variables: { A: "1" } }],
      ...place,
    },
    "/services",
  );
  for (const { made, inputs } of [project, dev, qa, group, redis, site, worker]) {
    await made.refresh();
    expect(await made.up(inputs)).toBe("same");
  }
  simulator.takeCalls();
  const moved = { ...worker.inputs, environmentId: qa.made.id, envGroups: [] };
  expect(await worker.made.up(moved)).toBe("updated");
  const writes = simulator.takeCalls().filter(isWrite);
  expect(writes).toContain("DELETE /env-groups/{envGroupId}/services/{serviceId}");
  const counts = { projects: 1, environments: 2, "env-groups": 1, "key-value": 1, services: 2 };
  for (const [table, count] of Object.entries(counts)) {
    expect(simulator.rows(table), table).toHaveLength(count);
  }
}
