import { z } from "zod";

/** Something that people owe a platform again and again. */
interface Recurring {
  /** What is done each time. */
  title: string;
  everyDays: number;
  /** Why as often as that. */
  reason: string;
  /** Who says so; none where it follows from the reason alone. */
  source?: string;
}

/**
 * How often what recurs is due, unless `platform.duties` says otherwise: the one table of it. What ends
 * on a day of its own (certificates, the domain, tokens with an end) is due by that day instead.
 */
const recurring = {
  secrets: {
    title:
      "a new value of each of production's secrets, generated ones and the database user's too",
    everyDays: 90,
    reason: "what has leaked unseen opens production for a quarter at most",
    source: "CIS AWS Foundations Benchmark: access keys are rotated every 90 days or less",
  },
  secretsElsewhere: {
    title: "the same in the other environments",
    everyDays: 365,
    reason: "they open no customer's data; who left the team a year ago holds nothing that works",
  },
  credentials: {
    title: "a new token or key for each of a vendor's that has no end of its own",
    everyDays: 365,
    reason: "as long as the longest life that vendors with such a limit give theirs",
    source: "MongoDB Atlas: a service account's secret lives 365 days at most",
  },
  backup: {
    title: "a backup of production's database that no vendor holds",
    everyDays: 7,
    reason: "what is lost with an account of the vendor's is a week's work at most",
    source: "CIS Controls 8, 11.2: backups weekly or more often",
  },
  drill: {
    title: "a backup restored on trial",
    everyDays: 31,
    reason: "a backup that nobody has restored is a hope",
    source: "CIS Controls 8, 11.5: quarterly or more often",
  },
  refresh: {
    title: "production's data in staging, sanitised",
    everyDays: 31,
    reason: "tests on data of another shape and volume find other faults",
  },
  access: {
    title: "a review of who and what can reach the environments",
    everyDays: 92,
    reason: "people leave and tokens stay",
    source: "CIS Controls 8, 5.1: accounts are reviewed quarterly or more often",
  },
} as const satisfies Record<string, Recurring>;

type RecurringKey = keyof typeof recurring;

const mostDays = 3_650;

const days = (key: RecurringKey) => {
  const { title, everyDays, reason, ...more } = recurring[key];
  const source = "source" in more ? ` (${more.source})` : "";
  return z
    .int()
    .min(0)
    .max(mostDays)
    .default(everyDays)
    .describe(
      `Days between one and the next of: ${title}. 0: not owed. Because ${reason}${source}.`,
    );
};

/** `platform.duties`: how often what `infra duties` lists is due. */
export const dutiesSchema = z
  .strictObject({
    secrets: days("secrets"),
    secretsElsewhere: days("secretsElsewhere"),
    credentials: days("credentials"),
    backup: days("backup"),
    drill: days("drill"),
    refresh: days("refresh"),
    access: days("access"),
    notice: z
      .int()
      .min(0)
      .max(mostDays)
      .default(14)
      .describe(
        "Days before its end from which what ends by itself is due: certificates, the domain, " +
          "tokens. Vendors renew certificates 30 days before, so that one with less left is stuck.",
      ),
  })
  .prefault({})
  .describe("How often the recurring duties that `infra duties` lists are due, in days.");

export type DutyDays = z.infer<typeof dutiesSchema>;
