import { type ResourceHook, type ResourceHookArgs, runtime } from "@pulumi/pulumi";
import { beforeAll, describe, expect, it } from "vitest";
import { DeletionProtection } from "../../src/environment/deletion-protection.ts";
import { acceptHooks } from "./recording.ts";

beforeAll(async () => {
  await runtime.setMocks({
    newResource: () => ({ id: "", state: {} }),
    call: () => ({}),
  });
  acceptHooks();
});

/** The hook that the engine runs before it deletes what has the guard's protection. */
function hookOf(guard: DeletionProtection): ResourceHook {
  const { hooks } = guard.keep("kept");
  return hooks?.beforeDelete?.[0] as ResourceHook;
}

const deletionOf = (name: string) =>
  ({ urn: "urn", id: "id", name: "", type: "", oldInputs: { name } }) as ResourceHookArgs;

describe("a guard", () => {
  const spec = { stack: "prod", allowDeletion: ["freed"], keptWhole: true };
  const guard = () => new DeletionProtection(spec);

  it("protects what the config does not name, and asks before its deletion, at preview too", () => {
    expect(guard().keep("kept")).toMatchObject({ protect: true });
    expect(hookOf(guard()).opts).toEqual({ onDryRun: true });
  });

  it("lets go of what the config names", () => {
    expect(guard().keep("freed")).toEqual({ protect: false });
    expect(guard().allows("freed")).toBe(true);
    expect(guard().allows("kept")).toBe(false);
  });

  it("refuses the deletion of everything else, with the line that would consent", async () => {
    const { callback } = hookOf(guard());
    await expect(async () => callback(deletionOf("kept"))).rejects.toThrow(
      "write `allowDeletion: [kept]` under environment in Pulumi.prod.yaml, run `pulumi up -s prod`",
    );
    expect(await callback(deletionOf("freed"))).toBeUndefined();
  });

  it("of what is in use keeps it only where the environment is kept whole", () => {
    expect(guard().keepInUse("kept")).toMatchObject({ protect: true });
    expect(new DeletionProtection({ ...spec, keptWhole: false }).keepInUse("kept")).toEqual({});
  });

  it("of the whole names everything that it keeps, to be copied", async () => {
    const all = guard();
    all.keep("store");
    all.ask("main");
    const { callback } = hookOf(all);
    const whole = { ...deletionOf(""), oldInputs: {} };
    await expect(async () => callback(whole)).rejects.toThrow(
      "write `allowDeletion: [prod, store, main, kept]` under environment in Pulumi.prod.yaml",
    );
  });
});
