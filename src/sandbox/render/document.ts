import { readFileSync } from "node:fs";

/** A JSON Schema as the document writes it. */
export type Schema = Record<string, unknown>;

/** A path or query parameter of an operation. */
export interface Parameter {
  name: string;
  in: "path" | "query";
  required?: boolean;
  /** `false`: an array's items are joined by commas; otherwise the key is repeated. */
  explode?: boolean;
  schema: Schema;
  /** Where its schema stands in the document. */
  pointer: string;
}

interface Media {
  content?: { "application/json"?: { schema?: Schema } };
}

interface OperationObject {
  operationId: string;
  parameters?: Omit<Parameter, "pointer">[];
  requestBody?: Media & { required?: boolean };
  responses: Record<string, Media & { $ref?: string }>;
}

/** Render's published OpenAPI document, as parsed JSON. */
export interface OpenApiDocument {
  paths: Record<string, Record<string, OperationObject>>;
  components: { schemas: Record<string, Schema>; responses: Record<string, Media> };
}

/** One method of one path, with pointers to its schemas inside the document. */
export interface Operation {
  /** The document's operationId, e.g. `create-service`. */
  id: string;
  /** Upper case. */
  method: string;
  /** As the document writes it, e.g. `/services/{serviceId}`. */
  path: string;
  parameters: Parameter[];
  body?: { required: boolean; pointer: string };
  /** Pointer to the answer's schema by status; `undefined` for an answer without a body. */
  answers: Map<number, string | undefined>;
}

const pin = new URL("../../../pins/render/openapi.json", import.meta.url);

/** The document as Render publishes it; pins/README.md names its sources. */
export function readDocument(): OpenApiDocument {
  return JSON.parse(readFileSync(pin, "utf8"));
}

/** Every operation of a document, implemented here or not. */
export function operationsOf(document: OpenApiDocument): Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      id: operation.operationId,
      method: method.toUpperCase(),
      path,
      parameters: (operation.parameters ?? []).map((parameter, index) => ({
        ...parameter,
        pointer: pointer("paths", path, method, "parameters", String(index), "schema"),
      })),
      body: bodyOf(operation, ["paths", path, method, "requestBody"]),
      answers: new Map(
        Object.entries(operation.responses).map(([status, response]) => [
          Number(status),
          answerPointer(document, response, ["paths", path, method, "responses", status]),
        ]),
      ),
    })),
  );
}

function bodyOf(operation: OperationObject, path: string[]): Operation["body"] {
  const json = operation.requestBody?.content?.["application/json"];
  if (!json) return undefined;
  return {
    required: operation.requestBody?.required ?? false,
    pointer: pointer(...path, "content", "application/json", "schema"),
  };
}

function answerPointer(
  document: OpenApiDocument,
  response: Media & { $ref?: string },
  path: string[],
): string | undefined {
  const name = response.$ref?.split("/").at(-1);
  const media = name ? document.components.responses[name] : response;
  if (!media?.content?.["application/json"]?.schema) return undefined;
  const start = name ? ["components", "responses", name] : path;
  return pointer(...start, "content", "application/json", "schema");
}

/** A JSON pointer as a URI fragment. */
function pointer(...tokens: string[]): string {
  return `#/${tokens
    .map((token) => encodeURIComponent(token.replaceAll("~", "~0").replaceAll("/", "~1")))
    .join("/")}`;
}
