import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { z } from "zod";
import { UserError } from "../shared/errors.ts";

/**
 * What a team keeps in a YAML file beside Pulumi.yaml, reviewed like all config; none where there is no
 * such file. Throws a UserError that names every fault in it.
 */
export function readTeamFile<T>(
  project: string,
  name: string,
  schema: z.ZodType<T>,
): T | undefined {
  const file = join(project, name);
  if (!existsSync(file)) return undefined;
  // A day without quotes is a text in YAML 1.2, which the library reads.
  const read = schema.safeParse(parse(readFileSync(file, "utf8")));
  if (read.success) return read.data;
  const faults = read.error.issues.map(({ path, message }) => `  ${path.join(".")}: ${message}`);
  throw new UserError(`${name} cannot be read:\n${faults.join("\n")}`);
}
