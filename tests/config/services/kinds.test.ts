import { describe, expect, it } from "vitest";
import { z } from "zod";
import { environmentService } from "../../../src/config/services/environment.ts";
import { defineService, type Settings } from "../../../src/config/services/kind.ts";
import { type ServiceType, serviceKind, serviceKinds } from "../../../src/config/services/kinds.ts";
import { inside } from "../../../src/config/services/shared.ts";
import type { MakeService } from "../../../src/environment/services/service.ts";

const byType = serviceKinds.map((kind) => [kind.type, serviceKind(kind)] as const);

interface Node {
  properties: Record<string, { const?: string }>;
}

const fieldsOf = (schema: z.ZodType) =>
  (z.toJSONSchema(schema, { io: "input" }) as unknown as Node).properties;

describe("the types of services", () => {
  it("differ in their names", () => {
    expect(new Set(byType.map(([type]) => type)).size).toBe(byType.length);
  });

  it.each(byType)("are called in their schema what they are called: %s", (type, { platform }) => {
    expect(fieldsOf(platform)["type"]).toMatchObject({ const: type });
  });

  it.each(byType)("take a start command and a plan if they are a process: %s", (_, kind) => {
    const isProcess = "runtime" in fieldsOf(kind.platform);
    expect(kind.settings.start).toBe(isProcess);
    expect("start" in fieldsOf(kind.platform)).toBe(isProcess);
    expect("sold" in kind.plans).toBe(isProcess);
  });

  it.each(byType)(
    "are sold on the plan that is the default, where they have one: %s",
    (_, kind) => {
      const { plan } = environmentService.parse({});
      if ("sold" in kind.plans) expect(kind.plans.sold).toContain(plan);
      else expect(kind.plans.none).not.toBe("");
    },
  );

  it.each(byType)("have an address on the internet if they take a domain: %s", (_, kind) => {
    expect("url" in kind.references).toBe(kind.settings.domain);
    expect(kind.serves !== "nothing").toBe(kind.settings.domain);
  });

  it("do not compile where one says nothing of a setting, or lacks a part", () => {
    const { disk: _, ...forgotten } = inside;
    // @ts-expect-error: nothing is said of the disk
    const settings: Settings = forgotten;
    const schema = z.strictObject({ type: z.literal("queue") });
    // @ts-expect-error: it does not say what the public gets of it
    const kind = defineService({
      type: "queue",
      platform: schema,
      settings: inside,
      plans: { none: "free" },
      references: {},
      rules: [],
    });
    expect([settings, kind]).toHaveLength(2);
  });

  it("do not compile where one has no resource, or a reference no value", () => {
    const place: MakeService<"worker"> = () => ({ id: undefined as never, values: {} });
    // @ts-expect-error: a web service has an address
    const web: MakeService<"web"> = place;
    // @ts-expect-error: nothing makes the others
    const types: { [Type in ServiceType]: MakeService<Type> } = { web, worker: place };
    expect(types).toEqual({ web: place, worker: place });
  });
});
