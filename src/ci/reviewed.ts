import { z } from "zod";
import { commentMarker } from "./bodies.ts";
import type { GitHub } from "./github.ts";
import { plansIn } from "./plan.ts";
import { comment, isOwn } from "./publish.ts";

const pull = z.object({ number: z.int(), merged_at: z.string().nullable() });

/** What the pull request that brought a commit had shown to those who read it. */
export interface Reviewed {
  /** Number of the pull request. */
  number: number;
  /** Digests of the changes it has shown, by stack. */
  plans: Record<string, string>;
}

/**
 * What was shown before a commit was merged; undefined when no pull request brought it. Source:
 * https://docs.github.com/en/rest/commits/commits#list-pull-requests-associated-with-a-commit
 */
export async function reviewedBefore(github: GitHub, sha: string): Promise<Reviewed | undefined> {
  const pulls = await github.retrying(() => github.list(`/commits/${sha}/pulls`, pull));
  const merged = pulls.find(({ merged_at }) => merged_at !== null);
  if (merged === undefined) return undefined;
  const { number } = merged;
  const path = `/issues/${number}/comments`;
  const comments = await github.retrying(() => github.list(path, comment));
  const own = comments.find((each) => isOwn(each, commentMarker));
  return { number, plans: plansIn(own?.body ?? "") };
}
