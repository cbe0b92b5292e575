import { type Batch, batched } from "../client/batch.ts";
import { answer, type Render } from "../client/client.ts";
import { Listing } from "../client/listing.ts";
import { allRows, pageSize, rowsOf } from "../client/pages.ts";
import type { EnvGroup, EnvGroupMeta, Environment, KeyValue, Postgres, Service } from "./wire.ts";

/** How long an answer stands in for the same question asked by others of the same refresh. */
const freshMs = 30_000;

/**
 * Reads that a refresh makes for many resources at once, answered from as few calls as will do.
 * What is read here may be half a minute old: good enough to look for drift, not to change things.
 */
export class SharedReads {
  readonly services: Listing<Service>;
  readonly keyValues: Listing<KeyValue>;
  readonly postgres: Listing<Postgres>;
  readonly envGroups: Listing<EnvGroupMeta>;
  /** Services by exact name; a name may have none or, where Render let it happen, several. */
  readonly servicesNamed: Batch<Service[]>;
  readonly #remembered = new Map<string, { until: number; value: Promise<unknown> }>();
  readonly #render: Render;

  constructor(render: Render) {
    const { http, ownerId, clock } = render;
    this.#render = render;
    const query = (cursor: string | undefined) => ({ ownerId: [ownerId], limit: pageSize, cursor });
    this.services = new Listing<Service>(clock, "service", (cursor) =>
      answer("list services", http.GET("/services", { params: { query: query(cursor) } })),
    );
    this.keyValues = new Listing<KeyValue>(clock, "keyValue", (cursor) =>
      answer("list Key Value stores", http.GET("/key-value", { params: { query: query(cursor) } })),
    );
    this.postgres = new Listing<Postgres>(clock, "postgres", (cursor) =>
      answer("list Postgres", http.GET("/postgres", { params: { query: query(cursor) } })),
    );
    this.envGroups = new Listing<EnvGroupMeta>(clock, "envGroup", (cursor) =>
      answer("list env groups", http.GET("/env-groups", { params: { query: query(cursor) } })),
    );
    this.servicesNamed = batched((names) => findServices(render, names));
  }

  envGroup(id: string): Promise<EnvGroup> {
    return this.#remember(`env group ${id}`, () => getEnvGroup(this.#render, id));
  }

  /** The environments of a project, by one list whoever asks. */
  environments(projectId: string): Promise<Environment[]> {
    return this.#remember(`environments of ${projectId}`, () =>
      listEnvironments(this.#render, projectId),
    );
  }

  /**
   * The ranges a service's connections come from. Shared ranges belong to a region and dedicated
   * ones to an environment, so one service answers for all of its region and environment.
   */
  outboundIps(service: Service, region: string): Promise<string[]> {
    const { http } = this.#render;
    const place = `${region}/${service.environmentId ?? ""}`;
    return this.#remember(`addresses of ${place}`, async () => {
      const params = { path: { serviceId: service.id } };
      const call = http.GET("/services/{serviceId}/outbound-ips", { params });
      return (await answer(`read the outbound addresses of ${service.name}`, call)).ips ?? [];
    });
  }

  /** Forgets everything, because something was changed. */
  forget(): void {
    for (const listing of [this.services, this.keyValues, this.postgres, this.envGroups]) {
      listing.forget();
    }
    for (const key of this.#remembered.keys()) {
      if (!key.startsWith("addresses")) this.#remembered.delete(key);
    }
  }

  #remember<Value>(key: string, load: () => Promise<Value>): Promise<Value> {
    const known = this.#remembered.get(key);
    const now = this.#render.clock.now();
    if (known && now < known.until) return known.value as Promise<Value>;
    const value = load();
    this.#remembered.set(key, { until: now + freshMs, value });
    value.catch(() => this.#remembered.delete(key));
    return value;
  }
}

export function getEnvGroup({ http }: Render, envGroupId: string): Promise<EnvGroup> {
  const call = http.GET("/env-groups/{envGroupId}", { params: { path: { envGroupId } } });
  return answer(`read env group ${envGroupId}`, call);
}

/** The environments of a project as they are now. */
export async function listEnvironments(
  { http, ownerId }: Render,
  projectId: string,
): Promise<Environment[]> {
  // A page holds more environments than a project may have.
  const query = { ownerId: [ownerId], projectId: [projectId], limit: pageSize };
  const call = http.GET("/environments", { params: { query } });
  return rowsOf("environment", await answer(`list the environments of ${projectId}`, call));
}

/** Services of the workspace with exactly one of those names, previews of others left out. */
export async function findServices(
  { http, ownerId }: Render,
  names: string[],
): Promise<Map<string, Service[]>> {
  const filter = { ownerId: [ownerId], name: names, includePreviews: false, limit: pageSize };
  const services = await allRows("service", (cursor) => {
    const call = http.GET("/services", { params: { query: { ...filter, cursor } } });
    return answer(`look for services named ${names.join(", ")}`, call);
  });
  // Whether Render's filter matches exactly is not documented; previews of others may slip in.
  return Map.groupBy(services, (service) => service.name);
}
