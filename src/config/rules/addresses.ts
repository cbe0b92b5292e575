import type { ConfigFault } from "../fault.ts";
import { names } from "../names.ts";
import { isVercelAddress } from "../vendor-address.ts";
import {
  at,
  duplicates,
  type EnvironmentView,
  each,
  isGiven,
  isUnread,
  meantStack,
  type Rule,
  type Use,
} from "./rule.ts";

/** Every host name of an environment, with its place. */
function hostsOf(environment: EnvironmentView): Use[] {
  return environment.spec.hosts.map(({ name, path }) => ({
    value: name,
    path: at(environment, ...path),
  }));
}

/** Judges every host name that DNS will have, of all environments together. */
export const domainsDiffer: Rule = {
  name: "domains-differ",
  reason: "A host name leads to one place; two environments on one would take each other's users.",
  source: "Own rule: isolation",
  check: ({ environments }) => duplicates(environments.flatMap(hostsOf), "domain"),
};

/** Judges every host name that DNS will have, against the name of its zone. */
export const domainsInZone: Rule = {
  name: "domains-in-zone",
  reason:
    "We write DNS records into the platform's own zone only; without one, addresses are the vendors'.",
  source: "Own rule: environments are copies of one platform",
  check: each((environment, { platform: { domain } }) =>
    environment.spec.hosts.flatMap(({ name, path: within, record }): ConfigFault[] => {
      const path = at(environment, ...within);
      if (record === undefined && within[0] === "frontends") return [];
      if (domain === undefined) {
        const problem = `"${name}", but the platform has no domain`;
        return [{ path, problem, ...withoutZone(within[0]) }];
      }
      if (name === domain || name.endsWith(`.${domain}`)) return [];
      const problem = `"${name}" is not in the zone ${domain}`;
      const allowed = `${domain} or a name that ends in .${domain}`;
      return [{ path, problem, allowed, ...movedIntoZone(name, domain) }];
    }),
  ),
};

/** What a part may have where no zone is ours. */
function withoutZone(part: string | undefined) {
  return part === "services"
    ? { allowed: "no domain: Render gives it a name below onrender.com", fix: "remove it" }
    : { allowed: "a name below vercel.app, or platform.domain" };
}

/** Judges the names below vercel.app that frontends claim, against those that Vercel gives by itself. */
export const vercelAddresses: Rule = {
  name: "vercel-addresses",
  reason:
    "Vercel gives every project the name of the project below vercel.app by itself, where nobody " +
    "else has it, and refuses to add it once more.",
  source: "https://vercel.com/docs/deployments/generated-urls; the refusal: REST API, add a domain",
  check: (view) => {
    const projects = view.environments.flatMap(({ spec }) =>
      spec.frontends.flatMap(({ project }) => (project.own ? project.name : [])),
    );
    return view.environments.flatMap((environment) =>
      environment.spec.frontends.flatMap(({ key, domains, adopted }) =>
        domains.flatMap((name, index): ConfigFault[] => {
          const [label = ""] = name.split(".");
          if (!isVercelAddress(name) || !projects.includes(label)) return [];
          if (Object.hasOwn(adopted.domains, name)) return [];
          const free = names.vercelAddress(view.platform.name, key, environment.stack);
          return [
            {
              path: at(environment, "frontends", key, "domains", String(index)),
              problem: `"${name}" is a Vercel project's own name`,
              allowed: "another name below vercel.app",
              fix: `write ${free}`,
            },
          ];
        }),
      ),
    );
  },
};

/** `api.acme.com` in the zone acme.example was most likely meant to be api.acme.example. */
function movedIntoZone(host: string, zone: string): { fix?: string } {
  const labels = host.split(".");
  const at = labels.indexOf(zone.split(".")[0] ?? "");
  return at < 0 ? {} : { fix: `write ${[...labels.slice(0, at), zone].join(".")}` };
}

