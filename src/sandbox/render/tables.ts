import type { World } from "../world.ts";
import type { components } from "./schema.generated.ts";

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

/** A thing whose status moves on by itself. */
export interface Settling<Status extends string> {
  status?: Status;
  /** The statuses still to come. */
  ahead: Status[];
  /** When the present status began, in milliseconds of the world's clock. */
  since: number;
}

type DatabaseStatus = Schemas["databaseStatus"];

/** Something that belongs to one service and goes with it. */
export interface OfService {
  id: string;
  serviceId: string;
}

type OwnerRow = Schemas["owner"];

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
export interface KeyValueRow
  extends Omit<Schemas["keyValueDetail"], "owner" | "status">,
    Settling<DatabaseStatus> {
  status: DatabaseStatus;
  ownerId: string;
  password: string;
}

/** A Postgres database as it is answered, and its statuses to come. */
export interface PostgresRow
  extends Omit<Schemas["postgresDetail"], "owner" | "status" | "readReplicas">,
    Settling<DatabaseStatus> {
  status: DatabaseStatus;
  ownerId: string;
  password: string;
  /** Further users, besides the one made with the database. */
  users: { username: string; createdAt: string }[];
  exports: Schemas["postgresExport"][];
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

export type HeaderRow = Schemas["header"] & OfService;
export type RouteRow = Schemas["route"] & OfService;
export type DiskRow = Schemas["diskDetails"] & OfService;
export type EventRow = Schemas["serviceEvent"];
export type JobRow = Schemas["job"] & Settling<Schemas["jobStatus"]>;
export type CronRunRow = Schemas["cronJobRun"] & OfService & Settling<Schemas["cronJobRunStatus"]>;
export type RegistryCredentialRow = Schemas["registryCredential"] & {
  ownerId: string;
  createdAt: string;
  authToken: string;
};
export type NotificationOverride = Schemas["notificationServiceOverride"];
export type NotificationSettings = Schemas["notificationSetting"];
/** Where a workspace's metrics go. */
type MetricsStreamRow = Schemas["metricsStream"] & { token: string };
/** Where the logs of one resource go, or of a whole workspace. */
export interface LogStreamRow {
  endpoint: string;
  token: string;
  setting?: Schemas["logStreamSetting"];
  preview?: Schemas["logStreamPreviewSetting"];
}
export type WebhookRow = Schemas["webhook"] & { ownerId: string; createdAt: string };
export type DedicatedIpRow = Schemas["dedicatedIP"] & Settling<Schemas["dedicatedIPStatus"]>;

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
  get headers() {
    return this.#rows<HeaderRow>("headers");
  }
  get routes() {
    return this.#rows<RouteRow>("routes");
  }
  get disks() {
    return this.#rows<DiskRow>("disks");
  }
  get events() {
    return this.#rows<EventRow>("events");
  }
  get jobs() {
    return this.#rows<JobRow>("jobs");
  }
  get cronRuns() {
    return this.#rows<CronRunRow>("cron-runs");
  }
  get registryCredentials() {
    return this.#rows<RegistryCredentialRow>("registry-credentials");
  }
  /** By service id. */
  get notificationOverrides() {
    return this.#rows<NotificationOverride>("notification-overrides");
  }
  /** By workspace id. */
  get notificationSettings() {
    return this.#rows<NotificationSettings>("notification-settings");
  }
  /** By workspace id. */
  get metricsStreams() {
    return this.#rows<MetricsStreamRow>("metrics-streams");
  }
  /** By the id of a resource or of a workspace. */
  get logStreams() {
    return this.#rows<LogStreamRow>("log-streams");
  }
  get webhooks() {
    return this.#rows<WebhookRow>("webhooks");
  }
  get dedicatedIps() {
    return this.#rows<DedicatedIpRow>("dedicated-ips");
  }
  /** Ids of deleted things, kept where they must answer 410. */
  get gone() {
    return this.#rows<{ id: string }>("gone");
  }

  /** Removes a service and everything that exists only with it. */
  removeService(id: string): void {
    for (const rows of [this.services, this.envVars, this.secretFiles]) delete rows[id];
    for (const rows of [this.notificationOverrides, this.logStreams]) delete rows[id];
    const owned: Record<string, OfService>[] = [
      this.deploys,
      this.customDomains,
      this.headers,
      this.routes,
      this.disks,
      this.events,
      this.jobs,
      this.cronRuns,
    ];
    for (const rows of owned) {
      for (const row of Object.values(rows)) if (row.serviceId === id) delete rows[row.id];
    }
    for (const group of Object.values(this.envGroups)) {
      group.serviceIds = group.serviceIds.filter((serviceId) => serviceId !== id);
    }
  }

  #rows<T extends object>(name: string): Record<string, T> {
    return this.#table(name) as Record<string, T>;
  }
}
