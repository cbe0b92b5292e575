import { describe, expect, it } from "vitest";
import { differences } from "../../src/ci/differences.ts";

const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

describe("the differences of a property", () => {
  it("are told variable by variable, by name", () => {
    const shared = { NODE_ENV: "production", LONG: "x".repeat(500) };
    expect(
      differences(
        "variables",
        { ...shared, LOG_LEVEL: "info", OLD: "1" },
        { ...shared, LOG_LEVEL: "debug", NEW: "2" },
      ),
    ).toEqual([
      { name: "variables.LOG_LEVEL", before: "info", after: "debug" },
      { name: "variables.OLD", before: "1" },
      { name: "variables.NEW", after: "2" },
    ]);
  });

  it("go as deep as both sides are alike, and show a list of another length whole", () => {
    const specs = (size: string) => [{ region: [{ size }] }];
    expect(differences("specs", specs("M10"), specs("M20"))).toEqual([
      { name: "specs[0].region[0].size", before: "M10", after: "M20" },
    ]);
    expect(differences("domains", ["a"], ["a", "b"])).toEqual([
      { name: "domains", before: '["a"]', after: '["a","b"]' },
    ]);
  });

  it("of a value too long to show are cut round the place where it begins to differ", () => {
    const [difference] = differences("content", `${"x".repeat(500)}a`, `${"x".repeat(500)}b`);
    expect(difference?.before).toMatch(/^\.\.\.x+a$/);
    expect(difference?.after).toMatch(/^\.\.\.x+b$/);
    expect(difference?.before?.length).toBeLessThan(130);
  });

  it("name the secrets of which one changed, and never a value", () => {
    const variables = { NODE_ENV: "test", STRIPE_SECRET_KEY: "[secret]", JWT: "[secret]" };
    expect(differences("variables", variables, variables)).toEqual([
      {
        name: "variables (one or more of STRIPE_SECRET_KEY, JWT)",
        before: "[secret]",
        after: "[secret]",
      },
    ]);
  });

  it("say of what only up can tell that it is not known, and never the engine's mark of it", () => {
    expect(differences("content", "a.onrender.com", unknown)).toEqual([
      { name: "content", before: "a.onrender.com", after: "not known before up" },
    ]);
  });

  it("are counted where there are too many to read", () => {
    const many = (value: string) =>
      Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`V${n}`, value]));
    const shown = differences("variables", many("a"), many("b"));
    expect(shown).toHaveLength(31);
    expect(shown.at(-1)).toEqual({ name: "variables (10 more)" });
  });
});
