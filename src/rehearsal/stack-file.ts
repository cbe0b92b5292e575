import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseDocument } from "yaml";
import { configPath } from "../config/config-path.ts";
import { projectFile, stackFile } from "../config/project.ts";
import { readProjectFiles } from "../config/project-files.ts";
import { writePrivately } from "../shared/private-files.ts";

/** Values by where they stand; undefined takes one away. */
export type Edits = readonly [path: readonly string[], value: unknown][];

/** Sets values of a stack's environment in its file, as a person would who edits it. */
export function editStackFile(folder: string, stack: string, edits: Edits): void {
  edit(folder, stackFile(stack), "environment", edits);
}

/** Sets values of the platform in Pulumi.yaml. */
export function editPlatform(folder: string, edits: Edits): void {
  edit(folder, projectFile, "platform", edits);
}

function edit(folder: string, name: string, key: "environment" | "platform", edits: Edits): void {
  const { project } = readProjectFiles(folder).input;
  const file = join(folder, name);
  const document = parseDocument(readFileSync(file, "utf8"));
  const above = configPath(document, project, key);
  // Pulumi.yaml describes its keys: what they hold stands below "value".
  const start = key === "platform" ? [...above, "value"] : above;
  for (const [path, value] of edits) {
    if (value === undefined) document.deleteIn([...start, ...path]);
    else document.setIn([...start, ...path], document.createNode(value));
  }
  writePrivately(file, document.toString({ lineWidth: 0 }));
}
