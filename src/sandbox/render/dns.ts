import type { World } from "../world.ts";

interface DnsRecord {
  name: string;
  type: string;
  content: string;
}

/** Render's load balancer, for an apex that cannot hold a CNAME. */
const apexAddress = "216.24.57.1";
const depth = 5;

/**
 * Whether the world's DNS sends `name` to a service: by CNAME to its onrender.com host, directly
 * or through other records (at the apex Cloudflare flattens it), or by Render's address.
 */
export function pointsAt(world: World, name: string, host: string): boolean {
  const records = Object.values(
    world.table<DnsRecord & object>("cloudflare:index/dnsRecord:DnsRecord"),
  );
  let current = name.toLowerCase();
  for (let step = 0; step < depth; step++) {
    const here = records.filter((record) => sameName(record.name, current));
    if (here.some(({ type, content }) => type === "A" && content === apexAddress)) return true;
    const alias = here.find(({ type }) => type === "CNAME");
    if (!alias) return false;
    if (sameName(alias.content, host)) return true;
    current = alias.content.toLowerCase();
  }
  return false;
}

function sameName(a: string, b: string): boolean {
  return a.toLowerCase().replace(/\.$/, "") === b.toLowerCase().replace(/\.$/, "");
}
