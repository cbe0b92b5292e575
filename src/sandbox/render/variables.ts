import type { World } from "../world.ts";
import { badRequest } from "./refusals.ts";
import type { NamedTexts, Schemas, Tables } from "./tables.ts";

/**
 * What a service's code sees: the variables of its linked groups, the newest group last, then
 * its own, which win.
 */
export function effectiveVariables(tables: Tables, serviceId: string): Record<string, string> {
  const groups = Object.values(tables.envGroups)
    .filter((group) => group.serviceIds.includes(serviceId))
    .sort((a, b) => a.createdAt.localeCompare(b.createdAt));
  const variables: Record<string, string> = {};
  for (const group of groups) {
    for (const { key, value } of group.envVars) variables[key] = value;
  }
  return { ...variables, ...tables.envVars[serviceId] };
}

/** The texts of a list of variables, with generated values made. A key given twice is refused. */
export function readVariables(
  world: World,
  owner: string,
  inputs: Schemas["envVarInputArray"] | null | undefined,
): NamedTexts {
  const variables: NamedTexts = {};
  for (const input of inputs ?? []) {
    if (input.key in variables) throw badRequest(`duplicate environment variable: ${input.key}`);
    variables[input.key] = readValue(world, owner, input.key, input);
  }
  return variables;
}

/** One variable's value; a generated one is 256 random bits in base64. */
export function readValue(
  world: World,
  owner: string,
  key: string,
  input: { value: string } | { generateValue: boolean },
): string {
  if (!/^[-._A-Za-z][-._A-Za-z0-9]*$/.test(key)) {
    throw badRequest(`invalid environment variable name: ${key}`);
  }
  if ("value" in input) return input.value;
  if (!input.generateValue) throw badRequest(`environment variable has no value: ${key}`);
  const hex = world.random(`${owner}/${key}`, 64, "0123456789abcdef");
  return Buffer.from(hex, "hex").toString("base64");
}

/** The contents of a list of secret files by name. All of a service's files fit in 1 MB. */
export function readSecretFiles(
  inputs: Schemas["secretFileInput"][] | null | undefined,
): NamedTexts {
  const files: NamedTexts = {};
  for (const { name, content } of inputs ?? []) {
    if (name in files) throw badRequest(`duplicate secret file: ${name}`);
    files[name] = content;
  }
  requireRoom(files);
  return files;
}

/** Refuses secret files of more than 1 MB together. */
export function requireRoom(files: NamedTexts): void {
  const bytes = Object.values(files).reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  if (bytes > 1_000_000) throw badRequest("secret files exceed 1 MB");
}
