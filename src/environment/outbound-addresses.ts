/**
 * Addresses from which Render's services reach the internet, by region. Render shows them under
 * "Connect > Outbound" of any service and answers them at `GET /services/{id}/outbound-ips`; all
 * customers of a region share them. Read on 2026-11-21 from what users of each region publish.
 *
 * They are data, not an output of the services, because MongoDB Atlas has to let a service in
 * before its first deploy can become healthy: see docs/decisions/atlas-access-list.md.
 */
const byRegion: Readonly<Record<string, readonly string[]>> = Object.freeze({
  oregon: ["74.220.48.0/24", "74.220.56.0/24"],
  ohio: ["74.220.49.0/24", "74.220.57.0/24"],
  virginia: ["74.220.50.0/24", "74.220.58.0/24"],
  frankfurt: ["74.220.51.0/24", "74.220.59.0/24"],
  singapore: ["74.220.52.0/24", "74.220.60.0/24"],
});

/** Where services run, as far as their addresses tell. */
export interface ServiceLocation {
  /** Region of Render. */
  region: string;
  /** CIDR blocks beside the region's, from the config. */
  outboundAddresses: readonly string[];
}

/** The CIDR blocks that services connect from. */
export function outboundAddresses(location: ServiceLocation): readonly string[] {
  const { region, outboundAddresses: given } = location;
  const addresses = byRegion[region];
  if (!addresses) throw new Error(`no outbound addresses are known for Render's region ${region}`);
  return [...new Set([...addresses, ...given])];
}

/** What is wrong when Render answers addresses that are not let in; undefined when all are. */
export function addressFault(
  location: ServiceLocation,
  answered: readonly string[],
): string | undefined {
  const known = outboundAddresses(location);
  const missing = answered.filter((address) => !known.includes(address));
  if (missing.length === 0) return undefined;
  return (
    `Render's services in ${location.region} now also connect from ${missing.join(", ")}, which the Atlas ` +
    "access list does not let in, so that some connections to the database fail. " +
    `Write outboundAddresses: [${missing.join(", ")}] under platform in Pulumi.yaml and run ` +
    "`pulumi up` on the stack that owns the access list."
  );
}
