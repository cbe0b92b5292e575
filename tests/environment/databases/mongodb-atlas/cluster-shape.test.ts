import { describe, expect, it } from "vitest";
import {
  movedByAtlas,
  type OwnCluster,
  replicationSpecs,
} from "../../../../src/environment/databases/mongodb-atlas/cluster-shape.ts";

const cluster: OwnCluster = {
  own: true,
  name: "c",
  adopt: undefined,
  size: "M10",
  dedicated: true,
  autoscaleTo: undefined,
  provider: "AWS",
  region: "EU_CENTRAL_1",
  backups: true,
};
const firstRegion = (shape: OwnCluster) => replicationSpecs(shape)[0]!.regionConfigs[0]!;

describe("replicationSpecs", () => {
  it("asks for three nodes of its own from M10 on", () => {
    expect(firstRegion(cluster)).toEqual({
      providerName: "AWS",
      regionName: "EU_CENTRAL_1",
      priority: 7,
      electableSpecs: { instanceSize: "M10", nodeCount: 3 },
      autoScaling: { diskGbEnabled: true, computeEnabled: false },
    });
  });

  it("lets Atlas choose the size between the config's two", () => {
    expect(firstRegion({ ...cluster, autoscaleTo: "M30" })).toMatchObject({
      autoScaling: {
        computeEnabled: true,
        computeMinInstanceSize: "M10",
        computeMaxInstanceSize: "M30",
      },
    });
  });

  it("makes a free cluster a tenant, with nothing that only dedicated ones have", () => {
    expect(firstRegion({ ...cluster, size: "M0" })).toEqual({
      providerName: "TENANT",
      backingProviderName: "AWS",
      regionName: "EU_CENTRAL_1",
      priority: 7,
      electableSpecs: { instanceSize: "M0" },
    });
  });

  it("gives a Flex cluster no size", () => {
    expect(firstRegion({ ...cluster, size: "FLEX" })).toEqual({
      providerName: "FLEX",
      backingProviderName: "AWS",
      regionName: "EU_CENTRAL_1",
      priority: 7,
    });
  });
});

describe("movedByAtlas", () => {
  const size = "replicationSpecs[0].regionConfigs[0].electableSpecs.instanceSize";

  it("leaves the size to Atlas only where it scales by itself", () => {
    expect(movedByAtlas({ ...cluster, autoscaleTo: "M30" })).toContain(size);
    expect(movedByAtlas(cluster)).not.toContain(size);
  });

  it("is nothing on a free cluster", () => {
    expect(movedByAtlas({ ...cluster, size: "M0", dedicated: false })).toEqual([]);
  });
});
