/** One question to a vendor's plugin: a function of it, and what to keep of what it lists. */
export interface VendorCall {
  /** Token of the function, e.g. `vercel:index/getProject:getProject`. */
  function: string;
  args: Record<string, unknown>;
  /** The property of the answer that lists what there is. Default: the answer itself is the one. */
  list?: string;
  /** Properties kept of each thing: answers hold secrets too. */
  keep: readonly string[];
}

/** Properties of a thing at a vendor. */
export type Row = Record<string, unknown>;

/**
 * Whether a plugin's error says that there is no such thing. Vendors say so in many words; what is
 * read as an absence by mistake is made by the next `up`.
 */
export function isAbsent(why: string): boolean {
  return /not.?found|\b404\b|does not exist/i.test(why);
}

/** What came of a call: the things there are, none where the vendor knows nothing of it. */
export type VendorAnswer = { rows: Row[] } | { why: string };
