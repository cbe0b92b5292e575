import { describeError } from "../shared/errors.ts";
import { Interrupted } from "../shared/interrupt.ts";
import { type Deployment, recovery } from "./deployment.ts";
import { planDigest } from "./plan.ts";
import { previewChanges } from "./preview.ts";
import { up } from "./up.ts";

export interface DeployOptions {
  stack: string;
  /** Digest of the changes that were shown and agreed to; empty where nothing was. */
  plan: string;
  /** Looks at the stack from outside, as its users do. */
  verify: (onWaiting: (subject: string, what: string) => void) => Promise<Verified>;
  /** Told each line as it comes, without secrets. */
  onLine: (line: string) => void;
}

/** What users meet. */
export interface Verified {
  ok: boolean;
  outcomes: { subject: string; check: string; status: string; found?: string }[];
  /** What to do first where it is not as it should be. */
  firstThing?: string;
}

/**
 * Brings a stack up as its files say and looks at it from outside. Looks once more first, and
 * changes nothing where that is not what was shown: somebody else may have changed the stack or its
 * vendors since.
 */
export async function deploy(options: DeployOptions): Promise<Deployment> {
  const { stack, plan } = options;
  const preview = await previewChanges(stack);
  if (preview.error !== undefined) {
    const next = `npx pulumi preview -s ${stack} shows the same on a laptop; nothing was changed`;
    return { stack, end: "failed", said: preview.error, next };
  }
  if (preview.changes.length === 0) return await look(options, "unchanged");
  if (planDigest(preview) !== plan) return refusal(options, preview.changes.length);
  const { ok, said } = await up(stack, options.onLine);
  if (ok) return await look(options, "deployed");
  return { stack, end: "failed", said, next: recovery(stack) };
}

function refusal({ stack, plan }: DeployOptions, changes: number): Deployment {
  const shown =
    plan === ""
      ? "No pull request has shown what this would change"
      : "What would change is no longer what the pull request has shown";
  return {
    stack,
    end: "refused",
    said: `${shown}: ${changes} ${changes === 1 ? "change" : "changes"} now. Nothing was changed.`,
    next:
      "read the summary of the run, then start the workflow by hand (Actions, deploy, Run workflow): " +
      "it brings up what its own summary shows",
  };
}

/** What users meet: an `up` that succeeded says only what the vendors have taken on. */
async function look(options: DeployOptions, end: "deployed" | "unchanged"): Promise<Deployment> {
  const { stack, onLine } = options;
  try {
    const { ok, outcomes, firstThing } = await options.verify((subject, what) =>
      onLine(`waiting for ${what} of ${subject}`),
    );
    const failed = outcomes.filter(({ status }) => status === "failed");
    const said = failed.map(({ subject, check, found }) => `${subject}, ${check}: ${found}`);
    if (ok) return { stack, end, said: `${outcomes.length} checks${asleep(outcomes)}` };
    return {
      stack,
      end: "unhealthy",
      said: said.join("\n"),
      ...(firstThing && { next: firstThing }),
    };
  } catch (error) {
    if (error instanceof Interrupted) throw error;
    const next = `npx infra verify -s ${stack} shows the same on a laptop`;
    return { stack, end: "unhealthy", said: describeError(error), next };
  }
}

/** What was brought up runs once the environment is resumed. */
function asleep(outcomes: Verified["outcomes"]): string {
  const subjects = outcomes.flatMap(({ subject, status }) =>
    status === "suspended" ? subject : [],
  );
  return subjects.length === 0 ? "" : `; suspended, so not deployed there: ${subjects.join(", ")}`;
}
