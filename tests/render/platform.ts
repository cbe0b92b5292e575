import type { Driven, Simulator } from "./simulator.ts";

/** A small environment as a stack holds it: each resource by name, in the order it is made. */
export class Platform {
  readonly resources = new Map<string, Driven>();
  readonly #simulator: Simulator;
  readonly #inputs: Partial<Record<string, object>>;

  /** `inputs` replace some of the inputs of the resources by their names here. */
  constructor(simulator: Simulator, inputs: Partial<Record<string, object>> = {}) {
    this.#simulator = simulator;
    this.#inputs = inputs;
  }

  /** Brings everything up; the first failure ends it, what was made until then stays known. */
  async up(): Promise<Record<string, string>> {
    const done: Record<string, string> = {};
    const project = await this.#one(done, "Project", "project", {
      name: "shop",
      firstEnvironment: "dev",
    });
    const environment = await this.#one(done, "Environment", "environment", {
      projectId: project.id,
      name: "dev",
    });
    const environmentId = environment.id;
    await this.#one(done, "KeyValue", "redis", {
      name: "shop-redis",
      plan: "starter",
      environmentId,
    });
    const variables = { SHARED: "from-the-group-1", NODE_ENV: "production" };
    const group = await this.#one(done, "EnvGroup", "group", {
      name: "shop-env",
      environmentId,
      variables,
    });
    const service = await this.#one(done, "WebService", "api", {
      name: "shop-api",
      plan: "starter",
      runtime: "node",
      repo: "https://github.com/shop/shop",
      startCommand: "npm start",
      environmentId,
      variables: { OWN: "1" },
      envGroups: [{ id: group.id, variables }],
    });
    this.#pointDns("api.shop.ch", String(service.state["host"]));
    await this.#one(done, "CustomDomain", "domain", {
      serviceId: service.id,
      name: "api.shop.ch",
    });
    return done;
  }

  async #one(
    done: Record<string, string>,
    kind: Parameters<Simulator["drive"]>[0],
    name: string,
    inputs: object,
  ): Promise<Driven> {
    const resource = this.resources.get(name) ?? this.#simulator.drive(kind);
    done[name] = await resource.up({ ...inputs, ...this.#inputs[name] });
    this.resources.set(name, resource);
    return resource;
  }

  #pointDns(name: string, content: string): void {
    const table = this.#simulator.world.table("cloudflare:index/dnsRecord:DnsRecord");
    table["record"] = { name, type: "CNAME", content };
  }
}
