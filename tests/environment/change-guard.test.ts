import {
  ComponentResource,
  CustomResource,
  log,
  type ResourceHook,
  type ResourceHookArgs,
  runtime,
  secret,
} from "@pulumi/pulumi";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ChangeGuard, changeHookName } from "../../src/environment/change-guard.ts";
import { tellOnly } from "../../src/shared/tell-only.ts";
import { acceptHooks } from "./recording.ts";

afterEach(() => vi.unstubAllEnvs());

const nobody = { stack: "dev", keptWhole: false, allowDeletion: [], allowInterruption: [] };
const postgres = "pulumi-nodejs:dynamic/render:Postgres";

/** The hook that a resource gets below what the guard watches. */
async function hookOf(spec: typeof nobody & object, preview: boolean): Promise<ResourceHook> {
  const mocks = { newResource: () => ({ id: "", state: {} }), call: () => ({}) };
  await runtime.setMocks(mocks, "shop", "dev", preview);
  acceptHooks();
  const made = new ChangeGuard(spec).transformation({
    resource: Object.create(CustomResource.prototype),
    type: postgres,
    name: "db",
    props: {},
    opts: { hooks: { beforeUpdate: [] } },
  });
  const { opts } = made as { opts: { hooks: { beforeUpdate: ResourceHook[] } } };
  return opts.hooks.beforeUpdate.at(-1)!;
}

const update = (oldInputs: object, newInputs: object) =>
  ({ urn: "urn", id: "id", name: "db", type: postgres, oldInputs, newInputs }) as ResourceHookArgs;
const plan = (from: string, to: string) =>
  update({ name: "shop-db", plan: from }, { name: "shop-db", plan: to });

describe("the guard of changes", () => {
  it("is on every resource, and on nothing that is none", async () => {
    const hook = await hookOf(nobody, true);
    expect([hook.name, hook.opts]).toEqual([changeHookName, { onDryRun: true }]);
    const component = new ChangeGuard(nobody).transformation({
      resource: Object.create(ComponentResource.prototype),
      type: "platform:environment:Redis",
      name: "redis",
      props: {},
      opts: {},
    });
    expect(component).toBeUndefined();
  });

  it.each<[what: string, spec: Partial<Record<keyof typeof nobody, unknown>>, refused: boolean]>([
    ["an environment that is not kept whole", {}, false],
    ["one that is", { keptWhole: true }, true],
    ["one that is, with consent", { keptWhole: true, allowInterruption: ["shop-db"] }, false],
    ["one that is, with another's", { keptWhole: true, allowInterruption: ["shop"] }, true],
    ["one that is, and may be deleted", { keptWhole: true, allowDeletion: ["shop-db"] }, true],
  ])("asks for consent to an interruption: %s", async (_, spec, refused) => {
    const { callback } = await hookOf({ ...nobody, ...spec } as typeof nobody, false);
    const judged = Promise.resolve(callback(plan("basic_1gb", "basic_4gb")));
    if (refused) await expect(judged).rejects.toThrow("write `allowInterruption: [shop-db]`");
    else expect(await judged).toBeUndefined();
  });

  it("takes the consent by the name it has or gets", async () => {
    const spec = { ...nobody, keptWhole: true, allowInterruption: ["shop-db"] as never[] };
    const { callback } = await hookOf(spec, false);
    const renamed = update({ name: "shop-db", plan: "a" }, { name: "shop-pg", plan: "b" });
    expect(await callback(renamed)).toBeUndefined();
  });

  it("lets a drift check tell of what is refused, and an `up` never", async () => {
    const lowered = plan("basic_1gb", "free");
    vi.stubEnv(tellOnly, "true");
    expect(await (await hookOf(nobody, true)).callback(lowered)).toBeUndefined();
    const { callback } = await hookOf(nobody, false);
    await expect(Promise.resolve(callback(lowered))).rejects.toThrow("to free is impossible");
    vi.unstubAllEnvs();
    const preview = await hookOf(nobody, true);
    await expect(Promise.resolve(preview.callback(lowered))).rejects.toThrow("is impossible");
  });

  it("tells at preview of a deploy that is due though nothing differs", async () => {
    const inputs = { name: "shop-api" };
    const due = {
      ...update(inputs, inputs),
      type: "pulumi-nodejs:dynamic/render:WebService",
      oldOutputs: { deployDue: true },
    };
    const said = vi.spyOn(log, "info").mockResolvedValue(undefined);
    expect(await (await hookOf(nobody, true)).callback(due)).toBeUndefined();
    expect(said.mock.calls.map(([text]) => text)).toEqual([
      "in place: What runs is older than what is set: one deploy.",
    ]);
    vi.restoreAllMocks();
  });

  it("compares what is secret, and repeats none of it", async () => {
    const { callback } = await hookOf({ ...nobody, keptWhole: true }, false);
    const both = (from: string, to: string) =>
      update(
        { name: "shop-db", plan: secret(from), diskSizeGB: 10 },
        { name: "shop-db", plan: secret(to), diskSizeGB: 15 },
      );
    expect(await callback(both("basic_1gb", "basic_1gb"))).toBeUndefined();
    await expect(Promise.resolve(callback(both("basic_1gb", "hunter-two")))).rejects.toThrow(
      /^shop-db: plan interrupts\./,
    );
  });
});
