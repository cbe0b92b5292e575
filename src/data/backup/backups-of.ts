import { join } from "node:path";
import type { Platform } from "../../config/platform.ts";

/** Where an environment's backups are kept: in the platform's bucket, or in a folder of the project. */
export function backupsOf(
  platform: Pick<Platform, "backups"> | undefined,
  environment: string,
): string {
  const bucket = platform?.backups?.replace(/\/$/, "");
  return bucket === undefined ? join("backups", environment) : `${bucket}/${environment}`;
}
