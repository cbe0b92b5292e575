import pin from "../../pins/render/outbound-addresses.json" with { type: "json" };

/**
 * Addresses from which Render's services reach the internet, by region. They are data, not an output
 * of the services, because MongoDB Atlas has to let a service in before its first deploy can become
 * healthy: see docs/decisions/atlas-access-list.md.
 */
const byRegion: Readonly<Record<string, readonly string[]>> = pin.byRegion;

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
