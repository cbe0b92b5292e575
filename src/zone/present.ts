import { Resolver } from "node:dns/promises";
import { isIP } from "node:net";
import type { Network } from "../live/verify/network.ts";
import { UserError } from "../shared/errors.ts";
import { type Found, found, identity } from "./record.ts";

/** The name servers that answer for a zone, and how they are asked. */
export interface NameServers {
  /** As people know them. */
  names: string[];
  resolver: Resolver;
}

const nobody = ["ENOTFOUND", "ENODATA"];

/**
 * The name servers that the internet is led to today, or the one that is given, by name or address.
 * Throws a UserError where there is none.
 */
export async function nameServersOf(
  domain: string,
  given: string | undefined,
  { resolver: finder, nameServer }: Network,
): Promise<NameServers> {
  const named = given ?? nameServer;
  const names = named === undefined ? await authorities(domain, finder) : [named];
  const addresses = await Promise.all(names.map((name) => addressesOf(name, finder)));
  const resolver = new Resolver({ timeout: 3_000, tries: 3 });
  resolver.setServers(addresses.flat());
  return { names, resolver };
}

async function authorities(domain: string, finder: Resolver): Promise<string[]> {
  try {
    return (await finder.resolveNs(domain)).toSorted();
  } catch (error) {
    throw new UserError(
      `Could not find the name servers of ${domain} (${codeOf(error)}). Name one: --from <name server>.`,
    );
  }
}

/** `192.0.2.1`, `192.0.2.1:5353`, `[2001:db8::1]:53`, or a name. */
async function addressesOf(server: string, finder: Resolver): Promise<string[]> {
  const [, host = server] = /^\[?([^\]]*?)\]?(?::\d+)?$/.exec(server) ?? [];
  if (isIP(server) !== 0 || isIP(host) !== 0) return [server];
  try {
    return await finder.resolve4(server);
  } catch (error) {
    throw new UserError(`Could not find the name server ${server} (${codeOf(error)}).`);
  }
}

/** What the name servers answer for these names; what a wildcard answers for all is told of `*` alone. */
export async function presentRecords(
  { names, resolver }: NameServers,
  domain: string,
  asked: readonly string[],
): Promise<Found[]> {
  const ask = (name: string) => recordsAt(name, domain, resolver, names);
  const everywhere = await ask(`${crypto.randomUUID()}.${domain}`);
  const wild = new Set(everywhere.map((record) => identity({ ...record, name: "*" })));
  const answers: Found[] = [];
  // One after another in a few rows: name servers slow down whoever asks for hundreds at once.
  const queue = [...new Set(asked)];
  const row = async () => {
    for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
      answers.push(...(await ask(name)));
    }
  };
  await Promise.all(Array.from({ length: 8 }, row));
  return answers.filter(
    (record) => record.name.startsWith("*.") || !wild.has(identity({ ...record, name: "*" })),
  );
}

async function recordsAt(
  name: string,
  domain: string,
  resolver: Resolver,
  servers: readonly string[],
): Promise<Found[]> {
  const from = async <T>(type: string, query: () => Promise<T[]>, to: (one: T) => Found) => {
    try {
      return (await query()).map(to);
    } catch (error) {
      if (nobody.includes(codeOf(error))) return [];
      throw new UserError(
        `Could not ask ${servers.join(", ")} for ${type} ${name} (${codeOf(error)}). Nothing was changed; ` +
          "run it again, or name another with --from.",
      );
    }
  };
  // An alias stands alone, and a resolver would follow it.
  const aliases = await from(
    "CNAME",
    () => resolver.resolveCname(name),
    (to) => found("CNAME", name, to),
  );
  if (aliases.length > 0) return aliases;
  const plain = (type: string) => (content: string) => found(type, name, content);
  const rest = await Promise.all([
    from("A", () => resolver.resolve4(name), plain("A")),
    from("AAAA", () => resolver.resolve6(name), plain("AAAA")),
    from(
      "MX",
      () => resolver.resolveMx(name),
      ({ exchange, priority }) => found("MX", name, exchange, priority),
    ),
    from(
      "TXT",
      () => resolver.resolveTxt(name),
      (strings) => found("TXT", name, strings.join("")),
    ),
    from(
      "SRV",
      () => resolver.resolveSrv(name),
      ({ priority, weight, port, name: host }) =>
        found("SRV", name, [priority, weight, port, host.toLowerCase()].join(" ")),
    ),
    from("CAA", () => resolver.resolveCaa(name), caa(name)),
    // The zone's own name servers are what changes.
    name === domain ? [] : from("NS", () => resolver.resolveNs(name), plain("NS")),
  ]);
  return rest.flat();
}

const caa =
  (name: string) =>
  (record: { critical: number; issue?: string; issuewild?: string; iodef?: string }) => {
    const tags = ["issue", "issuewild", "iodef"] as const;
    const tag = tags.find((one) => record[one] !== undefined) ?? "issue";
    return found("CAA", name, `${record.critical} ${tag} "${record[tag] ?? ""}"`);
  };

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code ?? String(error);
