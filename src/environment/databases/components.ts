import type { ComponentResourceOptions } from "@pulumi/pulumi";
import type { DatabaseType } from "../../config/databases/kinds.ts";
import type { Database, DatabaseArgs, DatabaseComponent } from "./database.ts";
import { Atlas } from "./mongodb-atlas.ts";
import { PostgresDatabase } from "./render-postgres.ts";

/** What each kind of database is made by; one that is forgotten does not compile. */
const components: { [Type in DatabaseType]: DatabaseComponent<Type> } = {
  "mongodb-atlas": Atlas,
  "render-postgres": PostgresDatabase,
};

/** Makes the database of an environment by its kind. */
export function makeDatabase(
  name: string,
  args: DatabaseArgs<DatabaseType>,
  opts: ComponentResourceOptions,
): Database {
  const Component = components[args.spec.type] as DatabaseComponent<DatabaseType>;
  return new Component(name, args, opts);
}
