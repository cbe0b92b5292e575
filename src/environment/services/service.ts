import type { CustomResourceOptions, Output } from "@pulumi/pulumi";
import type { ServiceReference, ServiceType } from "../../config/services/kinds.ts";
import type { EnvironmentSpec, ServiceSpecOf } from "../../config/spec.ts";
import type { LinkedEnvGroup, Region, ServiceArgs } from "../../render/service-args.ts";
import type { DeletionProtection } from "../deletion-protection.ts";
import type { OutputsBefore } from "./addresses-kept.ts";

/** What all services of an environment have in common. */
export interface ServiceContext {
  /** `https://github.com/owner/name` */
  repo: string;
  branch: string;
  /** When Render deploys a new commit of the branch by itself. */
  deploy: EnvironmentSpec["deploy"];
  region: Region;
  environmentId: Output<string>;
  /** Made before every service but static sites, which take nothing from it. */
  group: LinkedEnvGroup | undefined;
  /** `infra suspend` may stop them for a while without that being drift. */
  mayBeSuspended: boolean;
  /** Keeps those that hold data, and knows which may be made anew. */
  deletionProtection: DeletionProtection;
  /** What each service answered before a change of it. */
  outputsBefore: OutputsBefore;
}

/** What a service of any type is made from. */
export interface ServiceRequest<Type extends ServiceType> {
  /** Name of the resource. */
  name: string;
  spec: ServiceSpecOf<Type>;
  context: ServiceContext;
  variables: ServiceArgs["variables"];
  opts: CustomResourceOptions;
}

/** A service at Render, by what the rest of the environment wants of it. */
export interface RenderService {
  id: Output<string>;
  /** By the names in the record of its type: what references to it stand for, once it is there. */
  values: Readonly<Record<string, Output<string>>>;
  /** CIDR blocks it connects from; of every type that is a process. */
  outboundIps?: Output<string[]>;
}

/** A service of one type: every reference of its record has its value. */
export type MakeService<Type extends ServiceType> = (
  request: ServiceRequest<Type>,
) => RenderService & { values: Readonly<Record<ServiceReference<Type>, Output<string>>> };
