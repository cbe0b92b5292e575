import type { z } from "zod";
import type { CostItem } from "../cost/item.ts";
import type { PriceList } from "../cost/prices.ts";
import type { Field } from "../field.ts";
import type { Rule } from "../rules/rule.ts";
import type { ChangesOf } from "./changes.ts";

/** What every database tells the rest of its environment, whatever its kind. */
export interface ComposedDatabase {
  type: string;
  /** Who runs it: the vendor whose credential an `up` needs for it. */
  vendor: "mongodbatlas" | "render";
  /** Project at that vendor, where it has to exist before the first `up`. */
  project: string | undefined;
  /** Name of the cluster or instance at its vendor. */
  instance: string;
  /** Clusters or instances at the vendor that are used and belong to somebody else. */
  uses: string[];
  /** Database inside it. */
  name: string;
  /** The services' user. */
  user: string;
  /** Stacks that have to be up first, because they let this one's services in. */
  after: string[];
}

/** A field of `environment.database`, and what stands in it. */
export interface Given {
  path: string[];
  value: string;
}

/** A thing that may stand at a vendor already under the name that an environment gives it. */
export interface Candidate {
  what: "mongodbatlas cluster" | "mongodbatlas user" | "render postgres";
  /** Project at the vendor; none where a name counts in the whole account. */
  project: string | undefined;
  name: string;
}

/** What an environment takes over: lines below `environment.database`, and notes beside them. */
export interface Taken {
  lines: Record<string, unknown>;
  notes: string[];
}

/**
 * All that is known of one kind of database, except the resources that it is made of, which are in
 * src/environment/databases. See docs/guide/adding-a-database-kind.md.
 */
export interface DatabaseKind<
  Type extends string = string,
  Shared extends z.ZodType = z.ZodType,
  Own extends z.ZodType = z.ZodType,
  Spec extends ComposedDatabase = ComposedDatabase,
  References extends { url: Field<Spec> } = { url: Field<Spec> },
> {
  /** What `platform.database.type` says. */
  type: Type;
  title: string;
  /** `platform.database`: what is the same in every environment. */
  platform: Shared;
  /** `environment.database`: what one environment says. Every field has a default. */
  environment: Own;
  /** The database of one environment, complete. Renaming what has data loses it: never change names. */
  compose(
    context: { platform: string; stack: string },
    shared: z.output<Shared>,
    own: z.output<Own>,
  ): Spec;
  /** What variables may refer to: `${database.url}`; those without a value come from the component. */
  references: References;
  /** Sizes or plans that can be bought, from small to large. */
  plans: PriceList;
  /** What its vendor charges for it a month; nothing for what belongs to somebody else. */
  costs(spec: Spec): CostItem[];
  /** The size or plan that an environment buys; none where it only uses what exists. */
  bought(spec: Spec): Given[];
  /** What each change does, field by field. */
  changes: { platform: ChangesOf<z.output<Shared>>; environment: ChangesOf<z.output<Own>> };
  /** Rules of this kind alone. */
  rules: Rule[];
  /** Names that are made of others and may turn out too long; none where the schema sees to all. */
  nameLimits: { source?: string; of(spec: Spec): (Given & { most: number })[] };
  adoption: {
    /** Ids of what an environment takes over by the config, where no other may take the same. */
    ids(spec: Spec): Given[];
    /** What it would create and may find. */
    candidates(spec: Spec): Candidate[];
    /** What to write where it was found: the ids of each candidate, mostly one. */
    take(spec: Spec, idsOf: (candidate: Candidate) => string[]): Taken;
  };
  /** How the services get another login. */
  rotation:
    | { how: "other user"; next(spec: Spec): string; obsolete(spec: Spec): string[] }
    | { how: "by hand"; instead: string };
  launch: {
    /** What stands in the way of backups, which a launched production needs. */
    withoutBackups(spec: Spec): Obstacle[];
    /** How the state tells whether backups are on; none where the vendor always makes them. */
    backupsInState?: { title: string; resource: string; areOn(outputs: object): boolean };
  };
}

/** A field that has to be different, and how. */
export interface Obstacle {
  path: string[];
  problem: string;
  allowed: string;
  fix: string;
}

/** Checks a record against its own schemas, and keeps its exact type. */
export function defineDatabase<
  const Type extends string,
  Shared extends z.ZodType<{ type: Type }>,
  Own extends z.ZodType,
  Spec extends ComposedDatabase & { type: Type },
  References extends { url: Field<Spec> },
>(
  kind: DatabaseKind<Type, Shared, Own, Spec, References>,
): DatabaseKind<Type, Shared, Own, Spec, References> {
  return kind;
}
