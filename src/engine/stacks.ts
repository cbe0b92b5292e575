import { z } from "zod";
import { pulumiJson } from "./pulumi.ts";

/** What `pulumi stack ls --json` tells. Seen with 3.255.0. */
const listSchema = z.array(z.object({ name: z.string() }));

/** Every stack of a project that its backend has, whether or not there is a file of it. */
export async function keptStacks(cwd: string, env?: NodeJS.ProcessEnv): Promise<string[]> {
  const rows = listSchema.parse(await pulumiJson({ cwd, env, args: ["stack", "ls"] }));
  // Pulumi Cloud puts the organisation before the name.
  return rows.map(({ name }) => name.split("/").at(-1)!);
}
