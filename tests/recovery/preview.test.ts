import { describe, expect, it } from "vitest";
import { creationsOf, type Step } from "../../src/recovery/preview.ts";
import { isUnknown } from "../../src/render/providers/values.ts";

const urn = (path: string, name: string) => `urn:pulumi:prod::shop::${path}::${name}`;
const root = urn("pulumi:pulumi:Stack", "shop-prod");
const part = urn("platform:environment:Dns", "dns");
const provider = urn("pulumi:providers:cloudflare", "default_6");
const record = urn("platform:environment:Dns$cloudflare:index/dnsRecord:DnsRecord", "dns-www");

const steps: Step[] = [
  { op: "same", urn: root, newState: { type: "pulumi:pulumi:Stack" } },
  { op: "create", urn: part, newState: { type: "platform:environment:Dns", parent: root } },
  {
    op: "create",
    urn: record,
    newState: {
      type: "cloudflare:index/dnsRecord:DnsRecord",
      parent: part,
      provider: `${provider}::4711`,
      inputs: { name: "www" },
    },
  },
  { op: "update", urn: urn("cloudflare:index/dnsRecord:DnsRecord", "dns-api") },
];
const entries = [
  { type: "cloudflare:index/dnsRecord:DnsRecord", name: "dns-api", id: "<PLACEHOLDER>" },
  { type: "vercel:index/project:Project", name: "dns-www", id: "<PLACEHOLDER>" },
  { type: "cloudflare:index/dnsRecord:DnsRecord", name: "dns-www", id: "<PLACEHOLDER>" },
];

describe("what the next up would make", () => {
  it("is each creation of a preview, with where it stands and how it would be imported", () => {
    expect(creationsOf(steps, entries)).toEqual([
      {
        urn: part,
        type: "platform:environment:Dns",
        name: "dns",
        inputs: {},
        ancestors: [root],
        provider: undefined,
        entry: undefined,
      },
      {
        urn: record,
        type: "cloudflare:index/dnsRecord:DnsRecord",
        name: "dns-www",
        inputs: { name: "www" },
        ancestors: [root, part],
        provider,
        entry: entries[2],
      },
    ]);
  });

  it("knows a value that is not known yet", () => {
    expect(isUnknown("04da6b54-80e4-46f7-96ec-b56ff0331ba9")).toBe(true);
    expect(isUnknown("www")).toBe(false);
  });
});
