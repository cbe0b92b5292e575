import type { World } from "../world.ts";
import type { RenderOptions } from "./options.ts";
import type { operations } from "./schema.generated.ts";
import type { Tables } from "./tables.ts";

/** The workspace a call works on. */
export interface Account {
  world: World;
  tables: Tables;
  options: RenderOptions;
}

type OperationId = keyof operations;

type BodyOf<Id extends OperationId> =
  NonNullable<operations[Id]["requestBody"]> extends { content: { "application/json": infer Body } }
    ? Body
    : undefined;

/** A request that has been checked against the document. */
export interface ApiCall<Id extends OperationId> extends Account {
  path: NonNullable<operations[Id]["parameters"]["path"]>;
  query: NonNullable<operations[Id]["parameters"]["query"]>;
  body: BodyOf<Id>;
}

export interface ApiResponse {
  status: number;
  body?: unknown;
}

/** Handlers by the document's operationId, each typed by the document. */
export type Handlers = { [Id in OperationId]?: (call: ApiCall<Id>) => ApiResponse };

export function ok(body?: unknown): ApiResponse {
  return { status: 200, body };
}

export function created(body: unknown): ApiResponse {
  return { status: 201, body };
}

/** 202 with an empty body. */
export function accepted(): ApiResponse {
  return { status: 202 };
}

export function noContent(): ApiResponse {
  return { status: 204 };
}
