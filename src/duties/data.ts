import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Platform } from "../config/platform.ts";
import type { EnvironmentSpec } from "../config/spec.ts";
import { Bucket, backupsOf, isBucket } from "../data/backup/bucket.ts";
import { timesThere } from "../data/backup/in-bucket.ts";
import { lastDrill, newestBackup } from "../data/backup/manifest.ts";
import type { Owed } from "./model.ts";

/** Of the report that a refresh leaves in its folder. */
const refreshReport = z.object({
  status: z.literal("replaced"),
  times: z.object({ endedAt: z.iso.datetime() }),
});

/**
 * Backups and drills of production's database, and the refresh of staging's, by what their commands
 * left in the platform's bucket, or on this machine.
 */
export async function dataDuties(
  platform: Pick<Platform, "backups" | "duties">,
  spec: EnvironmentSpec,
  project: string,
  env: NodeJS.ProcessEnv,
): Promise<Owed[]> {
  const { duties } = platform;
  const { stack, purpose, database } = spec;
  if (database === undefined) return [];
  const isOurs = database.vendor === "mongodbatlas";
  const all: Owed[] = [];
  if (purpose === "production") {
    const place = backupsOf(platform, stack);
    const isOwed = isOurs && (duties.backup > 0 || duties.drill > 0);
    const found = isOwed ? await foundAt(place, stack, project, env) : undefined;
    all.push({
      ...{ name: "backup", kind: "backup", stack, everyDays: duties.backup },
      command: isOurs ? `npx infra data backup -s ${stack}` : exported(stack, "backup"),
      ...(found?.backup ?? { from: "nobody tells of exports that were taken out of Render" }),
    });
    all.push({
      ...{ name: "drill", kind: "drill", stack, everyDays: duties.drill },
      command: isOurs
        ? `npx infra data drill -s ${stack} --into-env SCRATCH_URL`
        : exported(stack, "drill"),
      ...(found?.drill ?? { from: "nobody tells of restores on trial" }),
    });
  }
  if (purpose === "staging" && isOurs) {
    const folder = join(".refresh", stack);
    all.push({
      ...{ name: "refresh", kind: "refresh", stack, everyDays: duties.refresh },
      command: `npx infra data refresh -s ${stack}`,
      ...lastIn(folder, lastRefresh(join(project, folder)), "report of a refresh", here),
    });
  }
  return all.filter(({ everyDays }) => everyDays !== 0);
}

/** No command of ours does it: what is written down is all that is known. */
function exported(stack: string, duty: string): string {
  const how = "https://render.com/docs/postgresql-backups";
  return `npx infra duties done ${duty} -s ${stack}, after it was done by hand (${how})`;
}

type Last = Pick<Owed, "last" | "from">;

/** What a place of backups tells of an environment's. */
async function foundAt(
  place: string,
  stack: string,
  project: string,
  env: NodeJS.ProcessEnv,
): Promise<{ backup: Last; drill: Last }> {
  const [backup, drill] = await timesAt(place, stack, project, env);
  const where = isBucket(place) ? "" : here;
  return {
    backup: lastIn(place, backup, "backup", where),
    drill: lastIn(place, drill, "record of a drill", where),
  };
}

type Times = [backup: string | undefined, drill: string | undefined];

async function timesAt(
  place: string,
  stack: string,
  project: string,
  env: NodeJS.ProcessEnv,
): Promise<Times> {
  if (isBucket(place)) return await timesThere(await Bucket.at(place, env), stack);
  const folder = join(project, place);
  return [newestBackup(folder, stack), lastDrill(folder, stack)];
}

const here = " on this machine";

function lastIn(place: string, time: string | undefined, what: string, where: string): Last {
  if (time === undefined) return { from: `no ${what} is in ${place}${where}` };
  return { last: time.slice(0, 10), from: `${what} in ${place}` };
}

function lastRefresh(folder: string): string | undefined {
  const file = join(folder, "report.json");
  if (!existsSync(file)) return undefined;
  const read = refreshReport.safeParse(JSON.parse(readFileSync(file, "utf8")));
  return read.data?.times.endedAt;
}
