import type { OpenApiDocument, Schema } from "./document.ts";
import { serviceTypes } from "./service-types.ts";

/**
 * One way in which Render is known to differ from its own document. These, by name, are the only
 * differences the validation of requests and answers lets pass.
 */
export interface Deviation {
  name: string;
  /** What differs, and how that is known. */
  reason: string;
  /** Writes the difference into a copy of the document. */
  apply: (document: OpenApiDocument) => void;
}

const recorded = "recorded in the test data of render-oss/terraform-provider-render";

export const deviations: readonly Deviation[] = [
  {
    name: "null-for-empty-list",
    reason: `Empty lists of members and of allowed IP addresses read as null; ${recorded}.`,
    apply: (document) => {
      const members = ["databasesIds", "redisIds", "serviceIds", "envGroupIds", "ipAllowList"];
      for (const name of members) nullable(property(document, "environment", name));
      for (const name of ["keyValue", "redis", "postgres"]) {
        nullable(property(document, name, "ipAllowList"));
        nullable(property(document, `${name}Detail`, "ipAllowList"));
      }
    },
  },
  {
    name: "null-for-emptied-headers-and-routes",
    reason: `PUT of an empty list of headers or routes answers null; ${recorded}.`,
    apply: (document) => {
      nullable(answerSchema(document, "/services/{serviceId}/headers", "put", "200"));
      nullable(answerSchema(document, "/services/{serviceId}/routes", "put", "200"));
    },
  },
  {
    name: "env-groups-beside-cursors",
    reason:
      "GET /env-groups answers {cursor, envGroup} items where the document says bare groups; so " +
      "nine independent public clients read it, among them some that were tested on live accounts.",
    apply: (document) => {
      const list = answerSchema(document, "/env-groups", "get", "200");
      const bare = { ...(list["items"] as Schema) };
      const item = {
        type: "object",
        required: ["cursor", "envGroup"],
        properties: { cursor: { type: "string" }, envGroup: bare },
      };
      list["items"] = { anyOf: [item, bare] };
    },
  },
  {
    name: "environment-resources-answer-201",
    reason: `Adding resources answers 201 where the document says 200; ${recorded}.`,
    apply: (document) => {
      const responses = document.paths["/environments/{environmentId}/resources"]?.["post"];
      if (responses) responses.responses["201"] = responses.responses["200"]!;
    },
  },
  {
    name: "null-deploy-fields",
    reason: `A deploy's commit, startedAt and finishedAt are null, not absent; ${recorded}.`,
    apply: (document) => {
      for (const name of ["commit", "startedAt", "finishedAt"]) {
        nullable(property(document, "deploy", name));
      }
    },
  },
  {
    name: "null-list-in-request",
    reason: `Null for a list in a request is a list that is not there; ${recorded}.`,
    apply: (document) => {
      // Lists among a body's properties are taken for absent before it is checked (leniency.ts).
      delete document.components.schemas["buildFilter"]!["required"];
      for (const list of ["env-vars", "secret-files", "headers", "routes"]) {
        nullable(bodySchema(document, `/services/{serviceId}/${list}`, "put"));
      }
    },
  },
  {
    name: "key-repeated-in-body",
    reason: `A PUT of one variable may repeat its key in the body; ${recorded}.`,
    apply: (document) => {
      for (const name of ["envVarValue", "envVarGenerateValue"]) {
        const properties = document.components.schemas[name]!["properties"] as Schema;
        properties["key"] = { type: "string" };
      }
    },
  },
  {
    name: "cron-job-registry-credential",
    reason: `A new Docker cron job may carry an empty registry credential; ${recorded}.`,
    apply: ({ components: { schemas } }) => {
      const read = schemas["dockerDetails"]!;
      const properties = { ...(read["properties"] as Schema), registryCredential: {} };
      schemas["dockerDetailsCronPOST"] = { ...read, properties };
    },
  },
  {
    name: "branch-by-service-type",
    reason:
      "serviceDetails and envSpecificDetails are oneOf without a discriminator; their branches " +
      "overlap, so that valid bodies match two; the service's type and runtime pick the branch.",
    apply: branchByServiceType,
  },
  {
    name: "event-details-overlap",
    reason: "Some event details are objects without properties, so every event matches several.",
    apply: (document) => {
      const details = document.components.schemas["serviceEventDetails"]!;
      details["anyOf"] = details["oneOf"];
      delete details["oneOf"];
    },
  },
  {
    name: "webhook-filter-null",
    reason: "A webhook's eventFilter null means every event.",
    apply: (document) => {
      for (const name of ["webhook", "webhookPOSTInput", "webhookPATCHInput"]) {
        const webhook = document.components.schemas[name]!;
        (webhook["properties"] as Schema)["eventFilter"] = {
          anyOf: [{ $ref: "#/components/schemas/eventFilter" }, { type: "null" }],
        };
      }
    },
  },
];

/** In a PATCH the body says neither type nor runtime: the validator adds them under these keys. */
export const patchedType = "x-type";
export const patchedRuntime = "x-runtime";

function branchByServiceType(document: OpenApiDocument): void {
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

function property(document: OpenApiDocument, schema: string, name: string): Schema {
  const properties = document.components.schemas[schema]?.["properties"];
  return (properties as Record<string, Schema>)[name]!;
}

function bodySchema(document: OpenApiDocument, path: string, method: string): Schema {
  return document.paths[path]![method]!.requestBody!.content!["application/json"]!.schema!;
}

function answerSchema(
  document: OpenApiDocument,
  path: string,
  method: string,
  status: string,
): Schema {
  return document.paths[path]![method]!.responses[status]!.content!["application/json"]!.schema!;
}

/** Lets a schema also be null, keeping the object that others hold. */
function nullable(schema: Schema): void {
  const own = { ...schema };
  for (const key of Object.keys(schema)) delete schema[key];
  schema["anyOf"] = [own, { type: "null" }];
}
