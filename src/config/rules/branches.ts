import { at, each, type Rule } from "./rule.ts";

/** Judges the branches that will be protected; Git keeps a branch as a file below its name's folders. */
export const branchesDiffer: Rule = {
  name: "branches-differ",
  reason:
    "A commit goes to one environment; two on one branch would deploy at once and undo each other's " +
    "protection. `a/b` cannot exist beside `a`.",
  source: "Own rule: environments are copies of one platform; https://git-scm.com/docs/git-branch",
  check({ environments }) {
    const before: { branch: string; path: string }[] = [];
    return environments.flatMap((environment) => {
      const path = at(environment, "branch");
      const { branch } = environment.spec;
      const taken = before.find((other) => collide(other.branch, branch));
      before.push({ branch, path });
      if (taken === undefined) return [];
      const problem =
        taken.branch === branch
          ? `branch "${branch}" is already used by ${taken.path}`
          : `branch "${branch}" cannot exist beside "${taken.branch}" of ${taken.path}`;
      const { stack } = environment;
      const isFree = !environments.some(({ spec }) => collide(spec.branch, stack));
      const fix = `write branch: ${stack}; create that branch where the repository has none`;
      return [{ path, problem, allowed: "a branch of its own", ...(isFree && { fix }) }];
    });
  },
};

/** Judges whose environment is a pull request's: its branch is protected by nobody here. */
export const productionIsNoPullRequests: Rule = {
  name: "production-is-no-pull-requests",
  reason:
    "The branch of a pull request is its author's, who pushes there what nobody has reviewed yet.",
  source: "Own rule: production is protected",
  check: each((environment) => {
    const { purpose, pullRequest } = environment.spec;
    if (purpose !== "production" || pullRequest === undefined) return [];
    return [
      {
        path: at(environment, "pullRequest"),
        problem: `${pullRequest}, but production runs what was merged`,
        allowed: "nothing in production",
        fix: "remove it",
      },
    ];
  }),
};

/** Also where they differ in case alone: many file systems take them for one. */
function collide(given: string, before: string): boolean {
  const [one, other] = [given.toLowerCase(), before.toLowerCase()];
  return one === other || one.startsWith(`${other}/`) || other.startsWith(`${one}/`);
}

/** Judges the name as Git and GitHub will read it. */
export const branchNames: Rule = {
  name: "branch-names",
  reason:
    "A pattern or an impossible name would create or protect something other than one branch.",
  source:
    "https://git-scm.com/docs/git-check-ref-format and https://docs.github.com/en/get-started/using-git/dealing-with-special-characters-in-branch-and-tag-names",
  check: each((environment) => {
    const { branch } = environment.spec;
    if (isBranchName(branch)) return [];
    return [
      {
        path: at(environment, "branch"),
        problem: `"${branch}" is not the name of one branch`,
        allowed: "letters, digits, dots, hyphens, underscores and single slashes",
      },
    ];
  }),
};

function isBranchName(name: string): boolean {
  const parts = name.split("/");
  return (
    name.length <= 244 &&
    parts.every((part) => /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/.test(part)) &&
    !parts.some((part) => /\.\.|\.$|\.lock$/.test(part)) &&
    // GitHub refuses what looks like a reference or a commit, and keeps its merge queue's to itself.
    !/^(?:-|refs(?:\/|$)|(?:heads|tags|remotes|origin)\/|gh-readonly-queue\/)|^(?:HEAD|FETCH_HEAD|ORIG_HEAD|MERGE_HEAD|[0-9a-f]{40})$/i.test(
      name,
    )
  );
}
