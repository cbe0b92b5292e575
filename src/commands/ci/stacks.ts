import { readdir } from "node:fs/promises";
import { UserError } from "../../shared/errors.ts";

/** The stacks of the project in `folder`, by their files: `prod` for Pulumi.prod.yaml. */
export async function stacksOf(folder: string): Promise<string[]> {
  const files = await readdir(folder);
  const stacks = files
    .map((file) => file.match(/^Pulumi\.([a-z][a-z0-9-]*)\.yaml$/)?.[1])
    .filter((stack) => stack !== undefined)
    .sort();
  if (stacks.length > 0) return stacks;
  throw new UserError(
    `looking for stacks in ${folder}: there is no Pulumi.<stack>.yaml; run this beside Pulumi.yaml`,
  );
}
