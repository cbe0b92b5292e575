import type { components } from "../facts/render-openapi.generated.ts";
import type { World } from "../world.ts";

/** The document's schemas as types. */
export type Schemas = components["schemas"];

/** What a service's details can hold, whatever its type. */
export interface ServiceDetails
  extends Partial<Omit<Schemas["webServiceDetails"], "envSpecificDetails">>,
    Partial<Pick<Schemas["staticSiteDetails"], "publishPath">>,
    Partial<Pick<Schemas["cronJobDetails"], "schedule" | "lastSuccessfulRunAt">> {
  buildCommand?: string;
  envSpecificDetails?: EnvSpecificDetails;
}

export interface EnvSpecificDetails
  extends Partial<Schemas["dockerDetails"]>,
    Partial<Schemas["nativeEnvironmentDetails"]> {}

/** A service as it is answered. */
export interface ServiceRow extends Omit<Schemas["service"], "serviceDetails"> {
  serviceDetails: ServiceDetails;
}

export type DeployStatus = Schemas["deployStatus"];

/** A deploy as it is answered, and what the sandbox keeps about it. */
export interface DeployRow extends Required<Pick<Schemas["deploy"], "id">> {
  status: DeployStatus;
  trigger: NonNullable<Schemas["deploy"]["trigger"]>;
  commit: { id: string; message: string; createdAt: string } | null;
  image?: Schemas["deploy"]["image"];
  createdAt: string;
  updatedAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  serviceId: string;
  /** The statuses still to come; empty once the deploy has ended. */
  ahead: DeployStatus[];
  /** When the present status began, in milliseconds of the world's clock. */
  since: number;
  /** The variables the deployed code sees: groups' and own, as they were when it was asked for. */
  variables: Record<string, string>;
}

/** Statuses that follow a creation before the thing is ready. */
export interface Settling {
  ahead: Schemas["databaseStatus"][];
  since: number;
}

export type OwnerRow = Schemas["owner"];

export interface ProjectRow {
  id: string;
  name: string;
  ownerId: string;
  createdAt: string;
  updatedAt: string;
}

export interface EnvironmentRow {
  id: string;
  name: string;
  projectId: string;
  protectedStatus: Schemas["protectedStatus"];
  networkIsolationEnabled: boolean;
  ipAllowList?: Schemas["cidrBlockAndDescription"][];
  createdAt: string;
  updatedAt: string;
}

export interface EnvGroupRow extends Omit<Schemas["envGroup"], "serviceLinks"> {
  /** Linked services, in the order in which they were linked. */
  serviceIds: string[];
}

/** A Key Value as it is answered, and its statuses to come. */
export interface KeyValueRow extends Omit<Schemas["keyValueDetail"], "owner">, Settling {
  ownerId: string;
  password: string;
}

/** A Postgres database as it is answered, and its statuses to come. */
export interface PostgresRow extends Omit<Schemas["postgresDetail"], "owner">, Settling {
  ownerId: string;
  password: string;
}

type CustomDomain = Schemas["customDomain"];

/** A domain of a service as it is answered. */
export interface CustomDomainRow extends CustomDomain {
  serviceId: string;
  /** Set by a request to verify; the next look compares with the DNS. */
  checking: boolean;
}

/** A service's own variables or secret files by name. */
export interface NamedTexts {
  [name: string]: string;
}

/**
 * Render's side of the world: one table of plain rows per kind of thing. Made over the world
 * itself, or over a copy of its tables for a read that must not see the last write.
 */
export class Tables {
  readonly #table: (name: string) => Record<string, object>;

  constructor(table: (name: string) => Record<string, object>) {
    this.#table = table;
  }

  static of(world: World): Tables {
    return new Tables((name) => world.table(`render/${name}`));
  }

  /** Render's tables as they are now, apart from the world. */
  static copyOf(world: World): Tables {
    const entries = Object.entries(world.state()).filter(([name]) => name.startsWith("render/"));
    const copy: Record<string, Record<string, object>> = structuredClone(
      Object.fromEntries(entries),
    );
    return new Tables((name) => (copy[`render/${name}`] ??= {}));
  }

  get owners() {
    return this.#rows<OwnerRow>("owners");
  }
  get projects() {
    return this.#rows<ProjectRow>("projects");
  }
  get environments() {
    return this.#rows<EnvironmentRow>("environments");
  }
  get services() {
    return this.#rows<ServiceRow>("services");
  }
  get deploys() {
    return this.#rows<DeployRow>("deploys");
  }
  /** Own variables by service id. */
  get envVars() {
    return this.#rows<NamedTexts>("env-vars");
  }
  /** Own secret files by service id. */
  get secretFiles() {
    return this.#rows<NamedTexts>("secret-files");
  }
  get envGroups() {
    return this.#rows<EnvGroupRow>("env-groups");
  }
  get keyValues() {
    return this.#rows<KeyValueRow>("key-value");
  }
  get postgres() {
    return this.#rows<PostgresRow>("postgres");
  }
  get customDomains() {
    return this.#rows<CustomDomainRow>("custom-domains");
  }

  #rows<T extends object>(name: string): Record<string, T> {
    return this.#table(name) as Record<string, T>;
  }
}
