import { DnsRecord } from "@pulumi/cloudflare/dnsRecord.js";
import { getZoneOutput } from "@pulumi/cloudflare/getZone.js";
import { ComponentResource, type ComponentResourceOptions } from "@pulumi/pulumi";
import { asStored, type DnsEntry } from "./dns-entry.ts";
import { whenPresent } from "./when-present.ts";

export interface DnsArgs {
  /** Name of the zone at Cloudflare: the platform's domain. It is never ours to change. */
  zone: string;
  entries: DnsEntry[];
  /** Import ids of records that exist and become ours, by host name. */
  adopt: Readonly<Record<string, string>>;
}

/**
 * The environment's records in the platform's zone, one by one: others in the zone are not
 * touched. Not proxied, because Vercel and Render prove and serve certificates themselves. Free.
 */
export class Dns extends ComponentResource {
  /** By host name, of the records that lead there. */
  readonly records: Readonly<Record<string, DnsRecord>>;

  constructor(name: string, args: DnsArgs, opts?: ComponentResourceOptions) {
    super("platform:environment:Dns", name, {}, opts);
    const zone = getZoneOutput({ filter: { name: args.zone } }, { parent: this });
    const record = (entry: DnsEntry, key: string) =>
      new DnsRecord(
        `${name}-${key}`,
        {
          zoneId: zone.zoneId,
          name: entry.name,
          type: entry.type,
          ...recordValue(entry),
          priority: entry.priority,
          ttl: 1,
          proxied: false,
        },
        // A CNAME cannot stand beside the record that is to follow it.
        { parent: this, deleteBeforeReplace: true, import: args.adopt[key] },
      );
    this.records = Object.fromEntries(
      args.entries.map((entry) => {
        const key = entry.key ?? entry.name;
        return [key, record(entry, key)];
      }),
    );
    this.registerOutputs();
  }
}

/** Cloudflare takes what a CAA record says in parts, everything else as text. */
function recordValue({ type, content }: DnsEntry) {
  if (type === "CAA") return { data: { flags: 0, tag: "issue", value: content } };
  return { content: whenPresent([content], (text) => asStored(type, text)) };
}
