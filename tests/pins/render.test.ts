import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { OpenAPI3 } from "openapi-typescript";
import { describe, expect, it } from "vitest";
import addresses from "../../pins/render/outbound-addresses.json" with { type: "json" };
import plans from "../../pins/render/plans.json" with { type: "json" };
import { renderPostgres } from "../../src/config/databases/render-postgres.ts";
import { serviceKind } from "../../src/config/services/kinds.ts";
import { projectFolder } from "../../src/engine/layout.ts";
import { factsOf, pinnedDocument, typeFiles, typesOf } from "../../tools/render-types.ts";

const document = pinnedDocument();
const read = (path: string) => readFileSync(join(projectFolder, path), "utf8");

/** The words that a schema of the document knows. */
function enumOf(schema: string): string[] {
  const { enum: words } = document.components!.schemas![schema] as { enum: string[] };
  return words.toSorted();
}

describe("Render's document", () => {
  it.each(typeFiles)("is what the types are made from, else run its tool: $path", async (file) => {
    expect(read(file.path)).toBe(await typesOf(file));
  });

  it("says where and when it is from", () => {
    expect(document.info).toMatchObject({
      "x-source": {
        publishedAt: expect.stringMatching(/^https:/),
        pinnedAt: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      },
    });
  });

  it("is pinned without prose, and with every property, whatever its name", () => {
    const { info: _, ...facts } = document;
    const { info: __, ...again } = factsOf(document, "2027-01-01");
    expect(again).toEqual(facts);
    const properties = { description: { type: "string" }, properties: { example: 1 } };
    const schema = { description: "prose", "x-order": 1, properties };
    const published = { openapi: "3.0.2", info: {}, components: { schemas: { schema } } };
    expect(factsOf(published as unknown as OpenAPI3, "2027-01-01").components).toEqual({
      schemas: { schema: { properties: { description: { type: "string" }, properties: {} } } },
    });
  });
});

describe("the table of Render's plans", () => {
  const kinds = [
    { kind: "compute", schema: "plan" },
    { kind: "keyValue", schema: "keyValuePlan" },
    { kind: "keyValue", schema: "redisPlan" },
    { kind: "postgres", schema: "postgresPlans" },
  ] as const;

  it.each(kinds)("knows every word of $schema, as sold or retired", ({ kind, schema }) => {
    const { sold, retired } = plans[kind];
    expect([...sold, ...retired].toSorted()).toEqual(enumOf(schema));
  });

  it.each(kinds)("renames plans of $schema that are sold, and none twice", ({ kind }) => {
    const { sold, renamed, inferred } = plans[kind];
    const [old, present] = [Object.keys(renamed), Object.values(renamed)];
    expect(sold).toEqual(expect.arrayContaining([...old, ...present]));
    expect(new Set(present).size).toBe(present.length);
    expect(old).toEqual(expect.arrayContaining(inferred));
  });

  it.each(["private", "worker", "cron"] as const)("sells a %s what paidPlan has", (type) => {
    const { plans: ofType } = serviceKind({ type });
    expect("sold" in ofType && ofType.sold.toSorted()).toEqual(enumOf("paidPlan"));
  });
});

describe("what the config lets people write", () => {
  const schema = JSON.parse(read("schemas/pulumi.schema.json"));
  const platform = schema.properties.config.properties.platform;

  it.each([
    ["region", "region"],
    ["runtime", "serviceRuntime"],
    ["maxmemoryPolicy", "maxmemoryPolicy"],
  ])("is each of Render's words, and no other: %s", (field, words) => {
    expect([...new Set(wordsOf(platform, field))].toSorted()).toEqual(enumOf(words));
  });

  it("is a version of Postgres that Render has", () => {
    const offered = renderPostgres.platform.shape.version.unwrap().options;
    expect(offered).not.toEqual([]);
    expect(enumOf("postgresVersion")).toEqual(expect.arrayContaining(offered));
  });
});

/** The words that a JSON Schema lets stand in fields of that name. */
function wordsOf(schema: unknown, field: string): string[] {
  if (typeof schema !== "object" || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) => [
    ...(key === field ? (value.enum ?? []) : []),
    ...wordsOf(value, field),
  ]);
}

describe("the table of Render's outbound addresses", () => {
  it("has every region of the document, and ranges that are its own", () => {
    expect(Object.keys(addresses.byRegion).toSorted()).toEqual(enumOf("region"));
    const ranges = Object.values(addresses.byRegion).flat();
    expect(new Set(ranges).size).toBe(ranges.length);
  });
});
