import { describe, expect, it } from "vitest";
import { asStored } from "../../src/environment/dns-entry.ts";

describe("asStored", () => {
  it("writes a target as Cloudflare gives it back: lower-case, no trailing dot", () => {
    expect(asStored("CNAME", "Abc.vercel-dns-017.com.")).toBe("abc.vercel-dns-017.com");
  });

  it("quotes text once", () => {
    expect(asStored("TXT", "vc-domain-verify=a,B")).toBe('"vc-domain-verify=a,B"');
    expect(asStored("TXT", '"quoted"')).toBe('"quoted"');
  });
});
