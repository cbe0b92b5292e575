import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { parse as parseYaml } from "yaml";
import { computePlans, frameworks, keyValuePlans } from "../../src/config/plans.ts";
import { generatedFiles } from "../../tools/docs.ts";
import { projectFileSchema, stackFileSchema } from "../../tools/schemas.ts";
import { bondigoo, examineDraft } from "./draft.ts";

const root = new URL("../..", import.meta.url).pathname;
const read = (path: string) => readFileSync(join(root, path), "utf8");

const generated = await generatedFiles();

describe("generated pages, schemas and the template", () => {
  it.each(Object.entries(generated))(
    "%s is up to date (else: node tools/docs.ts)",
    (path, text) => {
      expect(read(path)).toBe(text);
    },
  );

  it("say a sentence about every field", () => {
    expect(undescribed(projectFileSchema(), "Pulumi.yaml.config.platform.value")).toEqual([]);
    expect(undescribed(stackFileSchema(), "Pulumi.stack.yaml")).toEqual([]);
  });
});

describe("the page about the config", () => {
  it("names every reference a variable may use", () => {
    const page = generated["docs/reference/config.md"] ?? "";
    const { references } = examineDraft(bondigoo()).environments.get("prod")!;
    expect(references.size).toBeGreaterThan(20);
    for (const name of references.keys()) {
      const anyKey = name.replace(/^(frontends|services|secrets)\.\w+/, "$1.<key>");
      expect(page).toContain(`\n| \`\${${anyKey}}\` | `);
    }
  });
});

describe("the JSON Schemas for editors", () => {
  const ajv = new Ajv({ strict: false, validateFormats: false });

  it.each([
    ["Pulumi.yaml", "schemas/pulumi.schema.json"],
    ["Pulumi.prod.yaml", "schemas/stack.schema.json"],
    ["Pulumi.staging.yaml", "schemas/stack.schema.json"],
    ["Pulumi.dev.yaml", "schemas/stack.schema.json"],
    ["data/policy.yaml", "schemas/policy.schema.json"],
    ["data/seed.yaml", "schemas/seed.schema.json"],
  ])("accept %s, which names %s for editors", (file, schema) => {
    const path = file.includes("/") ? `../${schema}` : schema;
    expect(read(file).split("\n")[0]).toBe(`# yaml-language-server: $schema=${path}`);
    const validate = ajv.compile(JSON.parse(read(schema)));
    validate(parseYaml(read(file)));
    expect(validate.errors).toBeNull();
  });

  it.each([
    ["a framework", () => projectFileSchema(), "framework", frameworks],
    ["a plan of a service", () => stackFileSchema(), "services", computePlans],
    ["a plan of Redis", () => stackFileSchema(), "redis", keyValuePlans],
  ])("offer %s by name, each with what it is", (_what, schema, below, names) => {
    const lists = choicesIn(schema()).filter(({ path }) => path.includes(below));
    const list = lists.find((one) => isDeepStrictEqual(one.names, names));
    expect(list?.means).toHaveLength(names.length);
    for (const meaning of list!.means) expect(meaning).not.toMatch(/undefined|^$/);
  });

  it("refuse an unknown key", () => {
    const file = parseYaml(read("Pulumi.dev.yaml"));
    file.config["bondigoo:environment"].brnach = "x";
    expect(ajv.validate(stackFileSchema(), file)).toBe(false);
  });
});

/** Every list that an editor completes from, and what it shows beside each name. */
function choicesIn(node: unknown, path = ""): { path: string; names: string[]; means: string[] }[] {
  if (typeof node !== "object" || node === null) return [];
  const { enum: names, enumDescriptions: means } = node as Record<string, string[]>;
  return [
    ...(names !== undefined && means !== undefined ? [{ path, names, means }] : []),
    ...Object.entries(node).flatMap(([name, inner]) => choicesIn(inner, `${path}.${name}`)),
  ];
}

/** Fields of our own objects, below what Pulumi itself defines, that have no description. */
function undescribed(node: unknown, path: string): string[] {
  if (typeof node !== "object" || node === null) return [];
  const { properties = {}, ...rest } = node as { properties?: Record<string, unknown> };
  const ours = "additionalProperties" in node && "description" in node;
  return [
    ...Object.entries(properties).flatMap(([name, field]) => {
      const has = typeof field === "object" && field !== null && "description" in field;
      return [
        ...(has || !ours ? [] : [`${path}.${name}`]),
        ...undescribed(field, `${path}.${name}`),
      ];
    }),
    ...Object.entries(rest).flatMap(([name, inner]) => undescribed(inner, `${path}.${name}`)),
  ];
}
