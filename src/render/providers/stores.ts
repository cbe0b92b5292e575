import type { Unwrap } from "@pulumi/pulumi";
import { UserError } from "../../shared/errors.ts";
import { type Pace, poll } from "../../shared/poll.ts";
import { answer, type Render } from "../client/client.ts";
import { isGone } from "../client/errors.ts";
import { allRows, pageSize } from "../client/pages.ts";
import type { AllowedAddresses as AllowedAddressesArgs } from "../service-args.ts";
import type { KeyValue, Postgres } from "./wire.ts";

/** What Key Value stores and Postgres instances have in common. */
interface Store {
  id: string;
  name: string;
  createdAt: string;
  status: string;
  ipAllowList: AllowedAddresses[] | null;
}

type AllowedAddresses = Unwrap<AllowedAddressesArgs>;

const pace: Pace = { firstMs: 500, growth: 1.5, longestMs: 15_000, boundMs: 30 * 60_000 };

/** Statuses that pass by no waiting. `unavailable` is not one: a store is that while it restarts. */
const ends: Record<string, string> = { recovery_failed: "its recovery failed" };

/** Key Value stores of the workspace, by name. */
export async function findKeyValues(
  { http, ownerId }: Render,
  names: string[],
): Promise<Map<string, KeyValue[]>> {
  const filter = { ownerId: [ownerId], name: names, limit: pageSize };
  const found = await allRows("keyValue", (cursor) => {
    const call = http.GET("/key-value", { params: { query: { ...filter, cursor } } });
    return answer(`look for a Key Value store named ${oneOf(names)}`, call);
  });
  return Map.groupBy(found, ({ name }) => name);
}

/** Postgres instances of the workspace, by name. */
export async function findPostgres(
  { http, ownerId }: Render,
  names: string[],
): Promise<Map<string, Postgres[]>> {
  const filter = { ownerId: [ownerId], name: names, limit: pageSize };
  const found = await allRows("postgres", (cursor) => {
    const call = http.GET("/postgres", { params: { query: { ...filter, cursor } } });
    return answer(`look for a Postgres instance named ${oneOf(names)}`, call);
  });
  return Map.groupBy(found, ({ name }) => name);
}

function oneOf(names: string[]): string {
  return names.map((name) => `"${name}"`).join(" or ");
}

/** These stores, and whether one can only be this stack's own. */
export function markOurs<Found extends KeyValue | Postgres>(
  stores: Found[],
  { environmentId, managedBy }: { environmentId?: string; managedBy?: string },
): { id: string; createdAt: string; isOurs: boolean; store: Found }[] {
  return stores.map((store) => ({
    id: store.id,
    createdAt: store.createdAt,
    isOurs: environmentId
      ? store.environmentId === environmentId
      : managedBy !== undefined && markerOf(store) === managedBy,
    store,
  }));
}

/** Waits until a store is available, or suspended where that is wanted. */
export async function waitUntilAvailable<Found extends Store>(
  { clock }: Render,
  name: string,
  wanted: "available" | "suspended",
  read: () => Promise<Found>,
): Promise<Found> {
  let last = "unknown";
  const found = await poll(clock, pace, async () => {
    // A store may be unknown for a moment after it was made.
    const store = await read().catch((error: unknown) => {
      if (!isGone(error)) throw error;
      return undefined;
    });
    last = store?.status ?? last;
    return last === wanted || last in ends ? store : undefined;
  });
  if (found && last === wanted) return found;
  throw new UserError(
    `Data store "${name}" is not ${wanted}: ${ends[last] ?? `it was ${last} for 30 minutes`}. ` +
      "Look at it in Render's dashboard and run the command again.",
  );
}

/**
 * The range under which a store outside any environment of ours says whose it is. It is reserved
 * for documentation (RFC 5737) and belongs to nobody, so it lets nobody in.
 */
const markerRange = "192.0.2.0/32";

export function withMarker(
  allowed: AllowedAddresses[] | undefined,
  managedBy: string | undefined,
): AllowedAddresses[] | undefined {
  if (managedBy === undefined) return allowed;
  return [...(allowed ?? []), { cidrBlock: markerRange, description: managedBy }];
}

/** Who a store says manages it. */
export function markerOf({ ipAllowList }: Pick<Store, "ipAllowList">): string | undefined {
  return (ipAllowList ?? []).find(({ cidrBlock }) => cidrBlock === markerRange)?.description;
}

/** The ranges a store lets in, without the marker; Render shows an empty list as null. */
export function allowedAddresses({ ipAllowList }: Pick<Store, "ipAllowList">): AllowedAddresses[] {
  return (ipAllowList ?? [])
    .filter(({ cidrBlock }) => cidrBlock !== markerRange)
    .map(({ cidrBlock, description }) => ({ cidrBlock, description }));
}
