import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { projectFile, stackFile, stacksOf } from "./project.ts";

const file = z.object({ config: z.record(z.string(), z.unknown()).nullish() });

/** In Pulumi.yaml a setting may be written as an object with its value. */
const valueSchema = z.union([z.string(), z.object({ value: z.string() })]);

/** Values of a plain setting such as `vercel:team`, from Pulumi.yaml and the stack files, each once. */
export function settingsOf(folder: string, key: string): string[] {
  const names = [projectFile, ...stacksOf(folder).map(stackFile)];
  const values = names.flatMap((name) => {
    const { data } = file.safeParse(parse(readFileSync(join(folder, name), "utf8")));
    const value = valueSchema.safeParse(data?.config?.[key]).data;
    if (value === undefined) return [];
    return typeof value === "string" ? value : value.value;
  });
  return [...new Set(values)];
}
