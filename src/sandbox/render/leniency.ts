import { type OpenApiDocument, readDocument, type Schema } from "./document.ts";

/** Lists that say something else by null: a webhook without a filter tells every event. */
const meaningful = new Set(["eventFilter"]);

const lists = listNames(readDocument());

/**
 * A request as Render reads it: a list that is null is one that was not given, and `env`, the old
 * name of `runtime`, still says which runtime a new service has. Both were recorded.
 */
export function asRead(body: unknown): unknown {
  if (Array.isArray(body)) return body.map(asRead);
  if (typeof body !== "object" || body === null) return body;
  const given = Object.entries(body).filter(([name, value]) => value !== null || !lists.has(name));
  const read = Object.fromEntries(given.map(([name, value]) => [name, asRead(value)]));
  const { serviceDetails: details } = read as { serviceDetails?: Record<string, unknown> };
  if (details?.["env"] && !details["runtime"]) details["runtime"] = details["env"];
  return read;
}

/** The names of all properties that are lists in Render's document. */
function listNames(document: OpenApiDocument): ReadonlySet<string> {
  const names = new Set<string>();
  const isList = (schema: Schema): boolean => {
    const reference = (schema["$ref"] as string | undefined)?.split("/").at(-1);
    return reference
      ? isList(document.components.schemas[reference] ?? {})
      : schema["type"] === "array";
  };
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    const properties = (node as Schema)["properties"];
    for (const [name, schema] of Object.entries((properties ?? {}) as Record<string, Schema>)) {
      if (typeof schema === "object" && isList(schema) && !meaningful.has(name)) names.add(name);
    }
    for (const child of Object.values(node)) visit(child);
  };
  visit(document.paths);
  visit(document.components.schemas);
  return names;
}
