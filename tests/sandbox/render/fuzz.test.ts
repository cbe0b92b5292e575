import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { createRenderApi } from "../../../src/sandbox/render/app.ts";
import { type Operation, readDocument, type Schema } from "../../../src/sandbox/render/document.ts";
import { handlers } from "../../../src/sandbox/render/handlers/all.ts";
import { operations } from "../../../src/sandbox/render/validation.ts";
import { World } from "../../../src/sandbox/world.ts";
import { type Dice, diceFrom } from "../../dice.ts";

const document = readDocument();
const implemented = operations.filter(({ id }) => id in handlers);
const bodySchemas = new Map(
  implemented.map(({ id, method, path }) => {
    const operation = document.paths[path]![method.toLowerCase()]!;
    return [id, operation.requestBody?.content?.["application/json"]?.schema];
  }),
);

/** A value of a schema; now and then one that is not quite. */
function anyOf(schema: Schema, dice: Dice, ids: string[], name = ""): unknown {
  const reference = (schema["$ref"] as string | undefined)?.split("/").at(-1);
  if (reference) return anyOf(document.components.schemas[reference]!, dice, ids, name);
  const branches = (schema["oneOf"] ?? schema["allOf"]) as Schema[] | undefined;
  if (branches) return anyOf(pick(branches, dice), dice, ids, name);
  if (dice() < 0.01) return null;
  const values = schema["enum"] as unknown[] | undefined;
  if (values) return pick(values, dice);
  switch (schema["type"]) {
    case "object":
      return objectOf(schema, dice, ids);
    case "array": {
      const item = schema["items"] as Schema;
      return Array.from({ length: Math.floor(dice() * 3) }, () => anyOf(item, dice, ids, name));
    }
    case "integer":
    case "number":
      return Math.floor(dice() * 12);
    case "boolean":
      return dice() < 0.5;
    default:
      return textOf(schema, dice, ids, name);
  }
}

function objectOf(schema: Schema, dice: Dice, ids: string[]): object {
  const required = (schema["required"] as string[] | undefined) ?? [];
  const properties = Object.entries((schema["properties"] as Record<string, Schema>) ?? {});
  const kept = properties.filter(([name]) => required.includes(name) || dice() < 0.4);
  return Object.fromEntries(
    kept.map(([name, property]) => [name, anyOf(property, dice, ids, name)]),
  );
}

function textOf(schema: Schema, dice: Dice, ids: string[], name: string): string {
  if (schema["format"] === "date-time") return "2026-01-01T00:00:00Z";
  if (name === "ownerId") return ids.find((id) => id.startsWith("tea-")) ?? "tea-none";
  if (/Ids?$/.test(name) && dice() < 0.9) return pick(ids, dice);
  return pick(["api", "worker", "nginx", "www.bondigoo.ch", "bondigoo.ch", "A", "x"], dice);
}

function pick<Item>(items: readonly Item[], dice: Dice): Item {
  return items[Math.min(items.length - 1, Math.floor(dice() * items.length))]!;
}

function pathOf(operation: Operation, dice: Dice, ids: string[]): string {
  const ownIds = ids.filter((id) => belongsTo(operation.path, id));
  return operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    if (/Key$|FileName$|username/.test(name)) return pick(["A", "x"], dice);
    if (name === "serviceId")
      return (
        pick(
          ids.filter((id) => /^(srv|crn)-/.test(id)),
          dice,
        ) ?? "srv-0"
      );
    return pick(ownIds.length > 0 ? ownIds : ids, dice);
  });
}

