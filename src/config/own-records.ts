import { createHash } from "node:crypto";
import { z } from "zod";
import { hostname } from "./common.ts";

/** Whether a record of that type leads visitors somewhere; a name has one that does, or several of one type. */
export const leadsVisitors = (type: string): boolean => ["A", "AAAA", "CNAME"].includes(type);

/** Names of records have underscores that host names have not: `_dmarc`, `s1._domainkey`. */
const recordName = z
  .string()
  .max(253)
  .regex(
    /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z]{2,}$/,
    "a full name such as _dmarc.example.com, in lower case, without a trailing dot",
  )
  .describe("Full name of the record, e.g. `example.com` or `_dmarc.example.com`.");

const mx = z
  .strictObject({
    type: z.literal("MX").describe("Who takes mail."),
    name: recordName,
    content: hostname.describe("Host name of the mail server."),
    priority: z.int().min(0).max(65_535).default(10).describe("The lowest is tried first."),
  })
  .describe("Where mail for the name goes.");

const txt = z
  .strictObject({
    type: z.literal("TXT").describe("SPF, DKIM, DMARC, or a vendor's proof."),
    name: recordName,
    content: z
      .string()
      .regex(
        /^[ !#-[\]-~]{1,2048}$/,
        "printable ASCII without quotes and backslashes, at most 2048",
      )
      .describe("The text, without quotes; a long one is cut into strings of 255."),
  })
  .describe("Text.");

const address = (type: "A" | "AAAA", content: z.ZodType<string>, what: string) =>
  z
    .strictObject({
      type: z.literal(type).describe(`An ${what} address.`),
      name: recordName,
      content: content.describe(`The ${what} address that it leads to.`),
    })
    .describe(`A host that is none of the platform's, e.g. a mail server, by its ${what} address.`);

const cname = z
  .strictObject({
    type: z.literal("CNAME").describe("Another name for a host."),
    name: recordName,
    content: recordName.describe("Host name that it leads to."),
  })
  .describe("Another name, e.g. of a mail sender's links or keys.");

/** One record of the team's own. */
export const ownRecord = z.discriminatedUnion("type", [
  mx,
  txt,
  cname,
  address("A", z.ipv4("an IPv4 address, e.g. 192.0.2.1"), "IPv4"),
  address("AAAA", z.ipv6("an IPv6 address, e.g. 2001:db8::1"), "IPv6"),
]);

export type OwnRecord = z.infer<typeof ownRecord>;

/** A record complete, with a key that stays while it means the same: a name's one CNAME, SPF, DMARC. */
export function composeRecord(record: OwnRecord) {
  return { ...record, key: keyOf(record) };
}

function keyOf(record: OwnRecord): string {
  const { type, name, content } = record;
  if (type === "CNAME") return name;
  if (type === "A" || type === "AAAA") return `${name}-${type.toLowerCase()}-${content}`;
  if (type === "MX") return `${name}-mx-${content}`;
  return `${name}-txt-${textKind(content) ?? digest(content)}`;
}

/** What a text is for, of which a name has one. */
export function textKind(content: string): "spf" | "dmarc" | "dkim" | undefined {
  if (/^v=spf1(?: |$)/i.test(content)) return "spf";
  if (/^v=DMARC1(?:;|$)/i.test(content)) return "dmarc";
  return /^v=DKIM1;/i.test(content) ? "dkim" : undefined;
}

const digest = (content: string) => createHash("sha256").update(content).digest("hex").slice(0, 8);
