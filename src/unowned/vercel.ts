import { z } from "zod";
import { askVendor } from "../vendors/asked.ts";
import { vercelRows, withQuery } from "../vendors/pages.ts";
import { vercel } from "../vendors/vercel.ts";
import type { Unowned } from "./model.ts";
import { ownedOf, type Session } from "./owned.ts";

const variables = z.object({
  envs: z.array(
    z.object({
      id: z.string(),
      key: z.string(),
      target: z.union([z.string(), z.array(z.string())]).nullish(),
      gitBranch: z.string().nullish(),
      /** `system` are Vercel's own. */
      type: z.string(),
    }),
  ),
});

const domains = z.object({
  domains: z.array(z.object({ name: z.string(), gitBranch: z.string().nullish() })),
  pagination: z.object({ next: z.number().nullish() }).nullish(),
});

/** A project with something of ours: all of it, or the previews of some branches. */
interface Project {
  id: string;
  name: string;
  stack: string;
  /** Of a project that nobody manages here, the branch that is ours. */
  branch?: string;
  /** Name of the frontend, by which the stack file knows it. */
  frontend: string;
}

/** Variables and domains of the projects that stacks own, or whose previews they use. */
export async function lookAtVercel(session: Session): Promise<Unowned[]> {
  const found = await Promise.all(
    projectsOf(session).flatMap((project) => [
      variablesOf(session, project),
      domainsOf(session, project),
    ]),
  );
  return found.flat();
}

function projectsOf(session: Session): Project[] {
  const own = ownedOf(session, "vercel:index/project:Project").flatMap(({ id, stack, inputs }) => {
    const name = String(inputs["name"]);
    const spec = session.environments.find((one) => one.spec.stack === stack)?.spec;
    if (spec === undefined) return [];
    const made = spec.frontends.find(({ project }) => project.own && project.name === name);
    return { id, name, stack, frontend: made?.key ?? "<key>" };
  });
  const borrowed = session.environments.flatMap(({ spec: { stack, branch, frontends } }) =>
    frontends.flatMap(({ key, project }): Project[] => {
      if (project.own || project.stack !== undefined) return [];
      return [{ id: project.id, name: project.id, stack, branch, frontend: key }];
    }),
  );
  return [...own, ...borrowed];
}

function path({ team }: Session, project: Project, rest: string): string {
  const scope = team?.startsWith("team_") ? { teamId: team } : { slug: team };
  return withQuery(`/v9/projects/${project.id}/${rest}`, scope);
}

async function variablesOf(session: Session, project: Project): Promise<Unowned[]> {
  const answer = await askVendor(vercel, path(session, project, "env"), session.env);
  const ids = ownedOf(
    session,
    "vercel:index/projectEnvironmentVariable:ProjectEnvironmentVariable",
  ).map(({ id }) => id.split("/").at(-1));
  return variables
    .parse(answer)
    .envs.filter(({ id, type }) => type !== "system" && !ids.includes(id))
    .filter((one) => isOurs(project, one.gitBranch))
    .map(({ id, key, target, gitBranch }) => {
      const targets = [target ?? []].flat().toSorted().join(" and ") || "no target";
      const of = gitBranch ? `${targets} of ${gitBranch}` : targets;
      return {
        ...{ stack: project.stack, vendor: "Vercel", kind: "variable", id },
        name: `${key} (${of}) of ${project.name}`,
        means: "the next deployment is built with it",
        adopt:
          `\`frontends: { ${project.frontend}: { variables: { ${key}: ... }, ` +
          `adoptVariables: { ${key}: ${project.id}/${id} } } }\` in its stack file`,
        remove: `Vercel's dashboard, ${project.name}, Settings, Environment Variables, ${key}, Remove`,
      };
    });
}

async function domainsOf(session: Session, project: Project): Promise<Unowned[]> {
  const at = path(session, project, "domains");
  const rows = await vercelRows(at, session.env, domains, (answer) => answer.domains);
  const owned = ownedOf(session, "vercel:index/projectDomain:ProjectDomain").map(({ inputs }) =>
    String(inputs["domain"]),
  );
  return (
    rows
      // Each project has one of Vercel's own.
      .filter(({ name }) => !name.endsWith(".vercel.app") && !owned.includes(name))
      .filter((one) => isOurs(project, one.gitBranch))
      .map(({ name }) => ({
        ...{ stack: project.stack, vendor: "Vercel", kind: "domain", name },
        means: `whoever is led there sees ${project.name}`,
        adopt:
          `\`frontends: { ${project.frontend}: { redirects: [..., ${name}], ` +
          `adoptDomains: { ${name}: ${project.id}/${name} } } }\` in its stack file, or \`domains\``,
        remove: `Vercel's dashboard, ${project.name}, Settings, Domains, ${name}, Remove`,
      }))
  );
}

/** In a project that nobody manages here, only what is our branch's. */
const isOurs = ({ branch }: Project, gitBranch: string | null | undefined) =>
  branch === undefined || branch === gitBranch;
