import type { Row, World } from "./world.ts";

/** What a vendor's log says that somebody did. */
export interface Audited {
  vendor: string;
  /** ISO time of the world's clock. */
  at: string;
  who: string;
  /** Type of what was changed: `cloudflare:index/dnsRecord:DnsRecord`, `render`. */
  type: string;
  /** What of it the vendor's log names. */
  thing: Row;
}

/** Where the vendors' logs stand: they grow with whatever happens, and nobody takes from them. */
export const auditTable = "sandbox/audit";

/** Writes it into the vendor's log. */
export function recordAudit(world: World, entry: Omit<Audited, "at">): void {
  const rows = world.table<Audited>(auditTable);
  rows[`${Object.keys(rows).length}`.padStart(6, "0")] = { ...entry, at: world.timestamp() };
  world.touch();
}

/** A vendor's log, newest first. */
export function auditOf(world: World, vendor: string): Audited[] {
  return Object.values(world.table<Audited>(auditTable))
    .filter((entry) => entry.vendor === vendor)
    .toReversed();
}

/** What somebody does to a thing in a vendor's dashboard: it is changed, and the vendor's log says so. */
export function changeByHand(
  world: World,
  type: string,
  row: Row,
  changes: Row,
  who = "somebody@example.com",
): void {
  Object.assign(row, changes);
  recordAudit(world, { vendor: type.split(/[:/]/)[0]!, who, type, thing: structuredClone(row) });
}
