import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Platform } from "../config/platform.ts";
import type { EnvironmentSpec } from "../config/spec.ts";
import { lastDrill, newestBackup } from "../data/backup/manifest.ts";
import type { Owed } from "./model.ts";

/** Of the report that a refresh leaves in its folder. */
const refreshReport = z.object({
  status: z.literal("replaced"),
  times: z.object({ endedAt: z.iso.datetime() }),
});

/**
 * Backups and drills of production's database, and the refresh of staging's, by what their commands
 * left on this machine.
 */
export function dataDuties(
  { duties }: Pick<Platform, "duties">,
  spec: EnvironmentSpec,
  project: string,
): Owed[] {
  const { stack, purpose, database } = spec;
  if (database === undefined) return [];
  const isOurs = database.vendor === "mongodbatlas";
  const all: Owed[] = [];
  if (purpose === "production") {
    const folder = join("backups", stack);
    all.push({
      ...{ name: "backup", kind: "backup", stack, everyDays: duties.backup },
      command: isOurs ? `npx infra data backup -s ${stack}` : exported(stack, "backup"),
      ...(isOurs
        ? lastIn(folder, newestBackup(join(project, folder), stack), "backup")
        : { from: "nobody tells of exports that were taken out of Render" }),
    });
    all.push({
      ...{ name: "drill", kind: "drill", stack, everyDays: duties.drill },
      command: isOurs
        ? `npx infra data drill --from ${folder} --into-env SCRATCH_URL`
        : exported(stack, "drill"),
      ...(isOurs
        ? lastIn(folder, lastDrill(join(project, folder), stack), "record of a drill")
        : { from: "nobody tells of restores on trial" }),
    });
  }
  if (purpose === "staging" && isOurs) {
    const folder = join(".refresh", stack);
    all.push({
      ...{ name: "refresh", kind: "refresh", stack, everyDays: duties.refresh },
      command: `npx infra data refresh -s ${stack}`,
      ...lastIn(folder, lastRefresh(join(project, folder)), "report of a refresh"),
    });
  }
  return all.filter(({ everyDays }) => everyDays !== 0);
}

/** No command of ours does it: what is written down is all that is known. */
function exported(stack: string, duty: string): string {
  const how = "https://render.com/docs/postgresql-backups";
  return `npx infra duties done ${duty} -s ${stack}, after it was done by hand (${how})`;
}

function lastIn(
  folder: string,
  time: string | undefined,
  what: string,
): Pick<Owed, "last" | "from"> {
  if (time === undefined) return { from: `no ${what} is in ${folder} on this machine` };
  return { last: time.slice(0, 10), from: `${what} in ${folder}` };
}

function lastRefresh(folder: string): string | undefined {
  const file = join(folder, "report.json");
  if (!existsSync(file)) return undefined;
  const read = refreshReport.safeParse(JSON.parse(readFileSync(file, "utf8")));
  return read.data?.times.endedAt;
}
