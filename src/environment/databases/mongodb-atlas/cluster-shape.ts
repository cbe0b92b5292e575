import type { DatabaseSpecOf } from "../../../config/databases/kinds.ts";

export type OwnCluster = Extract<DatabaseSpecOf<"mongodb-atlas">["cluster"], { own: true }>;

/** Three nodes in one region: the smallest replica set that survives the loss of one. */
const nodeCount = 3;

/** What AdvancedCluster wants to hear about size and place; free and Flex clusters are tenants. */
export function replicationSpecs(cluster: OwnCluster) {
  const place = { regionName: cluster.region, priority: 7 };
  if (cluster.size === "FLEX") {
    return [
      {
        regionConfigs: [{ ...place, providerName: "FLEX", backingProviderName: cluster.provider }],
      },
    ];
  }
  if (cluster.size === "M0") {
    const electableSpecs = { instanceSize: "M0" };
    const tenant = { providerName: "TENANT", backingProviderName: cluster.provider };
    return [{ regionConfigs: [{ ...place, ...tenant, electableSpecs }] }];
  }
  const electableSpecs = { instanceSize: cluster.size, nodeCount };
  const dedicated = { ...place, providerName: cluster.provider, electableSpecs };
  return [{ regionConfigs: [{ ...dedicated, autoScaling: autoScaling(cluster) }] }];
}

function autoScaling({ size, autoscaleTo }: OwnCluster) {
  if (autoscaleTo === undefined) return { diskGbEnabled: true, computeEnabled: false };
  return {
    diskGbEnabled: true,
    computeEnabled: true,
    computeScaleDownEnabled: true,
    computeMinInstanceSize: size,
    computeMaxInstanceSize: autoscaleTo,
  };
}

/** What Atlas moves by itself; a difference there is neither drift nor ours to take back. */
export function movedByAtlas({ dedicated, autoscaleTo }: OwnCluster): string[] {
  if (!dedicated) return [];
  const specs = "replicationSpecs[0].regionConfigs[0].electableSpecs";
  const disk = [`${specs}.diskSizeGb`, `${specs}.diskIops`];
  return autoscaleTo === undefined ? disk : [...disk, `${specs}.instanceSize`];
}
