import { z } from "zod";
import { ofPullRequests } from "../config/pull-request-stacks.ts";
import { settingsOf } from "../config/settings.ts";
import type { EnvironmentSpec } from "../config/spec.ts";
import { NoEngine, type StateResource, stackResources } from "../engine/pulumi.ts";
import { keptStacks } from "../engine/stacks.ts";
import { UserError } from "../shared/errors.ts";
import { NotAsked } from "../vendors/asked.ts";
import { atlas } from "../vendors/atlas.ts";
import { cloudflare } from "../vendors/cloudflare.ts";
import { github } from "../vendors/github.ts";
import { render } from "../vendors/render.ts";
import type { Vendor } from "../vendors/vendor.ts";
import { vercel } from "../vendors/vercel.ts";
import { lookAtAtlas } from "./atlas.ts";
import { lookAtCloudflare } from "./cloudflare.ts";
import { lookAtGitHub } from "./github.ts";
import { type Look, together, type Unowned } from "./model.ts";
import type { Session } from "./owned.ts";
import { lookAtRender } from "./render.ts";
import { lookAtVercel } from "./vercel.ts";

const looks: readonly { vendor: Vendor; look: (session: Session) => Promise<Unowned[]> }[] = [
  { vendor: render, look: lookAtRender },
  { vendor: vercel, look: lookAtVercel },
  { vendor: github, look: lookAtGitHub },
  { vendor: cloudflare, look: lookAtCloudflare },
  { vendor: atlas, look: lookAtAtlas },
];

/**
 * What exists at the vendors within the scope of a project's environments and no stack owns. The
 * states of all stacks count, whichever is looked at: what another owns is in order. Only reads.
 */
export async function surveyUnowned(
  project: string,
  specs: readonly EnvironmentSpec[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<Look> {
  const stacks = specs.map(({ stack }) => stack);
  const states = await Promise.all(stacks.map((stack) => stateOf(project, stack, env)));
  // Where no stack was ever up, there may be no backend to ask for others.
  if (states.every((state) => "resources" in state && state.resources.length === 0)) {
    return { found: [], notLooked: [] };
  }
  const temporary = ofPullRequests(await keptStacks(project, env), stacks);
  const theirs = await Promise.all(temporary.map((stack) => stateOf(project, stack, env)));
  const unread = [...states, ...theirs].flatMap((state) => ("why" in state ? [state.why] : []));
  // What an unread stack owns would look as if nobody did.
  if (unread.length > 0) return { found: [], notLooked: unread };
  const resourcesOf = (state: State | undefined) =>
    state !== undefined && "resources" in state ? state.resources : [];
  const session = {
    environments: specs.map((spec, index) => ({ spec, resources: resourcesOf(states[index]) })),
    pullRequests: temporary.map((stack, index) => {
      return { stack, resources: resourcesOf(theirs[index]) };
    }),
    team: settingsOf(project, "vercel:team")[0],
    env,
  };
  const { found, notLooked } = together(
    await Promise.all(looks.map((look) => lookOnce(look, session))),
  );
  return { found: found.filter(({ stack }) => !temporary.includes(stack)), notLooked };
}

type State = { resources: StateResource[] } | { why: string };

/** What a stack owns: nothing where it was never up, which its backend says by name. */
async function stateOf(cwd: string, stack: string, env: NodeJS.ProcessEnv): Promise<State> {
  try {
    return { resources: await stackResources({ cwd, stack, env }) };
  } catch (error) {
    if (!(error instanceof UserError) || error instanceof NoEngine) throw error;
    if (/no stack named/.test(error.message)) return { resources: [] };
    return { why: `unowned resources: could not read the state of ${stack}` };
  }
}

/** A vendor that tells nothing must not keep the others from being looked at, nor pass for clean. */
async function lookOnce({ vendor, look }: (typeof looks)[number], session: Session): Promise<Look> {
  try {
    return { found: await look(session), notLooked: [] };
  } catch (error) {
    if (error instanceof NotAsked) return { found: [], notLooked: [error.message] };
    if (!(error instanceof z.ZodError)) throw error;
    const path = error.issues[0]?.path.join(".");
    return { found: [], notLooked: [`${vendor.title}: its answer has another form (${path})`] };
  }
}
