import { leadsVisitors } from "../../config/own-records.ts";
import { isUnknown } from "../../render/providers/values.ts";
import type { Finder, Inputs } from "../finder.ts";
import type { Row } from "../vendor-call.ts";

export const cloudflareFinders: Record<string, Finder> = {
  "cloudflare:index/dnsRecord:DnsRecord": {
    identity: ["zoneId", "name", "type"],
    call: ({ zoneId }) => ({
      function: "cloudflare:index/getDnsRecords:getDnsRecords",
      // More than any zone of ours has; the plugin's own default is 1000.
      args: { zoneId, maxItems: 5000 },
      list: "results",
      keep: ["id", "name", "type", "content"],
    }),
    ids: (inputs, rows) =>
      rows
        .filter(({ name, type }) => name === inputs["name"] && type === inputs["type"])
        // Of others than these there may be several beside ours.
        .filter((row) => leadsVisitors(String(inputs["type"])) || hasContent(row, inputs))
        .map(({ id }) => `${inputs["zoneId"]}/${id}`),
  },
};

function hasContent({ content: held }: Row, { content, data }: Inputs): boolean {
  if (isUnknown(content)) return false;
  const { tag, value } = (data ?? {}) as { tag?: string; value?: string };
  if (value !== undefined) return String(held).endsWith(`${tag} "${value}"`);
  return unquoted(held) === unquoted(content);
}

/** Cloudflare gives texts back in quotes. */
function unquoted(content: unknown): string {
  return String(content).replaceAll('"', "");
}
