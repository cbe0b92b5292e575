import { redactor } from "../ci/redact.ts";
import { up } from "../ci/up.ts";
import { shown, times } from "../config/cost/amount.ts";
import { environmentDays, pullRequestStack } from "../config/pull-request-stacks.ts";
import { stackOutputs } from "../engine/pulumi.ts";
import type { Added } from "../env/add.ts";
import { describeError } from "../shared/errors.ts";
import { Interrupted } from "../shared/interrupt.ts";
import { full, type Keeping } from "./keeping.ts";
import type { PullRequest } from "./pull-request.ts";
import type { Kept } from "./report.ts";
import { settle } from "./settle.ts";
import { createStack, forgetStack, pullRequestStacks, renew } from "./stack.ts";
import { whereItStands, withDerivedFile, writeSecrets } from "./stack-file.ts";

/** Brings a pull request's environment up as the model's config says today, or up to date. */
export async function bringUp(
  keeping: Keeping,
  pull: PullRequest,
  isThere: boolean,
): Promise<Kept> {
  if (!isThere) return await derivedUp(keeping, pull, false);
  try {
    // Whatever comes of it: who pushed once is told once.
    await renew(keeping.project, pull, keeping.now);
    return await derivedUp(keeping, pull, true);
  } catch (error) {
    throw whereItStands(error);
  }
}

async function derivedUp(keeping: Keeping, pull: PullRequest, isThere: boolean): Promise<Kept> {
  const { project, number, like, most, now, onLine } = keeping;
  const { branch } = pull;
  const derived = { project, number, like, branch };
  return await withDerivedFile(derived, async (added, secrets) => {
    if (!isThere) {
      await createStack(project, number, like);
      // Another pull request may have asked at the same moment.
      const all = await pullRequestStacks(project);
      const others = all.filter((stack) => stack.number !== number && !stack.isForeign);
      if (others.length >= most) {
        await forgetStack(project, number);
        return full(number, others, most);
      }
      await renew(project, pull, now);
    }
    await writeSecrets(project, number, secrets);
    if (isThere) await settle(project, number, onLine);
    const about = { number, branch, like, ...termsOf(added, now) };
    const { ok, said } = await up(pullRequestStack(number), onLine, project);
    if (!ok) return { ...about, end: "failed", said, next: "push again, or run the job again" };
    const places = await placesOf(project, number);
    return { ...about, places, ...(await answersOf(keeping)) };
  });
}

/** What users meet: an `up` that succeeded says only what the vendors have taken on. It stays up in any case. */
async function answersOf({ number, verify, onLine }: Keeping): Promise<EndOfUp> {
  const stack = pullRequestStack(number);
  try {
    const { outcomes, firstThing } = await verify(stack, (subject, what) =>
      onLine(`waiting for ${what} of ${subject}`),
    );
    const failed = outcomes.find(({ status }) => status === "failed");
    if (failed === undefined) return { end: "up", said: `${outcomes.length} checks are met` };
    const { subject, check, found } = failed;
    const next = firstThing && { next: firstThing };
    return { end: "unwell", said: `${subject}, ${check}: ${found}`, ...next };
  } catch (error) {
    if (error instanceof Interrupted) throw error;
    return { end: "unwell", said: redactor(process.env)(describeError(error)) };
  }
}

type EndOfUp = Pick<Kept, "end" | "said" | "next">;

/** What it costs, and until when. */
function termsOf({ monthlyUsd }: Added, now: Date): Pick<Kept, "costs" | "until"> {
  const until = new Date(now.getTime() + environmentDays * 24 * 60 * 60 * 1000);
  return {
    costs: { month: shown(monthlyUsd), day: shown(times(monthlyUsd, 1 / 30)) },
    until: until.toISOString().slice(0, 10),
  };
}

/** Where people and programs find it, as the stack itself tells: Render gives some addresses out. */
async function placesOf(cwd: string, number: number): Promise<{ part: string; url: string }[]> {
  const outputs = await stackOutputs({ cwd, stack: pullRequestStack(number) });
  const parts = [outputs["frontends"], outputs["services"]].flatMap((each) =>
    Object.entries((each ?? {}) as Record<string, { url: string | null }>),
  );
  return parts.flatMap(([part, { url }]) => (url?.startsWith("https://") ? [{ part, url }] : []));
}
