import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type ChangesOf, outcomesByPath } from "../../../src/config/databases/changes.ts";
import { databaseKind, databaseKinds } from "../../../src/config/databases/kinds.ts";

const byType = databaseKinds.map((kind) => [kind.type, databaseKind(kind)] as const);

describe("the kinds of databases", () => {
  it("differ in their names", () => {
    expect(new Set(byType.map(([type]) => type)).size).toBe(byType.length);
  });

  it.each(byType)("compose a database of their own kind from defaults alone: %s", (type, kind) => {
    const shared = { type, project: "0123456789abcdef01234567", version: "17" };
    const spec = kind.compose(
      { platform: "shop", stack: "dev" },
      shared,
      kind.environment.parse({}),
    );
    expect(spec).toMatchObject({ type, name: "shop-dev", user: "shop-dev-user", after: [] });
    expect(Object.keys(kind.plans)).toContain(kind.bought(spec)[0]?.value);
  });

  it.each(byType)("tell what a database of defaults alone costs: %s", (type, kind) => {
    const shared = { type, project: "0123456789abcdef01234567", version: "17" };
    const spec = kind.compose(
      { platform: "shop", stack: "dev" },
      shared,
      kind.environment.parse({}),
    );
    expect(kind.costs(spec)[0]?.amount?.from).toBeGreaterThan(0);
  });
});

describe("what each change does", () => {
  it.each(byType)("is said of every field, also of those inside others: %s", (_, kind) => {
    for (const part of ["platform", "environment"] as const) {
      const said = outcomesByPath(kind.changes[part]).map(([path]) => path);
      expect(said.toSorted()).toEqual(fieldsOf(kind[part]).toSorted());
    }
  });

  it("does not compile where a field is forgotten", () => {
    type Config = { plan: string; disk?: { size: number } | { shared: string }; hosts: string[] };
    const said = [{ effect: "in place", means: "nothing" }] as const;
    const whole: ChangesOf<Config> = {
      plan: said,
      disk: { size: said, shared: said },
      hosts: said,
    };
    expect(outcomesByPath(whole).map(([path]) => path)).toEqual([
      "plan",
      "disk.size",
      "disk.shared",
      "hosts",
    ]);
    // @ts-expect-error: nothing is said of disk.shared
    const partial: ChangesOf<Config> = { plan: said, disk: { size: said }, hosts: said };
    expect(partial).not.toEqual(whole);
  });
});

interface Node {
  properties?: Record<string, Node>;
  anyOf?: Node[];
}

/** Paths of the fields of a schema: `cluster.size`. */
function fieldsOf(schema: z.ZodType): string[] {
  const walk = (node: Node, path: string): string[] => {
    const branches = [node, ...(node.anyOf ?? [])].flatMap(({ properties }) => properties ?? []);
    const fields = branches.flatMap((properties) => Object.entries(properties));
    // Also where a word will do in place of the object: one thing is said of both.
    const word = node.anyOf?.some(({ properties }) => properties === undefined);
    if (fields.length === 0 || word) return [path];
    return fields.flatMap(([name, inner]) => walk(inner, path === "" ? name : `${path}.${name}`));
  };
  return walk(z.toJSONSchema(schema, { io: "input" }) as Node, "");
}
