import type { DnsRecordArgs } from "@pulumi/cloudflare/dnsRecord.js";
import { always, type ChangesOfArgs } from "./outcome.ts";

const ttl = "https://developers.cloudflare.com/dns/manage-dns-records/reference/ttl/";

const record: ChangesOfArgs<
  DnsRecordArgs,
  "zoneId" | "name" | "type" | "content" | "data" | "priority" | "ttl" | "proxied"
> = {
  title: "Cloudflare: DNS record",
  inputs: {
    zoneId: always("replaces", "Made in the other zone; the old name leads nowhere."),
    name: always("interrupts", "The old name leads nowhere; the new one after a moment.", {
      source: ttl,
    }),
    type: always(
      "replaces",
      "The old record goes before the new one comes: resolvers that ask in between find nothing.",
    ),
    content: always("interrupts", "Resolvers keep the old answer for up to 5 minutes.", {
      source: ttl,
    }),
    data: always("in place", "Resolvers keep the old answer for up to 5 minutes.", { source: ttl }),
    priority: always("in place", "Which mail server is tried first."),
    ttl: always("in place", "How long resolvers keep an answer from then on.", { source: ttl }),
    proxied: always(
      "interrupts",
      "Requests go through Cloudflare, or no longer: certificates too.",
      {
        source: "https://developers.cloudflare.com/dns/proxy-status/",
      },
    ),
  },
  deleted: always("interrupts", "The name leads nowhere, as soon as resolvers forget it."),
};

/** By type of resource. */
export const cloudflare = { "cloudflare:index/dnsRecord:DnsRecord": record };
