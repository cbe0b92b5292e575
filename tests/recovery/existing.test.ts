import { describe, expect, it } from "vitest";
import { judge } from "../../src/recovery/existing.ts";

const creation = {
  urn: "urn:pulumi:prod::shop::cloudflare:index/dnsRecord:DnsRecord::dns-www",
  type: "cloudflare:index/dnsRecord:DnsRecord",
  name: "dns-www",
  inputs: { name: "www.example.com", content: "a.example", proxied: false },
  ancestors: [],
  provider: undefined,
  entry: undefined,
};
const candidate = { creation, ids: ["z/1", "z/2"] };
const held = (id: string, content: string, of = candidate) => ({
  candidate: of,
  id,
  inputs: { name: "www.example.com", content, proxied: false },
});
const judged = (...rows: ReturnType<typeof held>[]) =>
  judge(candidate, rows).map(({ id, doubt }) => ({ id, doubt }));

describe("a thing that may be the one that the next up would make", () => {
  it("is taken for it where everything that shows is as this stack makes it", () => {
    expect(judged(held("z/1", "a.example"))).toEqual([{ id: "z/1", doubt: undefined }]);
  });

  it("is doubtful where something differs, and says what", () => {
    expect(judged(held("z/1", "b.example"))).toEqual([{ id: "z/1", doubt: "differs in content" }]);
  });

  it("is the one of several that differs in nothing", () => {
    expect(judged(held("z/1", "b.example"), held("z/2", "a.example"))).toEqual([
      { id: "z/2", doubt: undefined },
    ]);
  });

  it("is doubtful where two differ in nothing", () => {
    const doubt = "is there 2 times: delete all but one";
    expect(judged(held("z/1", "a.example"), held("z/2", "a.example"))).toEqual([
      { id: "z/1", doubt },
      { id: "z/2", doubt },
    ]);
  });

  it("is not there where nothing was read, or only what may be something else", () => {
    expect(judged(held("z/1", "a.example", { creation, ids: ["z/1"] }))).toEqual([]);
  });
});