/** Things by the path under which they live, so that most calls meet something that exists. */
function belongsTo(path: string, id: string): boolean {
  const prefixes: [path: RegExp, id: RegExp][] = [
    [/\/deploys\//, /^dep-/],
    [/\/custom-domains\//, /^cdm-/],
    [/\/jobs\//, /^job-/],
    [/^\/services|^\/cron-jobs/, /^(srv|crn)-/],
    [/^\/env-groups/, /^evg-/],
    [/^\/environments/, /^evm-/],
    [/^\/projects/, /^prj-/],
    [/^\/key-value|^\/redis/, /^red-/],
    [/^\/postgres/, /^dpg-/],
    [/^\/disks/, /^dsk-/],
    [/^\/owners/, /^tea-/],
  ];
  return prefixes.find(([where]) => where.test(path))?.[1].test(id) ?? true;
}

const detailsOf: Record<string, string> = {
  static_site: "staticSiteDetailsPOST",
  web_service: "webServiceDetailsPOST",
  private_service: "privateServiceDetailsPOST",
  background_worker: "backgroundWorkerDetailsPOST",
  cron_job: "cronJobDetailsPOST",
};

/** A service's body whose parts fit its type and runtime, since random ones hardly ever do. */
function serviceBody(dice: Dice, ids: string[], serial: number): object {
  const body = anyOf({ $ref: "servicePOST" }, dice, ids) as { type?: string } | null;
  const type = body?.type ?? "web_service";
  const details = anyOf({ $ref: detailsOf[type] }, dice, ids) as Record<string, unknown> | null;
  const runtime = pick(["node", "docker", "image"], dice);
  const native = { buildCommand: "npm ci", startCommand: "npm start" };
  const docker = { dockerCommand: "", dockerContext: "", dockerfilePath: "" };
  const commands = type !== "static_site" && {
    runtime,
    env: runtime,
    envSpecificDetails: runtime === "node" ? native : docker,
  };
  const ownerId = ids.find((id) => id.startsWith("tea-"));
  const image = { ownerId, imagePath: pick(["nginx", "ghcr.io/bondigoo/api:1"], dice) };
  const source =
    runtime === "image" && type !== "static_site" ? { image } : { repo: "https://x.test" };
  const known = { environmentId: ids.find((id) => id.startsWith("evm-") && dice() < 0.5) };
  const serviceDetails = { ...details, ...commands };
  const none = { image: undefined, repo: undefined };
  return {
    ...body,
    ...none,
    ...source,
    ...known,
    type,
    name: `s${serial}`,
    ownerId,
    serviceDetails,
  };
}

/** A change of a service whose details fit its type. */
function patchBody(type: string, dice: Dice, ids: string[]): object {
  const schema = { $ref: detailsOf[type]!.replace("POST", "PATCH") };
  const details = anyOf(schema, dice, ids) as Record<string, unknown> | null;
  const serviceDetails = { ...details, runtime: undefined, envSpecificDetails: undefined };
  return { serviceDetails, rootDir: pick(["", "web"], dice) };
}

it("answers any sequence of calls within the document: no defect, no 500", async () => {
  const statuses = new Set<number>();
  const run = fc.asyncProperty(fc.integer(), async (seed) => {
    const dir = mkdtempSync(join(tmpdir(), "render-fuzz-"));
    const world = new World(dir);
    const { app, defects } = createRenderApi(world);
    const dice = diceFrom(seed);
    for (let call = 0; call < 60; call++) {
      const ids = Object.values(world.state()).flatMap((rows) => Object.keys(rows));
      // Creations come often enough for the other calls to meet something.
      const creations = implemented.filter(({ id }) =>
        /^create-(service|key|env|proj|post)/.test(id),
      );
      const operation = pick(dice() < 0.3 ? creations : implemented, dice);
      const schema = bodySchemas.get(operation.id);
      const path = pathOf(operation, dice, ids);
      const service = world.table<{ type: string }>("render/services")[path.split("/")[2]!];
      const body =
        operation.id === "create-service"
          ? serviceBody(dice, ids, call)
          : operation.id === "update-service" && service
            ? patchBody(service.type, dice, ids)
            : schema && anyOf(schema, dice, ids);
      const query = operation.path.endsWith("/resources") ? `?resourceIds=${pick(ids, dice)}` : "";
      const response = await app.request(`/v1${path}${query}`, {
        method: operation.method,
        headers: { Authorization: "Bearer rnd_sandbox", "Content-Type": "application/json" },
        ...(schema && { body: JSON.stringify(body) }),
      });
      statuses.add(response.status);
      world.advance(5);
      expect([operation.id, defects]).toEqual([operation.id, []]);
      expect(response.status).toBeLessThan(500);
    }
    world.close();
    rmSync(dir, { recursive: true });
  });
  await fc.assert(run, { numRuns: 40, seed: 20261121 });
  // A run that met only refusals would prove nothing.
  for (const status of [200, 201, 202, 204, 400, 404]) expect(statuses).toContain(status);
});
