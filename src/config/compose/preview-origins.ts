/** Longest label of a host name. Source: RFC 1035, 2.3.4; Vercel cuts what comes before the team. */
const maxLabel = 63;

/** Letters and digits that tell the addresses of two commits apart. */
const commitLength = 9;

/** The least that Vercel leaves of a branch: one letter, a hyphen and a hash of six. */
const shortestBranch = 8;

export interface PreviewsOf {
  /** Name of the Vercel project. */
  project: string;
  /** Slug of the Vercel team. */
  team: string;
}

/**
 * Whether the addresses of every branch and commit keep the project's whole name: a longer one is cut
 * by a rule that Vercel does not tell, and then no pattern could know whose address it is.
 */
export function previewsFit({ project, team }: PreviewsOf): boolean {
  const branch = project.length + "-git-".length + shortestBranch + 1 + team.length;
  return branch <= maxLabel && project.length + 1 + commitLength + 1 + team.length <= maxLabel;
}

/** Whether names could be taken for the words that Vercel puts between them. */
export function previewsReadable({ project, team }: PreviewsOf): boolean {
  return ![project, team].some((name) => /(?:^|-)git(?:-|$)/.test(name));
}

/**
 * A regular expression for the origins of a project's previews: `<project>-git-<branch>-<team>` and
 * `<project>-<commit>-<team>` below vercel.app. Source: https://vercel.com/docs/deployments/generated-urls
 */
export function previewOrigins({ project, team }: PreviewsOf): string {
  const most = maxLabel - project.length - "-git-".length - 1 - team.length;
  const branch = `git-[a-z0-9](?:[a-z0-9-]{0,${most - 2}}[a-z0-9])?`;
  const commit = `[a-z0-9]{${commitLength}}`;
  return `^https://${project}-(?:${branch}|${commit})-${team}\\.vercel\\.app$`;
}

/** The origin of the newest build of one branch, as long as Vercel cuts nothing of it. */
export function previewOrigin({ project, team }: PreviewsOf, branch: string): string {
  return `https://${project}-git-${branch}-${team}.vercel.app`;
}
