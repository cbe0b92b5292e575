import { describe, expect, it } from "vitest";
import { renderRegion } from "../../src/config/common.ts";
import { addressFault, outboundAddresses } from "../../src/environment/outbound-addresses.ts";

const frankfurt = { region: "frankfurt", outboundAddresses: ["203.0.113.0/28"] };

describe("outboundAddresses", () => {
  it.each(renderRegion.options)("knows %s, and never the whole internet", (region) => {
    const addresses = outboundAddresses({ region, outboundAddresses: [] });
    expect(addresses.length).toBeGreaterThan(0);
    expect(addresses).not.toContain("0.0.0.0/0");
  });

  it("adds the ranges of the config, once each", () => {
    const given = ["203.0.113.0/28", "74.220.51.0/24"];
    expect(outboundAddresses({ region: "frankfurt", outboundAddresses: given })).toEqual([
      "74.220.51.0/24",
      "74.220.59.0/24",
      "203.0.113.0/28",
    ]);
  });
});

describe("addressFault", () => {
  it("is nothing when Render answers fewer addresses than are let in", () => {
    expect(addressFault(frankfurt, ["74.220.51.0/24", "203.0.113.0/28"])).toBeUndefined();
  });

  it("names the addresses that are not let in and the line to write", () => {
    const fault = addressFault(frankfurt, ["74.220.51.0/24", "198.51.100.0/24"]);
    expect(fault).toContain("also connect from 198.51.100.0/24,");
    expect(fault).toContain("outboundAddresses: [198.51.100.0/24] under platform in Pulumi.yaml");
  });
});
