import { leadsVisitors } from "../config/own-records.ts";
import { type ZoneRecord, zoneRecords } from "../vendors/zone-records.ts";
import type { Unowned } from "./model.ts";
import { type Owned, ownedOf, renderType, type Session } from "./owned.ts";

/** Browsers ask for these first, where there are any; none is ours. */
const leadsBrowsers = (type: string) => ["HTTPS", "SVCB"].includes(type);

/** Records of the zone that lead to our hosts, or stand beside ours under one name. */
export async function lookAtCloudflare(session: Session): Promise<Unowned[]> {
  const [first] = session.environments;
  if (first === undefined) return [];
  const { domain } = first.spec.platform;
  if (domain === undefined) return [];
  const owned = ownedOf(session, "cloudflare:index/dnsRecord:DnsRecord");
  const ids = owned.map(({ id }) => id.split("/").at(-1));
  const hosts = hostsOf(session, owned);
  const unowned = (await zoneRecords(domain, session.env)).filter(({ id }) => !ids.includes(id));
  return unowned
    .filter(({ type }) => leadsVisitors(type) || leadsBrowsers(type))
    .flatMap((record) => {
      const target = hosts.get(bare(record.content ?? "")) ?? hosts.get(bare(record.name));
      return target === undefined ? [] : [finding(record, target, session)];
    });
}

/** Where every project of Vercel's is led to, so that nobody can tell whose it is. */
const everybodys = "cname.vercel-dns.com";

/** Names that belong to an environment: its own hosts, and those that vendors gave its parts. */
function hostsOf(session: Session, records: Owned[]): Map<string, string> {
  const looked = session.environments.map(({ spec }) => spec.stack);
  const services = ["WebService", "StaticSite"].flatMap((kind) =>
    ownedOf(session, renderType(kind)).flatMap(({ stack, outputs }) => {
      const url = outputs["url"];
      if (typeof url !== "string" || !looked.includes(stack)) return [];
      return [[hostOf(url), stack] as const];
    }),
  );
  const deployed = session.environments.filter(({ resources }) => resources.length > 0);
  const own = deployed.flatMap(({ spec: { stack, hosts } }) =>
    hosts.map(({ name }) => [name, stack] as const),
  );
  const targets = records.flatMap(({ stack, inputs: { name, type, content } }) => {
    const leads = own.some(([host]) => host === name) && type === "CNAME";
    return leads && content !== everybodys ? [[bare(String(content)), stack] as const] : [];
  });
  return new Map([...services, ...targets, ...own]);
}

const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).hostname : url);
const bare = (name: string) => name.toLowerCase().replace(/\.$/, "");

function finding(
  { id, name, type, content }: ZoneRecord,
  stack: string,
  session: Session,
): Unowned {
  const { spec } = session.environments.find((one) => one.spec.stack === stack)!;
  const isOwnHost = spec.hosts.some((host) => host.name === bare(name));
  return {
    ...{ stack, vendor: "Cloudflare", kind: "DNS record", id },
    name: `${type} ${name} -> ${content ?? ""}`,
    means: isOwnHost
      ? `some who ask for ${name} are led there instead of to the environment`
      : `whoever asks for ${name} reaches the environment`,
    remove: `Cloudflare's dashboard, the zone, DNS, Records, ${type} ${name}, Delete`,
  };
}
