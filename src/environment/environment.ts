import {
  ComponentResource,
  type ComponentResourceOptions,
  type Output,
  RunError,
} from "@pulumi/pulumi";
import type { EnvironmentSpec } from "../config/spec.ts";
import { ActionsSecrets } from "./actions-secrets.ts";
import { previewProjectId, redisUrl, renderProjectId } from "./borrowed.ts";
import { ChangeGuard } from "./change-guard.ts";
import { makeDatabase } from "./databases/components.ts";
import type { Database } from "./databases/database.ts";
import { DeletionLock } from "./deletion-lock.ts";
import { DeletionProtection } from "./deletion-protection.ts";
import { Dns } from "./dns.ts";
import type { DnsEntry } from "./dns-entry.ts";
import { Frontend } from "./frontend.ts";
import { collectOutputs, type LiveOutputs } from "./outputs.ts";
import { Redis } from "./redis.ts";
import { RenderEnvironment } from "./render-environment.ts";
import { Repository } from "./repository.ts";
import { type LiveValues, resolveVariables } from "./resolve-variables.ts";
import { GeneratedSecrets } from "./secrets.ts";
import { ServiceDomains } from "./service-domains.ts";
import { Services } from "./services.ts";
import type { StackReferences } from "./stack-references.ts";
import { knownValues } from "./variables.ts";
import { whenPresent } from "./when-present.ts";

export interface EnvironmentArgs {
  /** Everything there is to build; see the config's schemas for what each part means. */
  spec: EnvironmentSpec;
  /** The entered secrets, by key; generated ones are not among them. */
  secrets: Readonly<Record<string, Output<string>>>;
  /** The stacks it builds on, see `openOtherStacks`. */
  others: StackReferences;
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
  readonly #deletionProtection: DeletionProtection;
  readonly #others: StackReferences;
  readonly #guard: ChangeGuard;

  constructor(name: string, args: EnvironmentArgs, opts?: ComponentResourceOptions) {
    const { spec } = args;
    const guard = new ChangeGuard(spec);
    const transformations = [...(opts?.transformations ?? []), guard.transformation];
    super("platform:environment:Environment", name, {}, { ...opts, transformations });
    this.#spec = spec;
    this.#others = args.others;
    this.#guard = guard;
    this.#deletionProtection = new DeletionProtection(spec);

    const repository = this.#repository();
    const renderEnvironment = this.#renderEnvironment();
    const database = this.#database(renderEnvironment);
    const redis = this.#redis(renderEnvironment, args.secrets);
    const known = this.#values(args.secrets, database, redis);
    const services = this.#services(renderEnvironment, database, known);
    const frontends = this.#frontends(repository, services?.values ?? known);
    const dns = this.#dns(services, frontends);
    this.#claimServiceDomains(services, dns);
    this.#actionsSecrets(repository, services?.values ?? known);

    this.outputs = collectOutputs({
      spec,
      renderEnvironment,
      database,
      redis,
      services,
      frontends,
    });
    this.registerOutputs(this.outputs);
    this.#lock();
  }

