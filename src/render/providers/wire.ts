import type { components } from "../api/schema.generated.ts";

/** Render's wire types by the names of its document. */
type Schemas = components["schemas"];

export type Service = Schemas["service"];
export type ServiceType = Schemas["serviceType"];
export type ServicePost = Schemas["servicePOST"];
export type ServicePatch = Schemas["servicePATCH"];
export type Deploy = Schemas["deploy"];
export type EnvGroup = Schemas["envGroup"];
export type EnvGroupMeta = Schemas["envGroupMeta"];
export type KeyValue = Schemas["keyValue"];
export type Postgres = Schemas["postgres"];
export type CustomDomain = Schemas["customDomain"];
export type Project = Schemas["project"];
export type Environment = Schemas["environment"];
export type RegistryCredential = Schemas["registryCredential"];
