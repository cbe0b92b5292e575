/** Somebody or something that can reach environments, or what they consist of. */
export interface Access {
  /** As the vendor writes itself, e.g. `Render`. */
  vendor: string;
  /** `member`, `token`, `database user`, `deploy key`, ... */
  kind: string;
  /** Name by which the vendor knows it; never a secret. */
  who: string;
  /** What it may do, in the vendor's words. */
  may: string;
  /** Environments that it reaches. */
  environments: string[];
  /** Day on which it was made or last set. */
  since?: string;
  /** Day on which it ends by itself. */
  expires?: string;
}

/** One list of a vendor, and how far it can be relied on. */
export interface AccessList {
  vendor: string;
  /** `members`, `deploy keys`, ... */
  list: string;
  /**
   * `asked`: all that the vendor has is listed. `only names`: all are listed, and little is told of them.
   * `not asked`: it was refused, or a credential is missing. `not told`: the vendor's API has no such list.
   */
  sure: "asked" | "only names" | "not asked" | "not told";
  /** What is not known, or why. */
  why?: string;
}

/** What the vendors gave. */
export interface Answered {
  found: Access[];
  lists: AccessList[];
  /** What could not be asked, and why: it may hold anything. */
  notAsked: string[];
}

/** What makes it the same from one time to the next. */
export function keyOf({ vendor, kind, who }: Pick<Access, "vendor" | "kind" | "who">): string {
  return `${vendor}: ${kind} ${who}`;
}

/** The day of a time as a vendor writes it; none of what is no time. */
export function dayOf(time: string | number | null | undefined): string | undefined {
  if (time === null || time === undefined || time === "") return undefined;
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().slice(0, 10);
}
