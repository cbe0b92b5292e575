import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import formats from "ajv-formats";
import { deviations } from "./deviations.ts";
import {
  type OpenApiDocument,
  type Operation,
  operationsOf,
  type Parameter,
  readDocument,
  type Schema,
} from "./document.ts";
import { patchedRuntime, patchedType } from "./document-edits.ts";
import { badRequest } from "./refusals.ts";

export type QueryValue = string | number | boolean | string[];

/** The type and runtime of the service a PATCH changes: they pick the branch of its body. */
export interface PatchedService {
  type: string;
  runtime: string | undefined;
}

const document = readDocument();
for (const deviation of deviations) deviation.apply(document);
closeObjects(document);

/** Every operation of Render's document, with the named deviations written in. */
export const operations: readonly Operation[] = operationsOf(document);

const ajv = new Ajv({ strict: false, allErrors: false });
// The package is CommonJS: what it exports by default arrives inside `default`.
formats.default(ajv);
ajv.addSchema(document, "render");
const compiled = new Map<string, ValidateFunction>();

/** Refuses, as 400, a body that the document does not allow; names the property, never a value. */
export function checkBody(operation: Operation, body: unknown, patched?: PatchedService): void {
  if (!operation.body) return;
  if (body === undefined) {
    if (operation.body.required) throw badRequest("request body is missing");
    return;
  }
  const validate = validator(operation.body.pointer);
  if (!validate(patched ? withBranch(body, patched) : body)) {
    throw badRequest(`invalid body: ${describe(validate.errors)}`);
  }
}

/** Reads and checks the query; an unknown parameter is refused because it would filter nothing. */
export function readQuery(
  operation: Operation,
  search: URLSearchParams,
): Record<string, QueryValue> {
  const parameters = operation.parameters.filter((parameter) => parameter.in === "query");
  for (const key of search.keys()) {
    if (!parameters.some(({ name }) => name === key)) {
      throw badRequest(`unknown query parameter: ${key}`);
    }
  }
  const query: Record<string, QueryValue> = {};
  for (const parameter of parameters) {
    const value = readParameter(parameter, search.getAll(parameter.name));
    if (value !== undefined) query[parameter.name] = value;
    else if (parameter.required) throw badRequest(`query parameter is missing: ${parameter.name}`);
  }
  return query;
}

/** What is wrong with an answer of ours; undefined when the document allows it. */
export function answerDefect(
  operation: Operation,
  status: number,
  body: unknown,
): string | undefined {
  if (!operation.answers.has(status)) return `status ${status} is not documented`;
  const pointer = operation.answers.get(status);
  if (!pointer) return body === undefined ? undefined : `status ${status} carries no body`;
  const validate = validator(pointer);
  return validate(body) ? undefined : describe(validate.errors);
}

function readParameter(parameter: Parameter, texts: string[]): QueryValue | undefined {
  if (texts.length === 0) return undefined;
  const type = dereference(parameter.schema)["type"];
  let value: QueryValue = texts[0]!;
  if (type === "array") {
    value = parameter.explode === false ? texts.flatMap((text) => text.split(",")) : texts;
  } else if (type === "integer" && /^-?\d+$/.test(value)) value = Number(value);
  else if (type === "boolean" && /^(true|false)$/.test(value)) value = value === "true";
  const validate = validator(parameter.pointer);
  if (!validate(value)) {
    const code = ["limit", "cursor"].includes(parameter.name) ? `invalid_${parameter.name}` : "";
    throw badRequest(`invalid ${parameter.name}: ${describe(validate.errors)}`, code);
  }
  return value;
}

function withBranch(body: unknown, { type, runtime }: PatchedService): unknown {
  if (typeof body !== "object" || body === null) return body;
  const { serviceDetails } = body as { serviceDetails?: { runtime?: string } };
  const branch = serviceDetails?.runtime ?? runtime;
  // A static site has no runtime, and its details have no branches.
  const details = serviceDetails && {
    ...serviceDetails,
    ...(branch && { [patchedRuntime]: branch }),
  };
  return { ...body, [patchedType]: type, ...(details && { serviceDetails: details }) };
}

function validator(pointer: string): ValidateFunction {
  const known = compiled.get(pointer);
  if (known) return known;
  const validate = ajv.compile({ $ref: `render${pointer}` });
  compiled.set(pointer, validate);
  return validate;
}

function dereference(schema: Schema): Schema {
  const name = (schema["$ref"] as string | undefined)?.split("/").at(-1);
  return name ? document.components.schemas[name]! : schema;
}

function describe(errors: ErrorObject[] | null | undefined): string {
  const error = errors?.[0];
  if (!error) return "unknown error";
  const path = error.instancePath.slice(1).replaceAll("/", ".") || "body";
  const allowed = error.params["allowedValues"] as string[] | undefined;
  const unknown = error.params["additionalProperty"] as string | undefined;
  if (unknown) return `${path}: unknown property ${unknown}`;
  return `${path}: ${error.message}${allowed ? ` (${allowed.join(", ")})` : ""}`;
}

/**
 * Refuses properties the document does not name: in a request they are a mistake of the client,
 * in an answer one of ours. Objects without properties stay open.
 */
function closeObjects(openApi: OpenApiDocument): void {
  mergeAllOf(openApi, "envGroup");
  const visit = (node: unknown, conditional: boolean): void => {
    if (typeof node !== "object" || node === null) return;
    const schema = node as Schema;
    const names = typeof schema["properties"] === "object" && !conditional;
    if (names && schema["type"] === "object") schema["additionalProperties"] ??= false;
    for (const [key, child] of Object.entries(schema)) visit(child, key === "if" || key === "then");
  };
  visit(openApi.paths, false);
  visit(openApi.components, false);
}

/** Writes the parts of an `allOf` into one object, since closed parts would exclude each other. */
function mergeAllOf(openApi: OpenApiDocument, name: string): void {
  const schema = openApi.components.schemas[name]!;
  const parts = (schema["allOf"] as Schema[]).map((part) => {
    const reference = (part["$ref"] as string | undefined)?.split("/").at(-1);
    return reference ? openApi.components.schemas[reference]! : part;
  });
  openApi.components.schemas[name] = {
    type: "object",
    properties: Object.assign({}, ...parts.map((part) => part["properties"])),
    required: parts.flatMap((part) => part["required"] as string[]),
  };
}
