import type { Clock } from "../../shared/clock.ts";
import { type Check, type Outcome, type Subject, Suspended, Unmet } from "./check.ts";

export interface Patience {
  clock: Clock;
  /** How long what may still be settling is waited for, over all checks. */
  waitMs: number;
  /** Told whenever a wait begins: for what, at which subject. */
  onWaiting?: (subject: string, what: string) => void;
}

const pauseMs = 3_000;

/** Asks everything, subjects side by side and the checks of each in their order. */
export async function askAll(subjects: Subject[], patience: Patience): Promise<Outcome[]> {
  const until = patience.clock.now() + patience.waitMs;
  const all = await Promise.all(subjects.map((subject) => askSubject(subject, patience, until)));
  return all.flat();
}

async function askSubject(
  { name, checks }: Subject,
  patience: Patience,
  until: number,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  let blocked = false;
  for (const check of checks) {
    if (blocked) {
      outcomes.push({ subject: name, check: check.title, status: "skipped" });
      continue;
    }
    const outcome = await askOne(name, check, patience, until);
    outcomes.push(outcome);
    blocked =
      (outcome.status === "failed" && check.gate === true) || outcome.status === "suspended";
  }
  return outcomes;
}

async function askOne(
  subject: string,
  check: Check,
  { clock, waitMs, onWaiting }: Patience,
  until: number,
): Promise<Outcome> {
  const about = { subject, check: check.title };
  let waitedFor: string | undefined;
  for (;;) {
    try {
      const found = await check.run();
      return { ...about, status: "ok", ...(found !== undefined && { found }) };
    } catch (error) {
      if (error instanceof Suspended) {
        return { ...about, status: "suspended", found: error.message };
      }
      if (!(error instanceof Unmet)) throw error;
      const { message, fix, settles } = error;
      if (settles === undefined || clock.now() + pauseMs > until) {
        const waited = waitedFor && `, also after ${waitMs / 1000} s of waiting for ${waitedFor}`;
        const found = `${message}${waited ?? ""}`;
        return { ...about, status: "failed", found, ...(fix !== undefined && { fix }) };
      }
      if (waitedFor !== settles) onWaiting?.(subject, settles);
      waitedFor = settles;
      await clock.sleep(pauseMs);
    }
  }
}
