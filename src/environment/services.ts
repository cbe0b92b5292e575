import {
  ComponentResource,
  type ComponentResourceOptions,
  type Output,
  output,
  type Resource,
} from "@pulumi/pulumi";
import type { EnvironmentSpec, ServiceSpec } from "../config/spec.ts";
import { EnvGroup } from "../render/env-group.ts";
import type { LinkedEnvGroup, Region } from "../render/service-args.ts";
import type { DeletionProtection } from "./deletion-protection.ts";
import type { DnsEntry } from "./dns-entry.ts";
import { type LiveValues, resolveVariables } from "./resolve-variables.ts";
import type { OutputsBefore } from "./services/addresses-kept.ts";
import { makeService } from "./services/make.ts";
import type { RenderService } from "./services/service.ts";
import { envGroup, inCreationOrder } from "./variables.ts";
import { whenPresent } from "./when-present.ts";

export interface ServicesArgs {
  services: ServiceSpec[];
  /** Name and variables of the env group that every service is linked to. */
  group: EnvironmentSpec["group"];
  /** What references in the variables stand for, except what Render makes up for services. */
  values: LiveValues;
  /** Render environment that holds the group and the services. Moved in place. */
  environmentId: Output<string>;
  region: Region;
  /** GitHub repository and branch that Render builds, on every push to the branch. */
  repository: EnvironmentSpec["repository"];
  branch: string;
  /** When Render deploys a new commit of the branch by itself. */
  deploy: EnvironmentSpec["deploy"];
  /** What the first deploy needs to find, e.g. the database's access list. */
  after: Resource[];
  /** `infra suspend` may stop them for a while without that being drift. */
  mayBeSuspended: boolean;
  /** Keeps those that have a disk, and all of an environment that is kept whole. */
  deletionProtection: DeletionProtection;
  /** What each answered before a change of it. */
  outputsBefore: OutputsBefore;
}

/**
 * The processes of an environment on Render and the env group they share. A change of a variable
 * of the group deploys every service once, a change of a service's own only that service. Each
 * service costs its plan, from 7 USD a month; the group nothing.
 */
export class Services extends ComponentResource {
  /** By the platform's keys. */
  readonly made: Readonly<Record<string, RenderService>>;
  readonly groupId: Output<string>;
  /** The values given, and the services' addresses: `services.<key>.url`. */
  readonly values: LiveValues;
  /** CIDR blocks the services connect from, as Render answers. */
  readonly outboundIps: Output<string[]>;
  /** Records that point the services' domains at them. */
  readonly dns: DnsEntry[];

  constructor(name: string, args: ServicesArgs, opts?: ComponentResourceOptions) {
    super("platform:environment:Services", name, {}, opts);
    const context = {
      repo: `https://github.com/${args.repository.owner}/${args.repository.name}`,
      branch: args.branch,
      deploy: args.deploy,
      region: args.region,
      environmentId: args.environmentId,
      mayBeSuspended: args.mayBeSuspended,
      deletionProtection: args.deletionProtection,
      outputsBefore: args.outputsBefore,
    };
    const made: Record<string, RenderService> = {};
    let values = args.values;
    let group: LinkedEnvGroup | undefined;
    for (const node of inCreationOrder(args.services, args.group.variables, values)) {
      if (node === envGroup) {
        group = this.#group(name, args, values);
        continue;
      }
      const service = makeService({
        name: `${name}-${node.key}`,
        spec: node,
        context: { ...context, group },
        variables: resolveVariables(node.variables, values),
        opts: {
          parent: this,
          dependsOn: args.after,
          ...(node.settings.disk
            ? args.deletionProtection.keep(node.name)
            : args.deletionProtection.keepInUse(node.name)),
        },
      });
      made[node.key] = service;
      values = { ...addresses(node.key, service), ...values };
    }

    this.groupId = output(group!.id);
    this.made = made;
    this.values = values;
    this.outboundIps = whenPresent(
      Object.values(made).map((service) => service.outboundIps ?? []),
      (...lists) => [...new Set(lists.flat())],
    );
    this.dns = args.services.flatMap((spec) => dnsEntry(spec, made[spec.key]!));
    this.registerOutputs({ groupId: this.groupId });
  }

  #group(name: string, { group, environmentId }: ServicesArgs, values: LiveValues): LinkedEnvGroup {
    const variables = resolveVariables(group.variables, values);
    const args = { name: group.name, environmentId, variables };
    const { id } = new EnvGroup(`${name}-group`, args, { parent: this });
    return { id, variables };
  }
}

/** What Render made up; a service's domain goes before, where it has one. */
function addresses(key: string, { values }: RenderService): LiveValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [`services.${key}.${name}`, value]),
  );
}

function dnsEntry(spec: ServiceSpec, { values }: RenderService): DnsEntry[] {
  const { domain } = spec.settings;
  const host = values["host"];
  if (domain === undefined || host === undefined) return [];
  return [{ name: domain, type: "CNAME", content: host }];
}
