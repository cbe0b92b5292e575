import { z } from "zod";
import { type GitHub, GitHubError } from "../ci/github.ts";
import { environmentLabel } from "../config/pull-request-stacks.ts";

/** Source: https://docs.github.com/en/rest/pulls/pulls (version 2022-11-28). */
const answer = z.object({
  number: z.int(),
  state: z.enum(["open", "closed"]),
  labels: z.array(z.object({ name: z.string() })),
  /** None of an account that was deleted. */
  user: z.object({ login: z.string() }).nullable(),
  /** Of a fork that was deleted, no repository. */
  head: z.object({
    ref: z.string(),
    sha: z.string(),
    repo: z.object({ full_name: z.string() }).nullable(),
  }),
});

/** What is asked of a pull request, as GitHub has it now: an event may be long past. */
export interface PullRequest {
  number: number;
  isOpen: boolean;
  isLabelled: boolean;
  /** Its author chose the name: it may be anything that Git takes. */
  branch: string;
  /** The commit that was pushed last. */
  head: string;
  /** Whose it is, where its code is not the team's: `a fork`, `Dependabot`. */
  stranger: string | undefined;
}

/** None where the repository has no pull request of that number. */
export async function readPullRequest(
  github: GitHub,
  repository: string,
  number: number,
): Promise<PullRequest | undefined> {
  try {
    return told(await github.get(`/pulls/${number}`, answer), repository);
  } catch (error) {
    if (!(error instanceof GitHubError) || error.status !== 404) throw error;
    // A token without the right is answered the same: then this fails, and nothing goes.
    await github.get("/pulls?state=all&per_page=1", z.array(z.unknown()));
    return undefined;
  }
}

/** Those that are open and have the label, whoever's they are. */
export async function labelledPullRequests(
  github: GitHub,
  repository: string,
): Promise<PullRequest[]> {
  const open = await github.retrying(() => github.list("/pulls?state=open", answer));
  return open.map((each) => told(each, repository)).filter(({ isLabelled }) => isLabelled);
}

function told(
  { number, state, labels, user, head }: z.infer<typeof answer>,
  repository: string,
): PullRequest {
  const isOwn = head.repo?.full_name.toLowerCase() === repository.toLowerCase();
  return {
    number,
    isOpen: state === "open",
    isLabelled: labels.some(({ name }) => name === environmentLabel),
    branch: head.ref,
    head: head.sha,
    stranger: strangerIn(user?.login, isOwn),
  };
}

function strangerIn(login: string | undefined, isOfRepository: boolean): string | undefined {
  if (!isOfRepository) return "a fork";
  return login === "dependabot[bot]" ? "Dependabot" : undefined;
}

/** Why a pull request has no environment, and how it gets one; none where it has one. */
export function whyWithout(pull: PullRequest | undefined): Why | undefined {
  if (pull === undefined) return { said: "there is no such pull request any more" };
  if (!pull.isOpen) return { said: "the pull request is closed" };
  if (!pull.isLabelled) {
    const next = `put the label ${environmentLabel} on: it is brought up anew`;
    return { said: `it has no label ${environmentLabel}`, next };
  }
  if (pull.stranger === undefined) return undefined;
  return {
    said: `it comes from ${pull.stranger}, and only the team's own code gets an environment`,
    next: "push its branch to this repository, and open a pull request of that one",
  };
}

/** In words for a comment. */
export interface Why {
  said: string;
  /** The first thing to do. */
  next?: string;
  /** It has been answered, so the label goes: put on again, it asks again. */
  unlabel?: true;
}
