import { z } from "zod";
import { github } from "../vendors/github.ts";
import { gitHubPages, rowsByNumber } from "../vendors/pages.ts";
import type { Unowned } from "./model.ts";
import { ownedOf, type Session } from "./owned.ts";

const environments = z.object({
  environments: z
    .array(z.object({ name: z.string(), protection_rules: z.array(z.unknown()).default([]) }))
    .default([]),
});
const variables = z.object({ variables: z.array(z.object({ name: z.string() })).default([]) });
const policies = z.object({ branch_policies: z.array(z.object({ name: z.string() })).default([]) });
const secrets = z.object({ secrets: z.array(z.object({ name: z.string() })).default([]) });

/** What the workflows here run in, beside the stack's own. docs/guide/pull-requests-and-drift.md. */
const ofWorkflows = ["preview-", "drift-", "deploy-"];

/**
 * What the environments of pull requests are brought up in, and what tells a config in another repository
 * of them. docs/guide/pull-request-environments.md.
 */
const ofPullRequests = ["pull-requests", "tell-environments"];

/**
 * What vendors and GitHub make by themselves: Vercel reports its deployments to `Preview` and
 * `Production` (with the project's name behind a dash where a repository has several), GitHub Pages
 * and Copilot to their own. Sources: vercel.com/docs/git/vercel-for-github; docs.github.com, "Using
 * environments" and "Customizing Copilot's environment".
 */
const madeByOthers = /^(?:(?:Preview|Production)(?: [–-] .+)?|github-pages|copilot)$/;

/** Deployment environments of the repository, and what stands in those that stacks own. */
export async function lookAtGitHub(session: Session): Promise<Unowned[]> {
  const [first] = session.environments;
  if (first === undefined) return [];
  const owned = ownedOf(session, "github:index/repositoryEnvironment:RepositoryEnvironment");
  const stacks = session.environments.map(({ spec }) => spec.stack);
  const own = owned.map(({ inputs }) => String(inputs["environment"]));
  const ofStacks = stacks.flatMap((stack) => ofWorkflows.map((prefix) => prefix + stack));
  const expected = [...own, ...ofStacks, ...ofPullRequests];
  const rows = await all(session, "/environments", 100, environments, (x) => x.environments);
  const beside = rows
    .filter(({ name }) => !expected.includes(name) && !madeByOthers.test(name))
    .map(({ name }) => unownedEnvironment(name, first.spec.stack, stacks));
  const within = await Promise.all(
    owned.flatMap(({ stack, inputs }) => {
      const name = String(inputs["environment"]);
      return [inside(session, stack, name), branchesOf(session, stack, name)];
    }),
  );
  return [...beside, ...within.flat()];
}

function unownedEnvironment(name: string, first: string, stacks: string[]): Unowned {
  return {
    ...{ vendor: "GitHub", kind: "deployment environment", name },
    stack: stacks.includes(name) ? name : first,
    means:
      "workflows that name it get its secrets and variables, by rules that nobody reviews here",
    ...(stacks.includes(name) && { adopt: `\`npx infra recover -s ${name}\` takes it in` }),
    remove: `GitHub, Settings, Environments, ${name}, Delete`,
  };
}

/** Branches that may deploy to an environment, and that its stack did not name; none where it names none. */
async function branchesOf(session: Session, stack: string, name: string): Promise<Unowned[]> {
  const type =
    "github:index/repositoryEnvironmentDeploymentPolicy:RepositoryEnvironmentDeploymentPolicy";
  const ours = ownedOf(session, type)
    .filter(({ inputs }) => inputs["environment"] === name)
    .map(({ inputs }) => String(inputs["branchPattern"]));
  if (ours.length === 0) return [];
  const path = `/environments/${encodeURIComponent(name)}/deployment-branch-policies`;
  const set = await all(session, path, 100, policies, (answer) => answer.branch_policies);
  return set
    .filter((row) => !ours.includes(row.name))
    .map((row) => ({
      ...{
        stack,
        vendor: "GitHub",
        kind: "branch that may deploy",
        name: `${row.name} to ${name}`,
      },
      means: "workflows of that branch get the environment's secrets",
      remove: `GitHub, Settings, Environments, ${name}, Deployment branches, ${row.name}, Delete`,
    }));
}

/** Variables and secrets of one deployment environment that its stack did not set. */
async function inside(session: Session, stack: string, name: string): Promise<Unowned[]> {
  const path = `/environments/${encodeURIComponent(name)}`;
  const ownedNames = (type: string, key: string) =>
    ownedOf(session, type)
      .filter(({ inputs }) => inputs["environment"] === name)
      .map(({ inputs }) => String(inputs[key]));
  const ourVariables = ownedNames(
    "github:index/actionsEnvironmentVariable:ActionsEnvironmentVariable",
    "variableName",
  );
  const ourSecrets = ownedNames(
    "github:index/actionsEnvironmentSecret:ActionsEnvironmentSecret",
    "secretName",
  );
  const [setVariables, setSecrets] = await Promise.all([
    all(session, `${path}/variables`, 30, variables, (answer) => answer.variables),
    all(session, `${path}/secrets`, 100, secrets, (answer) => answer.secrets),
  ]);
  const unowned = (kind: string, key: string, adopt?: string): Unowned => ({
    ...{ stack, vendor: "GitHub", kind: `Actions ${kind}`, name: `${key} of ${name}` },
    means: "every job that runs in the environment can read it",
    ...(adopt && { adopt }),
    remove: `gh ${kind} delete ${key} --env ${name}`,
  });
  return [
    ...setVariables
      .filter((row) => !has(ourVariables, row.name))
      .map((row) => unowned("variable", row.name)),
    ...setSecrets
      .filter((row) => !has(ourSecrets, row.name))
      .map((row) =>
        unowned(
          "secret",
          row.name,
          `\`actionsSecrets: { ${row.name}: ... }\` in its stack file, with its value as a secret of the config`,
        ),
      ),
  ];
}

/** GitHub shows names in capitals, however they were set. */
const has = (names: string[], name: string) =>
  names.some((each) => each.toUpperCase() === name.toUpperCase());

async function all<Answer, Row>(
  { environments: [first], env }: Session,
  path: string,
  most: number,
  answer: z.ZodType<Answer>,
  rows: (answer: Answer) => Row[],
): Promise<Row[]> {
  const { owner, name } = first!.spec.repository;
  const list = `/repos/${owner}/${name}${path}`;
  return await rowsByNumber(github, list, env, { ...gitHubPages, most }, answer, rows);
}
