import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isNode, parseDocument } from "yaml";
import { configPath } from "../config/config-path.ts";
import { line } from "../config/fault.ts";
import { formatYaml } from "../config/format-yaml.ts";
import { isObject } from "../config/is-object.ts";
import { examine } from "../config/load.ts";
import { stackFile } from "../config/project.ts";
import { readProjectFiles } from "../config/project-files.ts";
import { hasAliases, syncYaml } from "../config/sync-yaml.ts";
import { UserError } from "../shared/errors.ts";
import { type Adoption, merge } from "./lines.ts";

/** A stack file with the lines of an adoption in it. */
interface Merged {
  file: string;
  text: string;
  stack: string;
  environment: unknown;
}

/**
 * Writes what each environment takes over into its stack file, beside what stands there, comments
 * and all, in the shape that the engine will leave. Judges all files together first, by the rules of every `up`, and writes none where one of
 * them would be refused. Says which were written.
 */
export function writeLines(project: string, adoptions: readonly Adoption[]): string[] {
  const { input } = readProjectFiles(project);
  const merged = adoptions
    .filter(({ environment }) => Object.keys(environment).length > 0)
    .map((adoption) => mergedFile(project, input.project, adoption));
  const stacks = input.stacks.map((stack) => {
    const own = merged.find((one) => one.stack === stack.stack);
    return own === undefined ? stack : { ...stack, environment: own.environment };
  });
  const { faults } = examine({ ...input, stacks }, () => false);
  if (faults.length > 0) {
    throw new UserError(
      `With these lines the config would be refused; nothing was written:\n${faults.map(line).join("\n")}`,
    );
  }
  for (const { file, text } of merged) writeFileSync(join(project, file), text);
  return merged.map(({ file }) => file);
}

function mergedFile(folder: string, project: string, { stack, environment }: Adoption): Merged {
  const file = stackFile(stack);
  const document = parseDocument(readFileSync(join(folder, file), "utf8"), { merge: true });
  if (hasAliases(document)) {
    throw new UserError(
      `${file} uses one part in several places (&, *): paste its lines by hand. Nothing was written.`,
    );
  }
  const path = configPath(document, project, "environment");
  const node = document.getIn(path);
  const given: unknown = isNode(node) ? node.toJS(document) : undefined;
  const wanted = merge(isObject(given) ? given : {}, environment);
  syncYaml(document, path, wanted);
  const text = formatYaml(document.toString({ lineWidth: 0 }));
  return { file, text, stack, environment: wanted };
}
