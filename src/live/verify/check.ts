/** Why a check is not met; thrown by it. */
export class Unmet extends Error {
  override readonly name = "Unmet";
  /** The command to run or the place to look at. */
  readonly fix: string | undefined;
  /** What may still be under way, so that asking again later is worth it. */
  readonly settles: string | undefined;

  constructor(found: string, { fix, settles }: { fix?: string; settles?: string } = {}) {
    super(found);
    this.fix = fix;
    this.settles = settles;
  }
}

/** What is asked is stopped for a while, as its environment allows; thrown by a check. */
export class Suspended extends Error {
  override readonly name = "Suspended";
}

/** One question about what users meet. */
export interface Check {
  /** What has to be true, e.g. `shows the page`. */
  title: string;
  /** The checks after it cannot be asked where it is not met. */
  gate?: true;
  /** Also asked by who looks every few minutes: one small request, and users are shut out where it fails. */
  watched?: boolean;
  /** Throws Unmet where it is not; resolves with what is worth telling, if anything is. */
  run(): Promise<string | undefined>;
}

/** A host or another thing of an environment, and the questions about it in their order. */
export interface Subject {
  name: string;
  checks: Check[];
}

export interface Outcome {
  /** Host, or name of the action. */
  subject: string;
  check: string;
  /** `skipped`: not asked, because something before it is not met. */
  status: "ok" | "failed" | "skipped" | "suspended";
  /** What is wrong, or worth telling. */
  found?: string;
  fix?: string;
}