/** Judges the Vercel project that each frontend will end up in, through `previewOf`. */
export const previewsHaveProject: Rule = {
  name: "previews-have-project",
  reason:
    "Previews belong to a Vercel project; a chain of previews, or a stack without a project, has none.",
  source: "Own rule: environments are copies of one platform",
  check: each((environment, view) =>
    Object.entries(environment.config.frontends).flatMap(([key, { previewOf }]): ConfigFault[] => {
      if (previewOf === undefined) return [];
      const path = at(environment, "frontends", key, "previewOf");
      const others = view.environments.filter(({ stack }) => stack !== environment.stack);
      const withProject = others
        .filter(({ config }) => config.frontends[key]?.previewOf === undefined)
        .filter(({ config }) => config.frontends[key] !== undefined)
        .map(({ stack }) => stack);
      if (environment.spec.purpose === "production") {
        const host = typeof previewOf === "string" ? previewOf : previewOf.project;
        const problem = `"${host}", but production's pages are no previews`;
        return [{ path, problem, fix: "remove it: production has projects of its own" }];
      }
      const open = environment.config.frontends[key]?.deploymentProtection === "none";
      const faults: ConfigFault[] = ["project", "adopt", ...(open ? [] : ["deploymentProtection"])]
        .filter((field) => isGiven(environment, "frontends", key, field))
        .map((field) => ({
          path: at(environment, "frontends", key, field),
          problem: `given, but the project belongs to ${ownerOf(previewOf)}`,
          fix: `remove it, or remove previewOf`,
        }));
      if (typeof previewOf !== "string") return faults;
      if (withProject.includes(previewOf) || isUnread(previewOf, view)) return faults;
      const why = view.stacks.includes(previewOf)
        ? "has no Vercel project of its own for it"
        : `is not a stack of this project${meantStack(previewOf, view)}`;
      faults.push({ path, problem: `"${previewOf}" ${why}`, allowed: withProject.join(", ") });
      return faults;
    }),
  ),
};

const ownerOf = (previewOf: string | { project: string }) =>
  typeof previewOf === "string" ? previewOf : "somebody else";

/** Judges who may open what the Vercel project of each frontend will show, beside its own domains. */
export const previewsClosed: Rule = {
  name: "previews-closed",
  reason:
    "Whoever finds the address of a deployment sees what is not released, and works on the data of " +
    "its environment; only where previews are shown to people without an account is that wanted.",
  source: "https://vercel.com/docs/deployment-protection",
  check: each((environment, { environments }) => {
    const { spec, stack } = environment;
    if (spec.purpose === "development") return [];
    const shown = environments.flatMap((other) =>
      other.spec.frontends.flatMap(({ key, project }) =>
        !project.own && project.stack === stack ? [key] : [],
      ),
    );
    return spec.frontends
      .filter(({ project, deploymentProtection }) => project.own && deploymentProtection === "none")
      .filter(({ key }) => !shown.includes(key))
      .map(({ key }) => ({
        path: at(environment, "frontends", key, "deploymentProtection"),
        problem: `"none", which opens every deployment of ${stack} to everybody`,
        allowed: "standard, all, previews; none where another environment shows its previews there",
      }));
  }),
};

/** Judges the Redis that each environment will use, through `sharedFrom`. */
export const redisOwners: Rule = {
  name: "redis-owners",
  reason:
    "Only an environment with a Redis of its own can share it; a chain of sharing leads nowhere.",
  source: "Own rule: isolation",
  check: each((environment, view) => {
    const { redis } = environment.spec;
    if (redis === undefined || redis.own || redis.stack === undefined) return [];
    if (isUnread(redis.stack, view)) return [];
    const owners = view.environments
      .filter(({ stack, spec }) => stack !== environment.stack && spec.redis?.own)
      .map(({ stack }) => stack);
    if (owners.includes(redis.stack)) return [];
    const why = view.stacks.includes(redis.stack)
      ? "has no Redis of its own"
      : `is not a stack of this project${meantStack(redis.stack, view)}`;
    return [
      {
        path: at(environment, "redis", "sharedFrom"),
        problem: `"${redis.stack}" ${why}`,
        allowed: owners.length === 0 ? "a Redis of its own" : owners.join(", "),
      },
    ];
  }),
};
