import type { Input } from "@pulumi/pulumi";

/** One record, from the vendor that wants it. */
export interface DnsEntry {
  /** Full name: `api.example.com`, for the apex `example.com`. */
  name: string;
  type: "A" | "AAAA" | "CNAME" | "TXT" | "CAA" | "MX";
  /** Of a CAA record: the authority that may issue certificates. */
  content: Input<string>;
  /** Tells records of one name apart. Default: the name, for the one that leads somewhere. */
  key?: string;
  /** Of an MX record. */
  priority?: number;
}

/** Content as Cloudflare gives it back; any other spelling is a change at every preview. */
export function asStored(type: DnsEntry["type"], content: string): string {
  if (type === "TXT") return content.startsWith('"') ? content : quoted(content);
  return content.toLowerCase().replace(/\.$/, "");
}

/** One string of a TXT record holds 255 characters; resolvers join them. Source: RFC 1035, 3.3. */
function quoted(content: string): string {
  const strings = content.match(/.{1,255}/g) ?? [];
  return strings.map((text) => `"${text}"`).join(" ");
}
