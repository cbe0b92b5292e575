/** Something that stands in the way of a condition. */
export interface Blocker {
  found: string;
  /** The command to run or the line to write. */
  fix?: string | undefined;
}

/** One condition of going live. */
export interface Condition {
  /** What has to be true. */
  title: string;
  /**
   * `open` until it is true; `unseen` where nothing here can tell, which holds nobody up but is
   * for a person to look at.
   */
  status: "done" | "open" | "unseen";
  findings: Blocker[];
}

/** Open where anything was found; else done, or unseen where not everything could be looked at. */
export function conditionOf(title: string, findings: Blocker[], sawAll = true): Condition {
  const status = findings.length > 0 ? "open" : sawAll ? "done" : "unseen";
  return { title, status, findings };
}
