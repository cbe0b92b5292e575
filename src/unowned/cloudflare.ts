import { z } from "zod";
import { askAllPages, askVendor, NotAsked } from "../vendors/asked.ts";
import { cloudflare } from "../vendors/cloudflare.ts";
import { withQuery } from "../vendors/pages.ts";
import type { Unowned } from "./model.ts";
import { type Owned, ownedOf, renderType, type Session } from "./owned.ts";

const zones = z.object({ result: z.array(z.object({ id: z.string() })) });

const records = z.object({
  result: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      type: z.string(),
      content: z.string().nullish(),
    }),
  ),
  result_info: z.object({ total_pages: z.number() }).nullish(),
});

type Record = z.infer<typeof records>["result"][number];

/** Only these lead a visitor anywhere. */
const leading = ["A", "AAAA", "CNAME", "HTTPS", "SVCB"];

/** Records of the zone that lead to our hosts, or stand beside ours under one name. */
export async function lookAtCloudflare(session: Session): Promise<Unowned[]> {
  const [first] = session.environments;
  if (first === undefined) return [];
  const { domain } = first.spec.platform;
  if (domain === undefined) return [];
  const owned = ownedOf(session, "cloudflare:index/dnsRecord:DnsRecord");
  const ids = owned.map(({ id }) => id.split("/").at(-1));
  const hosts = hostsOf(session, owned);
  const unowned = (await recordsOf(session, domain)).filter(({ id }) => !ids.includes(id));
  return unowned
    .filter(({ type }) => leading.includes(type))
    .flatMap((record) => {
      const target = hosts.get(bare(record.content ?? "")) ?? hosts.get(bare(record.name));
      return target === undefined ? [] : [finding(record, target, session)];
    });
}

/** Where every project of Vercel's is led to, so that nobody can tell whose it is. */
const everybodys = "cname.vercel-dns.com";

/** Names that belong to an environment: its own hosts, and those that vendors gave its parts. */
function hostsOf(session: Session, records: Owned[]): Map<string, string> {
  const services = ["WebService", "StaticSite"].flatMap((kind) =>
    ownedOf(session, renderType(kind)).flatMap(({ stack, outputs }) => {
      const url = outputs["url"];
      return typeof url === "string" ? [[hostOf(url), stack] as const] : [];
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

function finding({ id, name, type, content }: Record, stack: string, session: Session): Unowned {
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

async function recordsOf({ env }: Session, domain: string): Promise<Record[]> {
  const [zone] = zones.parse(await askVendor(cloudflare, `/zones?name=${domain}`, env)).result;
  if (zone === undefined) throw new NotAsked(`Cloudflare: the token cannot see the zone ${domain}`);
  const page = (number: number) =>
    withQuery(`/zones/${zone.id}/dns_records`, { per_page: "1000", page: String(number) });
  return await askAllPages(cloudflare, page(1), env, {
    answer: records,
    rows: ({ result }) => result,
    next: ({ result_info }, number) =>
      number < (result_info?.total_pages ?? 1) ? page(number + 1) : undefined,
  });
}
