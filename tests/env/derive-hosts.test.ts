import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deriveHosts } from "../../src/env/derive-hosts.ts";

const domain = "example.com";
const derive = (like: string, name: string, hosts: string[], taken: string[] = []) => [
  ...deriveHosts({ hosts, like, name, domain, taken }).values(),
];

describe("the hosts of an environment after another", () => {
  it("have its name where the model's was, as a label or a word of one", () => {
    const hosts = ["dev.example.com", "api.dev.example.com", "dev-docs.example.com"];
    expect(derive("dev", "qa", hosts)).toEqual([
      "qa.example.com",
      "api.qa.example.com",
      "qa-docs.example.com",
    ]);
  });

  it("have it before the domain where the model's was not in them", () => {
    const hosts = ["www.example.com", "api.example.com", "developer.example.com"];
    expect(derive("dev", "qa", hosts)).toEqual([
      "qa.example.com",
      "api.qa.example.com",
      "developer.qa.example.com",
    ]);
  });

  it("are counted where two would be one, or another environment has one", () => {
    const hosts = ["example.com", "www.example.com"];
    expect(derive("prod", "qa", hosts, ["qa.example.com"])).toEqual([
      "qa-2.example.com",
      "qa-3.example.com",
    ]);
  });

  it("stay as they are outside of the domain", () => {
    expect(derive("dev", "qa", ["dev.other.com"])).toEqual([]);
  });

  it("have it within an address of Vercel's, or behind it, with a zone and without", () => {
    const hosts = ["acme-dev.vercel.app", "acme.vercel.app"];
    const expected = ["acme-qa.vercel.app", "acme-qa-2.vercel.app"];
    expect(derive("dev", "qa", hosts)).toEqual(expected);
    const request = { hosts, like: "dev", name: "qa", domain: undefined, taken: [] };
    expect([...deriveHosts(request).values()]).toEqual(expected);
    expect(derive("dev", "qa", ["dev.acme.vercel.app"])).toEqual([]);
  });

  it("are never alike, never taken, and always names in the zone", () => {
    const label = fc.stringMatching(/^[a-z]([a-z0-9-]{0,20}[a-z0-9])?$/);
    const host = fc.array(label, { maxLength: 3 }).map((labels) => [...labels, domain].join("."));
    fc.assert(
      fc.property(
        label,
        label,
        fc.uniqueArray(host, { maxLength: 6 }),
        fc.uniqueArray(host, { maxLength: 6 }),
        (like, name, hosts, others) => {
          const taken = [...hosts, ...others];
          const found = derive(like, name, hosts, taken);
          expect(found).toHaveLength(hosts.length);
          expect(new Set([...found, ...taken]).size).toBe(new Set(taken).size + found.length);
          for (const each of found) expect(each).toMatch(/^([a-z0-9-]{1,63}\.)+example\.com$/);
        },
      ),
    );
  });
});
