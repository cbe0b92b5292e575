import { examine } from "../config/load.ts";
import { stacksOf } from "../config/project.ts";
import { readProjectFiles } from "../config/project-files.ts";
import { ofPullRequests, pullRequestOf } from "../config/pull-request-stacks.ts";
import type { EnvironmentSpec } from "../config/spec.ts";
import { keptStacks } from "../engine/stacks.ts";
import { UserError } from "../shared/errors.ts";
import { allEnvironments, chosenEnvironments } from "./environments.ts";
import { configOfLastUp } from "./status/history.ts";

/** Environments that were asked for. */
export interface Chosen {
  /** Those of files, and those of pull requests, which have `pullRequest`. */
  environments: EnvironmentSpec[];
  /** What could not be found out about pull requests' environments, and why. */
  notAsked: string[];
}

/**
 * The environments of these names: of files, and of pull requests, as they were brought up last. All
 * where none is named.
 */
export async function environmentsThatAre(
  project: string,
  names: string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<Chosen> {
  const files = allEnvironments(project);
  const isAsked = (stack: string) => pullRequestOf(stack) !== undefined;
  if (names.length > 0 && !names.some(isAsked)) {
    return { environments: chosenEnvironments(files, names), notAsked: [] };
  }
  const { environments, notAsked } = await upForPullRequests(project, env);
  return { environments: chosenEnvironments([...files, ...environments], names), notAsked };
}

/** `development`, or which pull request it is for. */
export function purposeText({
  purpose,
  pullRequest,
}: {
  purpose: string;
  pullRequest?: number | undefined;
}): string {
  return pullRequest === undefined ? purpose : `pull request ${pullRequest}`;
}

/** No file tells of them: the backend's stacks do, and with what config each was brought up. */
async function upForPullRequests(project: string, env: NodeJS.ProcessEnv): Promise<Chosen> {
  const { input } = readProjectFiles(project);
  try {
    const stacks = ofPullRequests(await keptStacks(project, env), stacksOf(project));
    const read = await Promise.all(
      stacks.map(async (stack) => {
        const config = await configOfLastUp({ cwd: project, stack, env }, input.project);
        return { stack, environment: config?.environment };
      }),
    );
    const nothingElse = { secrets: {}, importsSecrets: true, secretInfo: undefined };
    const all = [...input.stacks, ...read.map((each) => ({ ...each, ...nothingElse }))];
    const examined = examine({ ...input, stacks: all }, () => false).environments;
    const told = read.map((each) => ({ ...each, spec: examined.get(each.stack) }));
    return {
      environments: told.flatMap(({ spec }) => (spec?.pullRequest === undefined ? [] : [spec])),
      notAsked: told.flatMap(({ stack, environment, spec }) => {
        if (spec !== undefined) return [];
        const why =
          environment === undefined ? "no up of it has come to its end" : "nobody can read it";
        return `${stack}: with what config it was brought up: ${why}`;
      }),
    };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return {
      environments: [],
      notAsked: [`environments of pull requests: ${error.message.split("\n")[0]}`],
    };
  }
}
