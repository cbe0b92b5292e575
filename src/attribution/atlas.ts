import { z } from "zod";
import { answerOf } from "../vendors/asked.ts";
import { atlas } from "../vendors/atlas.ts";
import type { Log, Thing } from "./model.ts";

const events = z.object({
  results: z.array(
    z.object({
      created: z.string(),
      eventTypeName: z.string(),
      username: z.string().nullish(),
      /** Of an API key or a service account. */
      publicKey: z.string().nullish(),
      clusterName: z.string().nullish(),
      dbUserUsername: z.string().nullish(),
      whitelistEntry: z.string().nullish(),
    }),
  ),
});

type Row = z.infer<typeof events>["results"][number];

/**
 * The project's activity feed, on every plan, for whoever may read the project. Source: Atlas Admin API,
 * "Return Events from One Project" (A); which event is about what, by its fields: B.
 */
export const atlasLog: Log = {
  vendor: atlas,
  prefix: "mongodbatlas:",
  async read({ env }, things) {
    const projects = [...new Set(things.map(({ inputs }) => String(inputs["projectId"])))];
    const lists = await Promise.all(
      projects.map(async (project) => {
        const path = `/api/atlas/v2/groups/${project}/events?itemsPerPage=500`;
        const { results } = await answerOf(atlas, path, env, events);
        return results.map((row) => ({
          who: row.username ?? row.publicKey ?? "Atlas itself",
          at: row.created,
          isAbout: (thing: Thing) => thing.inputs["projectId"] === project && isAbout(row, thing),
        }));
      }),
    );
    return lists.flat();
  },
};

function isAbout(row: Row, { type, inputs }: Thing): boolean {
  const { eventTypeName: event, clusterName, dbUserUsername, whitelistEntry } = row;
  const isSchedule = /SNAPSHOT|BACKUP/.test(event);
  switch (type.split(":").at(-1)) {
    case "AdvancedCluster":
      return !isSchedule && clusterName === inputs["name"];
    case "CloudBackupSchedule":
      return isSchedule && clusterName === inputs["clusterName"];
    case "DatabaseUser":
      return dbUserUsername === inputs["username"];
    case "ProjectIpAccessList":
      return asBlock(whitelistEntry) === inputs["cidrBlock"];
    default:
      return false;
  }
}

/** Atlas writes a single address without its block. */
function asBlock(entry: string | null | undefined): string | undefined {
  return entry?.includes("/") === false ? `${entry}/32` : (entry ?? undefined);
}
