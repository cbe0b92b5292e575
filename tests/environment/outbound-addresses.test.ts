import { describe, expect, it } from "vitest";
import { renderRegion } from "../../src/config/common.ts";
import { addressFault, outboundAddresses } from "../../src/environment/outbound-addresses.ts";

describe("outboundAddresses", () => {
  it.each(renderRegion.options)("knows %s, and never the whole internet", (region) => {
    const addresses = outboundAddresses(region);
    expect(addresses.length).toBeGreaterThan(0);
    expect(addresses).not.toContain("0.0.0.0/0");
  });
});

describe("addressFault", () => {
  it("is nothing when Render answers fewer addresses than are let in", () => {
    expect(addressFault("frankfurt", ["74.220.51.0/24"])).toBeUndefined();
  });

  it("names the addresses that are not let in and the file to add them to", () => {
    const fault = addressFault("frankfurt", ["74.220.51.0/24", "198.51.100.0/24"]);
    expect(fault).toContain("also connect from 198.51.100.0/24,");
    expect(fault).toContain("src/environment/outbound-addresses.ts");
  });
});
