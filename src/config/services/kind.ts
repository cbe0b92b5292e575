import type { z } from "zod";
import type { Fields } from "../field.ts";
import type { Rule } from "../rules/rule.ts";
import type { EnvironmentService } from "./environment.ts";

/** What an address of a service may be told from before the service exists. */
export interface Addressed {
  /** `https://<domain>`, where it has a domain. */
  url: string | undefined;
  settings: { domain?: string | undefined };
}

/** What an environment may say of a service, except its plan: whether this type has it. */
export type Settings = Record<Exclude<keyof EnvironmentService, "plan">, boolean>;

/**
 * All that is known of one type of service, except the resource that it is at Render, which is in
 * src/environment/services. See docs/guide/adding-a-service-type.md.
 */
export interface ServiceKind<
  Type extends string = string,
  Schema extends z.ZodType = z.ZodType,
  References extends Fields<Addressed> = Fields<Addressed>,
> {
  /** What `platform.services.<key>.type` says. */
  type: Type;
  /**
   * `platform.services.<key>`. A type with a `runtime` is a process: it has a start command and is
   * linked to the environment's group of variables. The others are files without a process.
   */
  platform: Schema;
  /** What of `environment.services.<key>` the type has; what it has not is refused. */
  settings: Settings;
  /** Plans that Render sells it on, or why it has none. */
  plans: { sold: readonly string[] } | { none: string };
  /**
   * What the public gets of it: `pages`, into which its variables are built for everybody to read;
   * answers to `requests`, which pages of other origins may send; or `nothing`.
   */
  serves: "pages" | "requests" | "nothing";
  /** What variables may refer to: `${services.<key>.url}`. The component has to know each of them. */
  references: References;
  /** Rules of this type alone. */
  rules: Rule[];
}

/** Checks a record against its own schema, and keeps its exact type. */
export function defineService<
  const Type extends string,
  Schema extends z.ZodType<{ type: Type }>,
  References extends Fields<Addressed>,
>(kind: ServiceKind<Type, Schema, References>): ServiceKind<Type, Schema, References> {
  return kind;
}
