import { parseDocument } from "yaml";
import { requireOwner } from "../account.ts";
import { type ApiCall, type Handlers, ok } from "../call.ts";
import { badRequest } from "../refusals.ts";

interface Problem {
  error: string;
  path?: string;
  line?: number;
  column?: number;
}

/** The form of `POST /blueprints/validate`, the one call that takes no JSON. */
type Form = Partial<Record<"ownerId" | "file", string>>;

/** Whether a Blueprint could be taken. Nothing is made from Blueprints here. */
export const blueprintHandlers: Handlers = {
  "validate-blueprint": (call) => {
    const { ownerId, file } = ((call as ApiCall<never>).body ?? {}) as Form;
    if (!ownerId || file === undefined) throw badRequest("ownerId and file are required");
    requireOwner(call, ownerId);
    const { errors, content } = parsed(file);
    if (errors.length > 0) return ok({ valid: false, errors });
    const plan = {
      services: namesIn(content["services"]),
      databases: namesIn(content["databases"]),
      envGroups: namesIn(content["envVarGroups"]),
    };
    const totalActions = Object.values(plan).reduce((sum, names) => sum + names.length, 0);
    return ok({ valid: true, plan: { ...plan, totalActions } });
  },
};

function parsed(file: string): { errors: Problem[]; content: Record<string, unknown> } {
  const document = parseDocument(file);
  const errors = document.errors.map(({ message, linePos }) => ({
    error: message.split("\n")[0]!,
    ...(linePos && { line: linePos[0].line, column: linePos[0].col }),
  }));
  if (errors.length > 0) return { errors, content: {} };
  const content: unknown = document.toJS();
  if (typeof content !== "object" || content === null || Array.isArray(content)) {
    return { errors: [{ error: "a Blueprint is a mapping" }], content: {} };
  }
  return { errors: unnamedIn(content as Record<string, unknown>), content: { ...content } };
}

function unnamedIn(content: Record<string, unknown>): Problem[] {
  const services = Array.isArray(content["services"]) ? content["services"] : [];
  return services.flatMap((service: { name?: unknown; type?: unknown } | null, index) =>
    (["name", "type"] as const)
      .filter((property) => typeof service?.[property] !== "string")
      .map((property) => ({ error: `${property} is required`, path: `services[${index}]` })),
  );
}

function namesIn(list: unknown): string[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap(({ name }: { name?: unknown }) => (typeof name === "string" ? [name] : []));
}
