import type { Vendor } from "../vendors/vendor.ts";

/** A thing at a vendor that is not as its files say. */
export interface Thing {
  /** Of the resource: `cloudflare:index/dnsRecord:DnsRecord`. */
  type: string;
  /** The vendor's own, as the state has it. */
  id: string;
  inputs: Readonly<Record<string, unknown>>;
}

/** Who changed a thing last, and when, as its vendor's log says. */
export interface Author {
  who: string;
  /** ISO time. */
  at: string;
}

/** What every log is asked with. */
export interface Session {
  /** Owner and name of the repository on GitHub. */
  repository: { owner: string; name: string };
  /** Slug or id of the Vercel team. */
  team: string | undefined;
  env: NodeJS.ProcessEnv;
}

/** One entry of a vendor's log. */
export interface Entry extends Author {
  /** Whether it is about that thing. */
  isAbout(thing: Thing): boolean;
}

/** A vendor's log of who changed what: of many entries, the newest that it gives at once. */
export interface Log {
  vendor: Vendor;
  /** Beginning of the types of its resources. */
  prefix: string;
  /** Throws NotAsked where it is not told, with the reason. */
  read(session: Session, things: readonly Thing[]): Promise<Entry[]>;
}

/** The last part of an id that the engine made of several. */
export const lastOf = (id: string): string => id.split("/").at(-1)!;
