import type { ConfigFault } from "../fault.ts";
import { leadsVisitors, textKind } from "../own-records.ts";
import { at, type EnvironmentView, each, type Rule } from "./rule.ts";

/** Judges the team's own records by the zone they will be made in. */
export const recordsInZone: Rule = {
  name: "records-in-zone",
  reason: "We write DNS records into the platform's own zone only.",
  source: "Own rule: environments are copies of one platform",
  check: each((environment, { platform: { domain } }) =>
    recordsOf(environment)
      .filter(({ name }) => name !== domain && !name.endsWith(`.${domain}`))
      .map(({ name, path }) =>
        domain === undefined
          ? {
              path: `${path}.name`,
              problem: `"${name}", but the platform has no domain`,
              allowed: "records only where platform.domain names their zone",
            }
          : {
              path: `${path}.name`,
              problem: `"${name}" is not in the zone ${domain}`,
              allowed: `${domain} or a name that ends in .${domain}`,
            },
      ),
  ),
};

/** Judges the team's own records against each other, and against the hosts of all environments. */
export const recordsDoNotClash: Rule = {
  name: "records-do-not-clash",
  reason:
    "A CNAME stands alone at its name: beside other records Cloudflare refuses it, or resolvers lose " +
    "them. A second address at a page's name takes some of its visitors elsewhere.",
  source: "https://www.rfc-editor.org/rfc/rfc1912#section-2.4",
  check: (view) => {
    const own = view.environments.flatMap(recordsOf);
    const hosts = view.environments.flatMap(hostsOf);
    const aliases = [...hosts, ...own].filter(({ type }) => type === "CNAME");
    return own.flatMap((record): ConfigFault[] => {
      const { path, name, type } = record;
      const led = leadsVisitors(type) ? hosts.find((host) => host.name === name) : undefined;
      if (led !== undefined) {
        const problem = `"${name}" is led to the platform already, by ${led.path}`;
        return [{ path: `${path}.name`, problem, allowed: "a name of no page and no service" }];
      }
      const others = type === "CNAME" ? own : aliases;
      const rival = others.find((other) => other.name === name && other.path !== path);
      if (rival !== undefined) {
        const problem = `"${name}" is the name of ${rival.path} too, and one of them is a CNAME`;
        return [{ path: `${path}.name`, problem, allowed: "a name that nothing else uses" }];
      }
      const twin = own.find(({ key }) => key === record.key);
      if (twin?.path === path) return [];
      const problem = `a second one like ${twin?.path}`;
      return [{ path, problem, allowed: "one: of SPF, with all senders in it" }];
    });
  },
};

/** Judges what each text says against where it is looked for. */
export const mailRecords: Rule = {
  name: "mail-records",
  reason:
    "Mail servers look for each text at one name only: elsewhere it does nothing, and nobody is told.",
  source:
    "https://www.rfc-editor.org/rfc/rfc7489#section-6.1 and https://www.rfc-editor.org/rfc/rfc6376#section-3.6.2.1",
  check: each((environment) =>
    recordsOf(environment).flatMap((record): ConfigFault[] => {
      const kind = record.type === "TXT" ? textKind(record.content) : undefined;
      if (kind === undefined || places[kind].fits.test(record.name)) return [];
      const { allowed } = places[kind];
      return [
        {
          path: `${record.path}.name`,
          problem: `${kind.toUpperCase()} at "${record.name}"`,
          allowed,
        },
      ];
    }),
  ),
};

const places = {
  spf: { fits: /^(?!_)/, allowed: "the name that mail is from, which has no underscore" },
  dmarc: { fits: /^_dmarc\./, allowed: "a name that begins with _dmarc." },
  dkim: { fits: /^[^.]+\._domainkey\./, allowed: "<selector>._domainkey.<domain>" },
};

function recordsOf(environment: EnvironmentView) {
  return environment.spec.records.map((record, index) => ({
    ...record,
    path: at(environment, "records", String(index)),
  }));
}

/** Names at which a page or a service has a record of ours. */
function hostsOf(environment: EnvironmentView) {
  return environment.spec.hosts.map(({ name, path, record }) => ({
    name,
    path: at(environment, ...path),
    type: record,
  }));
}
