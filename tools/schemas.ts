import { z } from "zod";
import { environmentSchema } from "../src/config/environment.ts";
import { secretInfoSchema } from "../src/config/fingerprint.ts";
import { platformSchema } from "../src/config/platform.ts";
import { policySchema } from "../src/data/policy/schema.ts";
import { seedSchema } from "../src/data/seed/schema.ts";

type JsonSchema = Record<string, unknown>;

const dialect = "http://json-schema.org/draft-07/schema#";

/** What a person may write, as JSON Schema: fields with a default may be left out. */
export function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: "input", target: "draft-7" });
  return rest;
}

/** For Pulumi.yaml: the platform, in the place where Pulumi wants it. */
export function projectFileSchema(): JsonSchema {
  return {
    $schema: dialect,
    title: "Pulumi.yaml of a platform",
    type: "object",
    properties: {
      config: {
        type: "object",
        properties: {
          platform: {
            type: "object",
            properties: { value: jsonSchemaOf(platformSchema) },
            required: ["value"],
            additionalProperties: false,
          },
        },
        required: ["platform"],
      },
    },
    required: ["name", "runtime", "config"],
  };
}

/** For Pulumi.<stack>.yaml. Pulumi writes the project's name before our keys; both are read. */
export function stackFileSchema(): JsonSchema {
  const encrypted = {
    type: "object",
    properties: { secure: { type: "string" } },
    required: ["secure"],
    additionalProperties: false,
  };
  return {
    $schema: dialect,
    title: "Pulumi.<stack>.yaml of a platform",
    type: "object",
    properties: {
      config: {
        type: "object",
        patternProperties: {
          "^([a-z][a-z0-9-]*:)?environment$": jsonSchemaOf(environmentSchema),
          "^([a-z][a-z0-9-]*:)?secrets$": {
            description:
              "Encrypted values of the platform's secrets, written by `pulumi config set --secret --path secrets.<key>`.",
            type: "object",
            additionalProperties: encrypted,
          },
          "^([a-z][a-z0-9-]*:)?secretInfo$": jsonSchemaOf(secretInfoSchema),
          "^([a-z][a-z0-9-]*:)?fingerprintKey$": encrypted,
        },
      },
    },
    required: ["config"],
  };
}

/** For data/policy.yaml. */
export function policyFileSchema(): JsonSchema {
  return { $schema: dialect, title: "A policy for data", ...jsonSchemaOf(policySchema) };
}

/** For data/seed.yaml. */
export function seedFileSchema(): JsonSchema {
  return { $schema: dialect, title: "A seed for databases", ...jsonSchemaOf(seedSchema) };
}
