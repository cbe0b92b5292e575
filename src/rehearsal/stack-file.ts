import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseDocument } from "yaml";
import { stackFile } from "../config/project.ts";
import { readProjectFiles } from "../config/project-files.ts";
import { writePrivately } from "../shared/private-files.ts";

/** Sets values of a stack's environment in its file, as a person would who edits it. */
export function editStackFile(
  folder: string,
  stack: string,
  values: readonly [path: string[], value: unknown][],
): void {
  const { project } = readProjectFiles(folder).input;
  const file = join(folder, stackFile(stack));
  const document = parseDocument(readFileSync(file, "utf8"));
  for (const [path, value] of values) {
    document.setIn(["config", `${project}:environment`, ...path], document.createNode(value));
  }
  writePrivately(file, document.toString({ lineWidth: 0 }));
}
