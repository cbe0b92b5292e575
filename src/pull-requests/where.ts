import { ofPullRequest, ownRepository } from "../ci/context.ts";
import { GitHub } from "../ci/github.ts";
import { environmentsOf } from "../config/load-from-files.ts";
import { UserError } from "../shared/errors.ts";

/** Where the pull requests are whose environments are kept. */
export interface PullRequests {
  github: GitHub;
  /** The one that is deployed: `owner/name`. */
  repository: string;
  /** The config, and so the workflow, is in another repository. */
  isElsewhere: boolean;
}

/**
 * The repository that is deployed, whether or not the config is in it, by a token that may read its
 * pull requests, and write there in the job that comments. Throws where the event is of a pull
 * request of another repository: its number is another's there.
 */
export function pullRequestsOf(project: string, env: NodeJS.ProcessEnv): PullRequests {
  const { apiUrl, repository: own } = ownRepository(env);
  const repository = deployedFrom(project);
  const isElsewhere = own.toLowerCase() !== repository.toLowerCase();
  if (isElsewhere && ofPullRequest(env)) {
    throw new UserError(
      `This is a pull request of ${own}, and what is deployed is ${repository}: put the label on ` +
        "there (docs/guide/pull-request-environments.md)",
    );
  }
  const token = env["PULL_REQUESTS_TOKEN"];
  if (!token) {
    throw new UserError(
      `PULL_REQUESTS_TOKEN is not set: it is ${isElsewhere ? `a secret, a token that may use the pull requests of ${repository}` : "the run's own token, which the workflow hands over"}`,
    );
  }
  const rights = `may PULL_REQUESTS_TOKEN use the pull requests of ${repository}?`;
  const context = { apiUrl, token, repository, ...(isElsewhere && { rights }) };
  return { github: new GitHub(context), repository, isElsewhere };
}

/** Its branches are what Render and Vercel deploy. */
function deployedFrom(project: string): string {
  const [first] = environmentsOf(project);
  if (first !== undefined) return `${first.repository.owner}/${first.repository.name}`;
  throw new UserError("No environment can be read from the files: npx infra check says why.");
}
