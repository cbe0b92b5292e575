import { previewsThatCall } from "../config/calls.ts";
import { type PreviewsOf, previewOrigin } from "../config/compose/preview-origins.ts";
import { textOf } from "../config/references.ts";
import type { EnvironmentSpec, FrontendSpec } from "../config/spec.ts";
import { Network } from "../live/verify/network.ts";
import { allowedOrigin } from "../live/verify/service.ts";
import { projectType } from "../sandbox/providers/vercel/project.ts";
import { type BuiltPage, pushBranch } from "../sandbox/vercel-git.ts";
import { variablesAt } from "../sandbox/web/vercel-edge.ts";
import type { World } from "../sandbox/world.ts";
import { UserError } from "../shared/errors.ts";
import { type EngineContext, type EngineRun, timed } from "./engine-run.ts";

const branch = "pr-7";

/** The frontends whose previews of all pull requests an environment has. */
const previewed = ({ frontends }: EnvironmentSpec) =>
  frontends.filter(({ previews, project }) => previews === "all" && !project.own);

export const hasPullRequests = (spec: EnvironmentSpec): boolean => previewed(spec).length > 0;

/**
 * Somebody opens a pull request: of each such frontend one page is built, with the environment's
 * variables, which its APIs let in; a page of the same name that another team has, they do not.
 */
export async function pullRequest(
  { env }: EngineContext,
  world: World,
  spec: EnvironmentSpec,
  environments: readonly EnvironmentSpec[],
): Promise<EngineRun[]> {
  const frontends = previewed(spec);
  if (frontends.length === 0) return [];
  const run = await timed(`pull request ${spec.stack}`, async () => {
    const repository = `${spec.repository.owner}/${spec.repository.name}`;
    // Without a slug nothing of ours matches the addresses; they end with one all the same.
    const { vercelTeam: team = "rehearsed" } = spec.platform;
    const built = pushBranch(world, { repository, branch, team });
    for (const frontend of frontends) {
      requireOnePage(built, frontend, environments);
      const { projectId } = built.find(({ project }) => project === frontend.previewsIn)!;
      requireVariables(world, spec, frontend, projectId);
    }
    for (const service of spec.services) {
      // Of an address that Render made up, verify has asked as much.
      const { url } = service;
      if (url === undefined) continue;
      for (const page of previewsThatCall(spec, service)) {
        const { host } = built.find(({ project }) => project === page.project)!;
        await requireLetIn(env, url, `https://${host}`, page);
      }
    }
    return { "pages built": frontends.length };
  });
  return [run];
}

/** Other environments have projects for the same frontend, which build the same branch unless told. */
function requireOnePage(
  built: readonly BuiltPage[],
  { key, previewsIn }: FrontendSpec,
  environments: readonly EnvironmentSpec[],
): void {
  const same = environments.flatMap(({ frontends }) =>
    frontends.flatMap((one) => (one.key === key && one.project.own ? [one.project.name] : [])),
  );
  const names = built.map(({ project }) => project).filter((name) => same.includes(name));
  if (names.length === 1 && names[0] === previewsIn) return;
  const who = names.join(", ") || "no project";
  throw new UserError(`A pull request's ${key} is built by ${who}, not by ${previewsIn} alone`);
}

/** The page may call the API, and a page of the same name that another team has may not. */
async function requireLetIn(
  env: NodeJS.ProcessEnv,
  api: string,
  origin: string,
  { project, team }: PreviewsOf,
): Promise<void> {
  const network = await Network.of(env);
  const stranger = previewOrigin({ project, team: `${team}s` }, branch);
  const own = await allowedOrigin(network, api, origin);
  if (own !== origin) throw new UserError(`${api} does not let ${origin} in`);
  const other = await allowedOrigin(network, api, stranger);
  if (other !== undefined) throw new UserError(`${api} lets ${stranger} in`);
}

/** A page without the environment's variables calls nobody, or somebody else. */
function requireVariables(
  world: World,
  { stack, references }: EnvironmentSpec,
  { variables, secretVariables }: FrontendSpec,
  projectId: string,
): void {
  const project = world.table(projectType)[projectId]!;
  const held = variablesAt(world, project, branch);
  const wrong = Object.entries(variables).filter(([name, template]) => {
    const text = textOf(template, references);
    return text !== undefined && !secretVariables.includes(name) && held[name] !== text;
  });
  if (wrong.length === 0) return;
  const names = wrong.map(([name]) => name).join(", ");
  throw new UserError(`A pull request's page does not have ${stack}'s ${names}`);
}