  /** Where the environment is kept whole; beside it, not below, as it depends on all below. */
  #lock(): void {
    const { stack, keptWhole } = this.#spec;
    if (!keptWhole) return;
    new DeletionLock("deletion-lock", { protection: this.#deletionProtection, stack }, this);
  }

  #repository(): Repository {
    const { repository, branch, createBranch, adoptBranch, pullRequest } = this.#spec;
    const { stack, protection, keptWhole } = this.#spec;
    const variables = { PULUMI_STACK: stack, ...this.#addressVariables() };
    return new Repository(
      "repository",
      {
        repository,
        branch,
        createBranch,
        adoptBranch,
        ofPullRequest: pullRequest !== undefined,
        environment: stack,
        protection,
        variables,
        deletionProtection: keptWhole ? this.#deletionProtection : undefined,
      },
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
  #renderEnvironment(): RenderEnvironment | undefined {
    const { onRender, renderProject, renderEnvironment, keptWhole } = this.#spec;
    if (!onRender) return undefined;
    return new RenderEnvironment(
      "render",
      {
        project: renderProject.name,
        projectId: renderProjectId(this.#spec, this.#others),
        environment: renderEnvironment,
        deletionProtection: keptWhole ? this.#deletionProtection : undefined,
      },
      { parent: this },
    );
  }

  #database(renderEnvironment: RenderEnvironment | undefined): Database | undefined {
    const { database: spec, platform, alerts, purpose } = this.#spec;
    if (spec === undefined) return undefined;
    const args = {
      spec,
      platform,
      environmentId: renderEnvironment?.environmentId,
      deletionProtection: this.#deletionProtection,
      alerts: alerts && { emails: alerts.emails, wholeProject: purpose === "production" },
    };
    return makeDatabase("database", args, { parent: this });
  }

  #redis(
    renderEnvironment: RenderEnvironment | undefined,
    secrets: EnvironmentArgs["secrets"],
  ): { url: Output<string> } | undefined {
    const { redis: spec, platform } = this.#spec;
    if (spec === undefined) return undefined;
    if (!spec.own) return { url: redisUrl(spec, secrets, this.#others) };
    const { environmentId } = renderEnvironment!;
    const args = {
      spec,
      environmentId,
      region: platform.region,
      deletionProtection: this.#deletionProtection,
    };
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
    renderEnvironment: RenderEnvironment | undefined,
    database: Database | undefined,
    values: LiveValues,
  ): Services | undefined {
    const { services, group, repository, branch, deploy, platform } = this.#spec;
    if (renderEnvironment === undefined || services.length === 0) return undefined;
    const built = new Services(
      "services",
      {
        services,
        group,
        values,
        environmentId: renderEnvironment.environmentId,
        region: platform.region,
        repository,
        branch,
        deploy,
        after: database?.ready ?? [],
        // Of production it would be an outage.
        mayBeSuspended: this.#spec.purpose !== "production",
        deletionProtection: this.#deletionProtection,
        outputsBefore: this.#guard.outputsBefore,
      },
      { parent: this },
    );
    if (database?.addressFault) {
      whenPresent([built.outboundIps], (answered) => {
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
        const { key } = spec;
        const previewOf = previewProjectId(spec, this.#others);
        const args = {
          ...shared,
          spec,
          previewOf,
          values,
          deletionProtection: this.#deletionProtection,
        };
        const opts = { parent: this, dependsOn: repository.branch };
        return [key, new Frontend(`frontend-${key}`, args, opts)];
      }),
    );
  }

  /** Null where every address is a vendor's own. */
  #dns(services: Services | undefined, frontends: Record<string, Frontend>): Dns | undefined {
    const ofFrontends = Object.values(frontends).flatMap(({ dns }) => dns);
    const { caa, records, adoptRecords: adopt } = this.#spec;
    const { domain: zone } = this.#spec.platform;
    if (zone === undefined) return undefined;
    const authorities = caa.map(
      ({ key, authority: content }): DnsEntry => ({
        key,
        name: zone,
        type: "CAA",
        content,
      }),
    );
    const entries = [...(services?.dns ?? []), ...ofFrontends, ...authorities, ...records];
    return new Dns("dns", { zone, entries, adopt }, { parent: this });
  }

  #claimServiceDomains(services: Services | undefined, dns: Dns | undefined): void {
    if (services === undefined || dns === undefined) return;
    const { records } = dns;
    const domains = this.#spec.services.flatMap(({ key, settings: { domain: name } }) =>
      name === undefined ? [] : [{ name, serviceId: services.made[key]!.id }],
    );
    new ServiceDomains("domains", { domains, records }, { parent: this });
  }

  #actionsSecrets(repository: Repository, values: LiveValues): void {
    const secrets = resolveVariables(this.#spec.actionsSecrets, values);
    new ActionsSecrets(
      "actions",
      { environment: repository.environment, secrets },
      { parent: this },
    );
  }
}
