import { type DatabaseSpec, databaseKind } from "../databases/kinds.ts";
import type { EnvironmentConfig } from "../environment.ts";
import type { Platform } from "../platform.ts";

/** The database of one environment, of the kind that the platform has. */
export function composeDatabase(
  { name, database }: Platform,
  stack: string,
  own: EnvironmentConfig["database"],
): DatabaseSpec | undefined {
  if (database === undefined) return undefined;
  const kind = databaseKind(database);
  const given = kind.environment.parse(own ?? {});
  return kind.compose({ platform: name, stack }, database, given) as DatabaseSpec;
}
