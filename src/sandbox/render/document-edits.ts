import type { OpenApiDocument, Schema } from "./document.ts";
import { serviceTypes } from "./service-types.ts";

/** In a PATCH the body says neither type nor runtime: the validator adds them under these keys. */
export const patchedType = "x-type";
export const patchedRuntime = "x-runtime";

export function branchByServiceType(document: OpenApiDocument): void {
  for (const [service, suffix] of [
    ["service", ""],
    ["servicePOST", "POST"],
    ["servicePATCH", "PATCH"],
  ] as const) {
    const patch = suffix === "PATCH";
    branch(document.components.schemas[service]!, "serviceDetails", {
      by: patch ? patchedType : "type",
      to: Object.entries(serviceTypes).map(([type, { details }]) => [
        [type],
        `${details}${suffix}`,
      ]),
    });
    for (const { details: name, isProcess } of Object.values(serviceTypes)) {
      if (!isProcess) continue;
      // A new cron job's details are written in the shape in which they are read.
      const cronPost = name === "cronJobDetails" && suffix === "POST";
      const docker = cronPost ? "CronPOST" : suffix;
      const native = cronPost ? "" : suffix;
      branch(document.components.schemas[`${name}${suffix}`]!, "envSpecificDetails", {
        by: patch ? patchedRuntime : "runtime",
        to: [
          [["docker", "image"], `dockerDetails${docker}`],
          [["elixir", "go", "node", "python", "ruby", "rust"], `nativeEnvironmentDetails${native}`],
        ],
      });
    }
  }
}

/** Makes the schema of `property` depend on the value of its neighbour `by`. */
function branch(
  schema: Schema,
  name: string,
  choice: { by: string; to: [values: string[], schemaName: string][] },
): void {
  const properties = schema["properties"] as Record<string, Schema>;
  properties[name] = {};
  properties[choice.by] ??= {};
  schema["allOf"] = choice.to.map(([values, schemaName]) => ({
    if: { properties: { [choice.by]: { enum: values } }, required: [choice.by] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema, not a promise.
    then: { properties: { [name]: { $ref: `#/components/schemas/${schemaName}` } } },
  }));
}

export function property(document: OpenApiDocument, schema: string, name: string): Schema {
  const properties = document.components.schemas[schema]?.["properties"];
  return (properties as Record<string, Schema>)[name]!;
}

export function bodySchema(document: OpenApiDocument, path: string, method: string): Schema {
  return document.paths[path]![method]!.requestBody!.content!["application/json"]!.schema!;
}

export function answerSchema(
  document: OpenApiDocument,
  path: string,
  method: string,
  status: string,
): Schema {
  return document.paths[path]![method]!.responses[status]!.content!["application/json"]!.schema!;
}

/** Lets a schema also be null, keeping the object that others hold. */
export function nullable(schema: Schema): void {
  const own = { ...schema };
  for (const key of Object.keys(schema)) delete schema[key];
  schema["anyOf"] = [own, { type: "null" }];
}
