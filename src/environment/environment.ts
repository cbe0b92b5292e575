import {
  ComponentResource,
  type ComponentResourceOptions,
  type Output,
  RunError,
} from "@pulumi/pulumi";
import type { EnvironmentSpec } from "../config/spec.ts";
import { ActionsSecrets } from "./actions-secrets.ts";
import { makeDatabase } from "./databases/components.ts";
import type { Database } from "./databases/database.ts";
import { Dns } from "./dns.ts";
import type { DnsEntry } from "./dns-entry.ts";
import { Frontend } from "./frontend.ts";
import { Guard } from "./guard.ts";
import type { OtherStack, OtherStacks } from "./other-stacks.ts";
import { collectOutputs, type LiveOutputs } from "./outputs.ts";
import { Redis } from "./redis.ts";
import { RenderEnvironment } from "./render-environment.ts";
import { Repository } from "./repository.ts";
import { type LiveValues, resolve } from "./resolve.ts";
import { GeneratedSecrets } from "./secrets.ts";
import { ServiceDomains } from "./service-domains.ts";
import { Services } from "./services.ts";
import { knownValues } from "./variables.ts";

export interface EnvironmentArgs {
  /** Everything there is to build; see the config's schemas for what each part means. */
  spec: EnvironmentSpec;
  /** The entered secrets, by key; generated ones are not among them. */
  secrets: Readonly<Record<string, Output<string>>>;
  /** The stacks it builds on, see `openOtherStacks`. */
  others: OtherStacks;
}

/**
 * One complete, isolated copy of the platform.
 *
 * ```ts
 * const others = await openOtherStacks(spec);
 * const environment = new Environment("bondigoo", { spec, secrets, others });
 * ```
 */
export class Environment extends ComponentResource {
  readonly outputs: LiveOutputs;
  readonly #spec: EnvironmentSpec;
  readonly #guard: Guard;
  readonly #others: OtherStacks;

  constructor(name: string, args: EnvironmentArgs, opts?: ComponentResourceOptions) {
    super("platform:environment:Environment", name, {}, opts);
    const { spec } = args;
    this.#spec = spec;
    this.#others = args.others;
    this.#guard = new Guard(spec);

    const repository = this.#repository();
    const place = this.#place();
    const database = this.#database(place);
    const redis = this.#redis(place);
    const known = this.#values(args.secrets, database, redis);
    const services = this.#services(place, database, known);
    const frontends = this.#frontends(repository, services?.values ?? known);
    const dns = this.#dns(services, frontends);
    this.#claimServiceDomains(services, dns);
    this.#actionsSecrets(repository, services?.values ?? known);

    this.outputs = collectOutputs({ spec, place, database, redis, services, frontends });
    this.registerOutputs(this.outputs);
  }

  #repository(): Repository {
    const { repository, branch, createBranch, adoptBranch, stack, protection } = this.#spec;
    const variables = { PULUMI_STACK: stack, ...this.#addressVariables() };
    return new Repository(
      "repository",
      { repository, branch, createBranch, adoptBranch, environment: stack, protection, variables },
      { parent: this },
    );
  }

  /** Where workflows find the environment: `PLATFORM_URL`, `API_URL`. */
  #addressVariables(): Record<string, string> {
    const parts = [...this.#spec.frontends, ...this.#spec.services];
    return Object.fromEntries(
      parts.flatMap(({ key, url }) =>
        url === undefined ? [] : [[`${key.toUpperCase()}_URL`, url]],
      ),
    );
  }

