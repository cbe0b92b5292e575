import type { EnvironmentSpec, FrontendSpec } from "../config/spec.ts";
import type { VercelProject } from "./questions.ts";

/** Which Vercel project becomes which frontend; one project is never two frontends'. */
export interface ProjectChoice {
  of(frontend: FrontendSpec): VercelProject | undefined;
  /** Projects that one of several frontends of production may be, and nothing tells which. */
  undecided: readonly VercelProject[];
}

/** A domain of a frontend, and the id under which Vercel knows it if the project has it. */
export interface PossibleDomain {
  domain: string;
  /** `prj_.../www.example.com` */
  id: string;
}

/**
 * A project of a frontend's own name is that frontend's, in every environment. One of another name
 * that no environment calls its own is production's: its only frontend's, and of several the one's
 * whose domain it has. `existing`: ids of domains that are known to exist.
 */
export function chooseProjects(
  specs: readonly EnvironmentSpec[],
  projects: readonly VercelProject[],
  existing: readonly string[],
): ProjectChoice {
  const { nameless, strangers } = openOf(specs, projects);
  const chosen = new Map<FrontendSpec, VercelProject>();
  const [only, ...others] = nameless;
  for (const project of strangers) {
    const has = (frontend: FrontendSpec) =>
      domainsIn(project, frontend).some(({ id }) => existing.includes(id));
    const free = nameless.filter((frontend) => !chosen.has(frontend));
    const frontend = others.length === 0 ? only : free.find(has);
    if (frontend !== undefined && !chosen.has(frontend)) chosen.set(frontend, project);
  }
  const taken = [...chosen.values()];
  return {
    of: (frontend) => namedAfter(frontend, projects) ?? chosen.get(frontend),
    undecided: others.length === 0 ? [] : strangers.filter((project) => !taken.includes(project)),
  };
}

/** The domains that tell which of several frontends of production a project is. */
export function tellingDomains(
  specs: readonly EnvironmentSpec[],
  projects: readonly VercelProject[],
): PossibleDomain[] {
  const { nameless, strangers } = openOf(specs, projects);
  if (nameless.length < 2) return [];
  return strangers.flatMap((project) =>
    nameless.flatMap((frontend) => domainsIn(project, frontend)),
  );
}

/** Production's frontends without a project of their name, and projects that are nobody's by name. */
function openOf(specs: readonly EnvironmentSpec[], projects: readonly VercelProject[]) {
  const names = specs.flatMap(({ frontends }) => frontends.flatMap(nameOf));
  const production = specs.filter(({ purpose }) => purpose === "production");
  return {
    nameless: production
      .flatMap(({ frontends }) => frontends)
      .filter((one) => one.project.own && namedAfter(one, projects) === undefined),
    strangers: projects.filter(({ name }) => !names.includes(name)),
  };
}

/** Of its own project; none where it is shown in another environment's. */
const nameOf = ({ project }: FrontendSpec) => (project.own ? [project.name] : []);

function namedAfter(frontend: FrontendSpec, projects: readonly VercelProject[]) {
  return projects.find(({ name }) => nameOf(frontend).includes(name));
}

/** Every domain that a project would have, were it the frontend's. */
export function domainsIn(
  { id }: Pick<VercelProject, "id">,
  { domains, redirects }: FrontendSpec,
): PossibleDomain[] {
  return [...domains, ...redirects].map((domain) => ({ domain, id: `${id}/${domain}` }));
}
