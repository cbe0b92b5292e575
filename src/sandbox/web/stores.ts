import { rows } from "../providers/lookup.ts";
import { Tables } from "../render/tables.ts";
import type { World } from "../world.ts";

/** Whether a process with these variables would reach its database; undefined where it has none. */
export function reachesDatabase(
  world: World,
  variables: Record<string, string>,
): boolean | undefined {
  const url = parse(variables["DATABASE_URL"]);
  if (url === undefined) return undefined;
  if (url.protocol === "mongodb+srv:") return reachesAtlas(world, url);
  const database = Tables.of(world).postgres[url.hostname];
  return database?.status === "available" && database.password === url.password;
}

/** Whether it would reach its Redis; undefined where it has none. */
export function reachesQueue(world: World, variables: Record<string, string>): boolean | undefined {
  const url = parse(variables["REDIS_URL"]);
  if (url === undefined) return undefined;
  return Tables.of(world).keyValues[url.hostname]?.status === "available";
}

/** The cluster is there and runs, and the user may log in to it with that password. */
function reachesAtlas(world: World, url: URL): boolean {
  const cluster = rows(world, "mongodbatlas:index/advancedCluster:AdvancedCluster").find((row) => {
    const { standardSrv } = (row["connectionStrings"] ?? {}) as { standardSrv?: string };
    return standardSrv === `mongodb+srv://${url.hostname}`;
  });
  if (cluster === undefined || cluster["paused"] === true) return false;
  const [user, password] = [url.username, url.password].map(decodeURIComponent);
  return rows(world, "mongodbatlas:index/databaseUser:DatabaseUser").some(
    (row) =>
      row["projectId"] === cluster["projectId"] &&
      row["username"] === user &&
      row["password"] === password,
  );
}

function parse(text: string | undefined): URL | undefined {
  return text !== undefined && URL.canParse(text) ? new URL(text) : undefined;
}
