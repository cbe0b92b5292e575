import type { z } from "zod";
import type { DatabaseKind } from "./kind.ts";
import { mongodbAtlas } from "./mongodb-atlas.ts";
import { renderPostgres } from "./render-postgres.ts";

/** The kinds of databases the platform knows: one line each, and no other place names them. */
export const databaseKinds = [mongodbAtlas, renderPostgres] as const;

type Kind = (typeof databaseKinds)[number];

export type DatabaseType = Kind["type"];

/** A database of one environment, complete. */
export type DatabaseSpec = ReturnType<Kind["compose"]>;

export type DatabaseSpecOf<Type extends DatabaseType> = Extract<DatabaseSpec, { type: Type }>;

/** What the component has to tell of a database: references whose value the config does not know. */
export type LiveReference<Type extends DatabaseType> = {
  [Name in keyof ReferencesOf<Type>]: "value" extends keyof ReferencesOf<Type>[Name] ? never : Name;
}[keyof ReferencesOf<Type>] &
  string;

type ReferencesOf<Type extends DatabaseType> = Extract<Kind, { type: Type }>["references"];

/** All that is known of a kind. */
export function databaseKind({ type }: { type: DatabaseType }): DatabaseKind {
  return databaseKinds.find((kind) => kind.type === type) as DatabaseKind;
}

/** What the kind of an environment's database says of it; nothing where there is no database. */
export function aboutDatabase<T>(
  database: DatabaseSpec | undefined,
  ask: (kind: DatabaseKind, database: DatabaseSpec) => T[],
): T[] {
  return database === undefined ? [] : ask(databaseKind(database), database);
}

/** A schema of each kind, for a union of them. */
export function schemasOf<Kind, Schema extends z.ZodType>(
  kinds: readonly Kind[],
  of: (kind: Kind) => Schema,
): [first: Schema, ...others: Schema[]] {
  return kinds.map(of) as [first: Schema, ...others: Schema[]];
}
