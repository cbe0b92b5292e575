import { leadsVisitors } from "../config/own-records.ts";
import type { ZoneRecord } from "../vendors/zone-records.ts";
import { type Found, found, identity } from "./record.ts";

/** A record that the present name servers answer and Cloudflare's zone does not hold. */
export interface Missing extends Found {
  /** What Cloudflare holds under the same name and type instead. */
  instead: string[];
}

/** What a move of the zone to Cloudflare would change for who asks for its names. */
export interface Comparison {
  missing: Missing[];
  /** Answered today at names that are the platform's own: led elsewhere on purpose. */
  moving: Found[];
  same: Found[];
  /** Held by Cloudflare alone. */
  added: Found[];
}

/** Compares both; `hosts` are the names that the platform's environments lead to their parts. */
export function compare(
  present: readonly Found[],
  held: readonly Found[],
  hosts: ReadonlySet<string>,
): Comparison {
  const there = new Set(present.map(identity));
  const here = new Set(held.map(identity));
  const isMoving = ({ type, name }: Found) => leadsVisitors(type) && hosts.has(name);
  const absent = present.filter((record) => !here.has(identity(record)));
  return {
    missing: inOrder(absent.filter((record) => !isMoving(record))).map((record) => ({
      ...record,
      instead: held
        .filter(({ type, name }) => type === record.type && name === record.name)
        .map(({ content }) => content),
    })),
    moving: inOrder(absent.filter(isMoving)),
    same: inOrder(present.filter((record) => here.has(identity(record)))),
    added: inOrder(held.filter((record) => !there.has(identity(record)))),
  };
}

const inOrder = (records: Found[]) =>
  records.toSorted((a, b) => (identity(a) < identity(b) ? -1 : 1));

/**
 * A record of Cloudflare's list, which has what SRV and CAA records hold as one text of several words. Of
 * SRV its reference does not say whether the priority is one of them: both are read.
 */
export function heldRecord({ type, name, content, priority }: ZoneRecord): Found {
  const text = content ?? "";
  if (type === "CAA") return found(type, name, text.trim().replace(/\s+/g, " "));
  if (type !== "SRV") return found(type, name, text, priority ?? undefined);
  const words = text.trim().toLowerCase().replace(/\.$/, "").split(/\s+/);
  return found(type, name, [priority ?? words.at(-4) ?? 0, ...words.slice(-3)].join(" "));
}
