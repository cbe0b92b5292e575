import { mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectFolder } from "../../src/engine/layout.ts";

/** This project in another folder below `folder`, for changing some of its files or leaving some out. */
export function copyOfProject(folder: string, { without = [] as string[] } = {}): string {
  const copy = mkdtempSync(join(folder, "project-"));
  for (const name of readdirSync(projectFolder)) {
    if (name.startsWith(".") || without.includes(name)) continue;
    if (/^Pulumi.*\.yaml$/.test(name)) {
      writeFileSync(join(copy, name), readFileSync(join(projectFolder, name), "utf8"));
    } else symlinkSync(join(projectFolder, name), join(copy, name));
  }
  return copy;
}
