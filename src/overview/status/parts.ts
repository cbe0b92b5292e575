import { z } from "zod";
import type { EnvironmentSpec, FrontendSpec, ServiceSpec } from "../../config/spec.ts";
import type { StateResource } from "../../engine/pulumi.ts";
import { askVendor } from "../../vendors/asked.ts";
import { github } from "../../vendors/github.ts";
import { render } from "../../vendors/render.ts";
import { vercel } from "../../vendors/vercel.ts";
import type { PartStatus } from "./model.ts";

const deploysSchema = z.array(
  z.object({
    deploy: z.object({
      status: z.string(),
      commit: z.object({ id: z.string() }).nullish(),
      finishedAt: z.string().nullish(),
    }),
  }),
);

const suspendedSchema = z.array(z.object({ service: z.object({ id: z.string() }) }));

/** Ids of the environment's services that are suspended, in one call. */
export async function suspendedServices(
  resources: readonly StateResource[],
  env: NodeJS.ProcessEnv,
): Promise<ReadonlySet<string>> {
  const home = resources.find(({ type }) => type === "pulumi-nodejs:dynamic/render:Environment");
  if (home?.id === undefined) return new Set();
  const query = `environmentId=${home.id}&suspended=suspended&limit=100`;
  const rows = suspendedSchema.parse(await askVendor(render, `/services?${query}`, env));
  return new Set(rows.map(({ service }) => service.id));
}

/** What runs of a service: its live deploy, and what became of a newer one. */
export async function serviceStatus(
  { key, name, settings }: ServiceSpec,
  resources: readonly StateResource[],
  suspended: Promise<ReadonlySet<string>>,
  env: NodeJS.ProcessEnv,
): Promise<PartStatus> {
  const part = { part: `services.${key}`, vendor: "Render" as const };
  const made = resources.find(
    ({ type, id, outputs }) =>
      type.includes("/render:") && /^(?:srv|crn)-/.test(id ?? "") && outputs?.["name"] === name,
  );
  if (made?.id === undefined) return { ...part, state: "not up", ok: false };
  const answer = await askVendor(render, `/services/${made.id}/deploys?limit=10`, env);
  const [newest, ...older] = deploysSchema.parse(answer).map(({ deploy }) => deploy);
  if (newest === undefined) return { ...part, state: "never deployed", ok: false };
  const live = [newest, ...older].find(({ status }) => status === "live");
  const isSuspended = settings.suspended || (await suspended).has(made.id);
  const state = isSuspended ? "suspended" : (live ?? newest).status;
  return {
    ...part,
    state,
    ok: live === newest || settings.suspended,
    ...(isSuspended && !settings.suspended && { suspended: true }),
    ...(live?.commit && { commit: live.commit.id }),
    ...(live?.finishedAt && { since: live.finishedAt }),
    ...(live !== undefined && live !== newest && { newest: newest.status }),
  };
}

const deploymentsSchema = z.object({
  deployments: z.array(
    z.object({
      readyState: z.string().optional(),
      state: z.string().optional(),
      readySubstate: z.string().nullish(),
      createdAt: z.number().optional(),
      meta: z.object({ githubCommitSha: z.string().optional() }).nullish(),
    }),
  ),
});

/** Where Vercel lists the newest deployments of a frontend in an environment. */
export function deploymentsPath(
  { project, previewsIn }: FrontendSpec,
  { branch }: EnvironmentSpec,
  team: string | undefined,
): string {
  const which: Record<string, string> =
    !project.own && project.stack === undefined
      ? { projectId: project.id }
      : { app: project.own ? project.name : (previewsIn ?? "") };
  const query = new URLSearchParams({
    ...which,
    limit: "10",
    ...(project.own ? { target: "production" } : { branch }),
    ...teamQuery(team),
  });
  return `/v7/deployments?${query}`;
}

/** The team that a call to Vercel is about, by its id or its name. */
export function teamQuery(team: string | undefined): Record<string, string> {
  if (team === undefined) return {};
  return { [team.startsWith("team_") ? "teamId" : "slug"]: team };
}

/** What a frontend shows: its newest deployment that is ready, or was promoted. */
export async function frontendStatus(
  frontend: FrontendSpec,
  spec: EnvironmentSpec,
  team: string | undefined,
  env: NodeJS.ProcessEnv,
): Promise<PartStatus> {
  const part = { part: `frontends.${frontend.key}`, vendor: "Vercel" as const };
  const answer = await askVendor(vercel, deploymentsPath(frontend, spec, team), env);
  const { deployments } = deploymentsSchema.parse(answer);
  const stateOf = ({ readyState, state }: (typeof deployments)[number]) =>
    readyState ?? state ?? "?";
  const [newest] = deployments;
  if (newest === undefined) return { ...part, state: "never deployed", ok: false };
  const ready = deployments.filter((each) => stateOf(each) === "READY");
  const shown = ready.find(({ readySubstate }) => readySubstate === "PROMOTED") ?? ready[0];
  const { createdAt, meta } = shown ?? {};
  return {
    ...part,
    state: stateOf(shown ?? newest),
    ok: stateOf(newest) === "READY",
    ...(meta?.githubCommitSha && { commit: meta.githubCommitSha }),
    ...(createdAt !== undefined && { since: new Date(createdAt).toISOString() }),
    ...(stateOf(newest) !== "READY" && shown && { newest: stateOf(newest) }),
  };
}

const branchSchema = z.object({ commit: z.object({ sha: z.string() }) });

/** The newest commit of an environment's branch. */
export async function headOf(
  { repository, branch }: EnvironmentSpec,
  env: NodeJS.ProcessEnv,
): Promise<string> {
  const { owner, name } = repository;
  const path = `/repos/${owner}/${name}/branches/${encodeURIComponent(branch)}`;
  return branchSchema.parse(await askVendor(github, path, env)).commit.sha;
}
