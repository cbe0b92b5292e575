import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { referenceName, referencesIn } from "../../config/template.ts";
import { UserError } from "../../shared/errors.ts";
import { readDotenv } from "./dotenv.ts";
import { localModel } from "./entered.ts";
import { localFiles } from "./files.ts";

/**
 * The URL of the database on this machine, as the services find it: in the variable of their `.env`
 * that the config makes `${database.url}`. A value that a person set there counts.
 */
export function localDatabaseUrl(project: string): string {
  const places = localFiles(localModel(project, undefined)).flatMap(({ path, variables }) =>
    Object.entries(variables)
      .filter(([, template]) => referencesIn(template).map(referenceName).join() === "database.url")
      .map(([name]) => ({ path, name })),
  );
  for (const { path, name } of places) {
    const file = join(project, path);
    if (!existsSync(file)) continue;
    const { own, written = {} } = readDotenv(readFileSync(file, "utf8"), file);
    const url = own[name] ?? written[name];
    if (url) return url;
  }
  const where = places.map(({ path, name }) => `${name} in ${path}`).join(", ");
  throw new UserError(
    places.length === 0
      ? "No variable of the config is ${database.url}. Name the one that holds the URL with --to-env."
      : `There is no ${where}. Name another variable with --to-env, or write it: npx infra env write`,
  );
}
