import { z } from "zod";

/** What people owe a platform, by what it is about. */
export const dutyKinds = {
  secrets: "Rotate secrets",
  credentials: "Replace vendors' tokens and keys",
  backup: "Back up production",
  drill: "Try a backup by restoring it",
  refresh: "Refresh staging's data",
  access: "Review who and what has access",
  certificates: "Certificates that end",
  domain: "Renew the domain",
  ignored: "Drift that was to be lived with for a while",
  launch: "What a launched production lacks",
} as const;

export type DutyKind = keyof typeof dutyKinds;

/** A duty, and what is known of when it was done last. Days are `2026-11-22`, in UTC. */
export interface Owed {
  /** By which `infra duties done` knows it: `backup`, `secrets.stripeSecretKey`. */
  name: string;
  kind: DutyKind;
  /** None: it is of the platform as a whole. */
  stack?: string;
  /** The command that does it. */
  command: string;
  /** Days from one to the next; none where it ends on a day of its own, or is due as long as it is there. */
  everyDays?: number;
  /** Day on which it was done last, as somebody or something tells. */
  last?: string;
  /** Day on which it ends by itself. */
  ends?: string;
  /** Days before that end from which it is due. */
  noticeDays?: number;
  /** It is due as long as it is listed. */
  isOpen?: true;
  /** Who tells that, or why nobody can. */
  from: string;
}

/** What a person has written down: that it was done, or when it ends. */
export interface Written {
  duty: string;
  stack?: string | undefined;
  done: string;
  until?: string | undefined;
}

const kind = z.enum(Object.keys(dutyKinds) as [first: DutyKind, ...others: DutyKind[]]);

/** A duty with its day. */
export const dutySchema = z.object({
  name: z.string(),
  kind,
  stack: z.string().optional(),
  state: z.enum(["due", "later"]),
  last: z.string().optional(),
  ends: z.string().optional(),
  /** Day from which it is due; none where nobody knows when it was done last. */
  due: z.string().optional(),
  /** Days since then, where it is due. */
  overdueDays: z.int().optional(),
  /** `told` by a vendor, a state or a file that a command left; `written down` by a person; or `not known`. */
  sure: z.enum(["told", "written down", "not known"]),
  from: z.string(),
  everyDays: z.int().optional(),
  command: z.string(),
});

export type Duty = z.infer<typeof dutySchema>;

/** What could not be asked: duties of that kind may be due all the same. */
export const notAskedSchema = z.object({ kind, why: z.string() });

export type NotAskedDuty = z.infer<typeof notAskedSchema>;

/** What one source of duties gave. */
export interface Told {
  owed: Owed[];
  notAsked: NotAskedDuty[];
}
