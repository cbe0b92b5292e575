import { createHash } from "node:crypto";
import type { World } from "./world.ts";

/**
 * The newest commit of a branch: of a repository in the sandbox as it is there, of any other one made
 * up, and always the same. `repository` is a name, `owner/name` or an address.
 */
export function headOf(world: World, repository: unknown, branch: unknown): string {
  const name = String(repository)
    .split("/")
    .at(-1)!
    .replace(/\.git$/, "");
  const known = Object.values(world.table("github:index/branch:Branch")).find(
    (row) => row["repository"] === name && row["branch"] === branch,
  );
  if (typeof known?.["sha"] === "string") return known["sha"];
  return createHash("sha1").update(`${name}/${branch}`).digest("hex");
}
