import type { Input } from "@pulumi/pulumi";

/** One record, from the vendor that wants it. */
export interface DnsEntry {
  /** Full name: `api.example.com`, for the apex `example.com`. */
  name: string;
  type: "A" | "CNAME" | "TXT" | "CAA";
  /** Of a CAA record: the authority that may issue certificates. */
  content: Input<string>;
  /** Tells records of one name apart. Default: the name, for the one that leads somewhere. */
  key?: string;
}

/** Content as Cloudflare gives it back; any other spelling is a change at every preview. */
export function asStored(type: DnsEntry["type"], content: string): string {
  if (type === "TXT") return content.startsWith('"') ? content : `"${content}"`;
  return content.toLowerCase().replace(/\.$/, "");
}
