import { rows } from "../providers/lookup.ts";
import type { World } from "../world.ts";
import { conditionOf } from "./conditions.ts";

/** One record of an answer. */
export interface NameRecord {
  name: string;
  type: string;
  data: string;
}

/** Who has an address, and answers what is sent there. */
export type Edge = "vercel" | "render";

/**
 * Addresses of the vendors' networks. Sources: https://vercel.com/docs/domains/working-with-dns,
 * https://render.com/docs/configure-other-dns
 */
const edges: readonly { edge: Edge; addresses: RegExp; hosts: RegExp; address: string }[] = [
  {
    edge: "vercel",
    addresses: /^(?:76\.76\.21|216\.198\.79|64\.29\.17)\./,
    hosts: /\.vercel-dns(?:-\d+)?\.com$|\.vercel\.app$/,
    address: "216.198.79.1",
  },
  {
    edge: "render",
    addresses: /^216\.24\.57\./,
    hosts: /\.onrender\.com$/,
    address: "216.24.57.1",
  },
];

const maxSteps = 8;

/**
 * What a resolver answers to a question for addresses, as the zone's records and the vendors' own
 * names say: each alias on the way, and the addresses at its end. Undefined where there is no such
 * name.
 */
export function lookUp(world: World, asked: string): NameRecord[] | undefined {
  const records = rows(world, "cloudflare:index/dnsRecord:DnsRecord");
  const answer: NameRecord[] = [];
  let name = plain(asked);
  for (let step = 0; step < maxSteps; step++) {
    if (conditionOf(world, name).hidden) return undefined;
    const own = edges.find(({ hosts }) => hosts.test(name));
    if (own) return [...answer, { name, type: "A", data: own.address }];
    const here = records.filter((record) => plain(String(record["name"])) === name);
    const addresses = here.filter(({ type }) => type === "A");
    if (addresses.length > 0) {
      return [
        ...answer,
        ...addresses.map(({ content }) => ({ name, type: "A", data: String(content) })),
      ];
    }
    const alias = here.find(({ type }) => type === "CNAME");
    if (!alias) return here.length > 0 || answer.length > 0 ? answer : undefined;
    const data = plain(String(alias["content"]));
    answer.push({ name, type: "CNAME", data });
    name = data;
  }
  return answer;
}

/** Whose network an address belongs to. */
export function edgeAt(address: string): Edge | undefined {
  return edges.find(({ addresses }) => addresses.test(address))?.edge;
}

function plain(name: string): string {
  return name.toLowerCase().replace(/\.$/, "");
}