  /** Null where nothing of the environment is on Render. */
  #place(): RenderEnvironment | undefined {
    const { onRender, renderProject, renderEnvironment, purpose } = this.#spec;
    if (!onRender) return undefined;
    return new RenderEnvironment(
      "render",
      {
        project: renderProject.name,
        projectId: renderProject.owner
          ? undefined
          : this.#other(renderProject.stack)
              .get("render")
              .apply((render) => render.projectId),
        environment: renderEnvironment,
        guard: purpose === "production" ? this.#guard : undefined,
      },
      { parent: this },
    );
  }

  #database(place: RenderEnvironment | undefined): Database | undefined {
    const { database: spec, platform } = this.#spec;
    if (spec === undefined) return undefined;
    const args = { spec, platform, environmentId: place?.environmentId, guard: this.#guard };
    return makeDatabase("database", args, { parent: this });
  }

  #redis(place: RenderEnvironment | undefined): { url: Output<string> } | undefined {
    const { redis: spec, platform } = this.#spec;
    if (spec === undefined) return undefined;
    if (!spec.own) return { url: this.#other(spec.stack).get("redisUrl") };
    const { environmentId } = place!;
    const args = { spec, environmentId, region: platform.region, guard: this.#guard };
    return new Redis("redis", args, { parent: this });
  }

  /** What references stand for, except addresses that Render makes up for services. */
  #values(
    given: EnvironmentArgs["secrets"],
    database: Database | undefined,
    redis: { url: Output<string> } | undefined,
  ): LiveValues {
    const keys = Object.keys(this.#spec.secrets);
    const generated = new GeneratedSecrets(
      "secrets",
      { rotations: this.#rotations() },
      { parent: this },
    ).values;
    const secrets = keys.map((key) => [`secrets.${key}`, generated[key] ?? given[key]!]);
    return {
      ...knownValues(this.#spec),
      ...Object.fromEntries(secrets),
      ...Object.fromEntries(
        Object.entries(database?.values ?? {}).map(([name, value]) => [`database.${name}`, value]),
      ),
      ...(redis && { "redis.url": redis.url }),
    };
  }

  /** Of the secrets that are generated. */
  #rotations(): Record<string, number> {
    const generated = Object.entries(this.#spec.secrets).filter(([, secret]) => secret.generated);
    return Object.fromEntries(generated.map(([key, { rotations }]) => [key, rotations]));
  }

  #services(
    place: RenderEnvironment | undefined,
    database: Database | undefined,
    values: LiveValues,
  ): Services | undefined {
    const { services, group, repository, branch, platform } = this.#spec;
    if (place === undefined || services.length === 0) return undefined;
    const built = new Services(
      "services",
      {
        services,
        group,
        values,
        environmentId: place.environmentId,
        region: platform.region,
        repository,
        branch,
        after: database?.ready ?? [],
      },
      { parent: this },
    );
    if (database?.addressFault) {
      built.outboundIps.apply((answered) => {
        const fault = database.addressFault?.(answered);
        if (fault) throw new RunError(fault);
      });
    }
    return built;
  }

  #frontends(repository: Repository, values: LiveValues): Record<string, Frontend> {
    const { frontends, repository: source, branch, hosts } = this.#spec;
    const shared = { repository: source, branch, hosts };
    return Object.fromEntries(
      frontends.map((spec) => {
        const { key, project } = spec;
        const previewOf = project.own
          ? undefined
          : this.#other(project.stack)
              .get("frontends")
              .apply((others) => others[project.frontend]!.projectId);
        const args = { ...shared, spec, previewOf, values, guard: this.#guard };
        const opts = { parent: this, dependsOn: repository.branch };
        return [key, new Frontend(`frontend-${key}`, args, opts)];
      }),
    );
  }

  #dns(services: Services | undefined, frontends: Record<string, Frontend>): Dns {
    const ofFrontends = Object.values(frontends).flatMap(({ dns }) => dns);
    const { platform, caa, adoptRecords: adopt } = this.#spec;
    const authorities = caa.map(
      ({ key, authority: content }): DnsEntry => ({
        key,
        name: platform.domain,
        type: "CAA",
        content,
      }),
    );
    const entries = [...(services?.dns ?? []), ...ofFrontends, ...authorities];
    return new Dns("dns", { zone: platform.domain, entries, adopt }, { parent: this });
  }

  #claimServiceDomains(services: Services | undefined, { records }: Dns): void {
    if (services === undefined) return;
    const domains = this.#spec.services.flatMap(({ key, settings: { domain: name } }) =>
      name === undefined ? [] : [{ name, serviceId: services.placed[key]!.id }],
    );
    new ServiceDomains("domains", { domains, records }, { parent: this });
  }

  #actionsSecrets(repository: Repository, values: LiveValues): void {
    const secrets = resolve(this.#spec.actionsSecrets, values);
    new ActionsSecrets("actions", { place: repository.environment, secrets }, { parent: this });
  }

  #other(stack: string): OtherStack {
    return this.#others.get(stack)!;
  }
}
