import { afterEach, describe, expect, it } from "vitest";
import { codes, StatusError } from "../../../src/sandbox/providers/errors.ts";
import { debugProviders, type ProviderHooks } from "../../../src/sandbox/providers/providers.ts";
import { startSandboxProviders } from "./client.ts";
import { type } from "./types.ts";

let sandbox: Awaited<ReturnType<typeof startSandboxProviders>>;
afterEach(() => sandbox.close());
const start = async (hooks?: ProviderHooks) => {
  sandbox = await startSandboxProviders(hooks);
};

const project = type("vercel", "Project");

describe("the providers' protocol", () => {
  it("serves every provider on a port of its own, in the form the engine reads", async () => {
    await start();
    expect(Object.keys(sandbox.ports).sort()).toEqual([
      "cloudflare",
      "github",
      "mongodbatlas",
      "random",
      "vercel",
    ]);
    expect(new Set(Object.values(sandbox.ports)).size).toBe(5);
    expect(debugProviders({ vercel: 1, github: 2 })).toBe("vercel:1,github:2");
  });

  it("answers Configure as the real plugins do: no secrets, previews, resources only in pf", async () => {
    await start();
    const answered = async (name: string) => sandbox.of(name).configure({});
    for (const name of ["vercel", "cloudflare", "github", "mongodbatlas"]) {
      expect(await answered(name)).toMatchObject({
        acceptsecrets: false,
        supportspreview: true,
        acceptoutputs: false,
        supportsAutonamingConfiguration: true,
        acceptresources: ["vercel", "cloudflare"].includes(name),
      });
    }
  });

  it("reports an unknown provider setting by name", async () => {
    await start();
    expect(await sandbox.of("github").checkConfig({ nope: "1", owner: "acme" })).toEqual([
      "could not validate provider configuration: Invalid or unknown key. Examine values at " +
        "'p.nope'.",
    ]);
  });

  it("answers a schema in which every reference leads somewhere", async () => {
    await start();
    for (const name of Object.keys(sandbox.ports)) {
      const schema = await sandbox.of(name).schema();
      const references = JSON.stringify(schema).match(/#\/types\/[^"]+/g) ?? [];
      const missing = references.filter(
        (found) => !(found.replace("#/types/", "") in schema.types),
      );
      expect(missing).toEqual([]);
      expect(Object.keys(schema.resources).length).toBeGreaterThan(5);
    }
  });
});

describe("calls that reach a vendor", () => {
  it("are recorded with their status; previews, checks and diffs are not calls", async () => {
    await start();
    const vercel = sandbox.of("vercel");
    await vercel.check(project, { name: "a" });
    await vercel.create(project, { name: "a" }, { preview: true });
    const made = await vercel.make(project, { name: "a" });
    await vercel.diff(project, made.outputs, { name: "b" });
    await vercel.make(project, { name: "a" }).catch(() => undefined);
    await vercel.read(project, made.id, made.outputs, made.inputs);
    await vercel.update(project, made.id, made.outputs, { name: "b" });
    await vercel.invoke("vercel:index/getProject:getProject", { name: "b" });
    await vercel.delete(project, made.id, made.outputs);
    expect(sandbox.world.calls.map(({ operation, status }) => [operation, status])).toEqual([
      [`Create ${project}`, 0],
      [`Create ${project}`, 2],
      [`Read ${project}`, 0],
      [`Update ${project}`, 0],
      ["Invoke vercel:index/getProject:getProject", 0],
      [`Delete ${project}`, 0],
    ]);
  });

  it("can fail before anything changed", async () => {
    await start({
      beforeCall: () => {
        throw new StatusError(codes.unknown, "429 Too Many Requests");
      },
    });
    await expect(sandbox.of("vercel").make(project, { name: "a" })).rejects.toThrow("429");
    expect(sandbox.world.table(project)).toEqual({});
  });

  it("can lose their answer after the change was made", async () => {
    await start({
      afterCall: () => {
        throw new StatusError(codes.unknown, "connection reset");
      },
    });
    await expect(sandbox.of("vercel").make(project, { name: "a" })).rejects.toThrow("reset");
    expect(Object.keys(sandbox.world.table(project))).toHaveLength(1);
  });

  it("delete what is not there without complaint, and refuse to update it", async () => {
    await start();
    const vercel = sandbox.of("vercel");
    await vercel.delete(project, "prj_none", { id: "prj_none", name: "a" });
    const state = { id: "prj_none", name: "a" };
    await expect(vercel.update(project, "prj_none", state, { name: "b" })).rejects.toThrow(
      "prj_none not found (404)",
    );
  });
});
