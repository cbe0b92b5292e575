import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startSandboxProviders } from "./client.ts";
import { type, unknown } from "./types.ts";

let sandbox: Awaited<ReturnType<typeof startSandboxProviders>>;
beforeEach(async () => {
  sandbox = await startSandboxProviders();
});
afterEach(() => sandbox.close());

const password = type("random", "RandomPassword");
const make = (name: string, inputs: object) =>
  sandbox.of("random").make(type("random", name), { ...inputs });

describe("random values", () => {
  it("have the length and the characters that are asked for, and are secret", async () => {
    const { id, raw, outputs } = await make("RandomPassword", {
      length: 40,
      special: false,
      minNumeric: 40,
    });
    expect(id).toBe("none");
    expect(outputs["result"]).toMatch(/^\d{40}$/);
    expect(raw["result"]).toMatchObject({ value: outputs["result"] });
    expect(raw["bcryptHash"]).toMatchObject({ value: expect.stringMatching(/^\$2a\$10\$.{53}$/) });
  });

  it("are the same again in a new world, and differ between resources", async () => {
    const first = await make("RandomPassword", { length: 20 });
    const second = await make("RandomPassword", { length: 20 });
    expect(second.outputs["result"]).not.toBe(first.outputs["result"]);
    sandbox.world.reset();
    const again = await make("RandomPassword", { length: 20 });
    expect(again.outputs["result"]).toBe(first.outputs["result"]);
  });

  it("are replaced by another keeper, and by nothing else than their inputs", async () => {
    const inputs = { length: 20, keepers: { user: "a" } };
    const { outputs } = await make("RandomPassword", inputs);
    const diff = (news: object) => sandbox.of("random").diff(password, outputs, { ...news });
    expect((await diff(inputs)).changes).toBe(false);
    expect((await diff({ ...inputs, keepers: { user: "b" } })).replaces).toEqual(["keepers"]);
  });

  it("are unknown at preview", async () => {
    const { outputs } = await sandbox
      .of("random")
      .create(password, { length: 9 }, { preview: true });
    expect(outputs).toMatchObject({ result: unknown, length: 9, special: true });
  });

  it("live in the state alone: a refresh in an empty world keeps them", async () => {
    const { id, inputs, outputs } = await make("RandomPassword", { length: 20 });
    sandbox.world.reset();
    const read = await sandbox.of("random").read(password, id, outputs, inputs);
    expect(read).toMatchObject({ id: "none", outputs });
  });

  it("come as text, bytes, ids, UUIDs, numbers and names", async () => {
    expect((await make("RandomString", { length: 8 })).id).toHaveLength(8);
    const bytes = (await make("RandomBytes", { length: 16 })).outputs;
    expect(Buffer.from(String(bytes["base64"]), "base64").toString("hex")).toBe(bytes["hex"]);
    const made = await make("RandomId", { byteLength: 4, prefix: "p-" });
    expect(made.outputs["hex"]).toMatch(/^p-[0-9a-f]{8}$/);
    expect((await make("RandomUuid", {})).id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a/);
    const number = Number((await make("RandomInteger", { min: 5, max: 7 })).outputs["result"]);
    expect([5, 6, 7]).toContain(number);
    expect((await make("RandomPet", {})).id).toMatch(/^[a-z]{5}-[a-z]{5}$/);
  });
});
