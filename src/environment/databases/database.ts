import type { ComponentResourceOptions, Output, Resource } from "@pulumi/pulumi";
import type { DatabaseSpecOf, DatabaseType, LiveReference } from "../../config/databases/kinds.ts";
import type { EnvironmentSpec } from "../../config/spec.ts";
import type { DeletionProtection } from "../deletion-protection.ts";

/** Whom a vendor tells of a database in trouble. */
export interface DatabaseAlerts {
  emails: readonly string[];
  /** Also of what a vendor tells of all databases of an account or project only: one stack's business. */
  wholeProject: boolean;
}

/** What a database of any kind is made from. */
export interface DatabaseArgs<Type extends DatabaseType> {
  spec: DatabaseSpecOf<Type>;
  /** Where services run: the region of what is on Render, and addresses to let in elsewhere. */
  platform: EnvironmentSpec["platform"];
  /** Render environment for what is on Render; none where nothing of the environment is. */
  environmentId: Output<string> | undefined;
  /** Keeps what holds data. */
  deletionProtection: DeletionProtection;
  /** Who is told when it is in trouble; nobody where the environment names none. */
  alerts: DatabaseAlerts | undefined;
}

/** What a database of any kind is to the rest of its environment. */
export interface Database {
  /** By the names in the record of its kind: what references to it stand for, once it is there. */
  readonly values: { readonly url: Output<string> } & Readonly<Record<string, Output<string>>>;
  /** Connection strings of those who may only read, by user name; secret. */
  readonly readerUrls?: Output<Record<string, string>>;
  /** What has to be there before a service can connect. */
  readonly ready: Resource[];
  /** What is wrong when services connect from these addresses; undefined when they are let in. */
  addressFault?(answered: readonly string[]): string | undefined;
}

/** A database of one kind: every reference that its record leaves open has its value. */
export interface DatabaseOf<Type extends DatabaseType> extends Database {
  readonly values: Database["values"] & Readonly<Record<LiveReference<Type>, Output<string>>>;
}

export type DatabaseComponent<Type extends DatabaseType> = new (
  name: string,
  args: DatabaseArgs<Type>,
  opts?: ComponentResourceOptions,
) => DatabaseOf<Type>;
