import type { Candidate } from "../config/databases/kind.ts";
import type { EnvironmentSpec } from "../config/spec.ts";
import { candidatesOf } from "./databases.ts";

/** What to look for at the vendors; plain JSON, because the engine runs what asks. */
export interface Questions {
  github: { owner: string; repository: string; branches: string[] };
  /** Zone at Cloudflare; none where every address is a vendor's own. */
  zone: string | undefined;
  /** Names a Vercel project may have today. */
  vercelProjects: string[];
  atlas: { project: string; users: string[] }[];
}

/** One thing that could not be looked at; whether it exists is not known. */
export interface Blind {
  what: string;
  why: string;
}

export interface VercelVariable {
  id: string;
  key: string;
  targets: string[];
  gitBranch: string | undefined;
}

export interface VercelProject {
  id: string;
  name: string;
  variables: VercelVariable[];
}

export interface DnsRecordFound {
  /** `<zone>/<record>`, as an import wants it. */
  importId: string;
  name: string;
  type: string;
  content: string;
}

/** What the vendors answered. */
export interface Answers {
  vercelProjects: VercelProject[];
  /** `<Atlas project>/<cluster>` and `<Atlas project>/<user>`. */
  clusters: string[];
  users: string[];
  branches: string[];
  /** Patterns of the repository's branch protections. */
  protections: string[];
  records: DnsRecordFound[];
  blind: Blind[];
}

/** What the environments of a platform could take over. `also`: further names of Vercel projects. */
export function questionsOf(specs: readonly EnvironmentSpec[], also: readonly string[]): Questions {
  const [first] = specs;
  if (first === undefined) throw new Error("a platform without environments has nothing to adopt");
  const { owner, name: repository } = first.repository;
  const own = specs.flatMap(({ frontends }) =>
    frontends.flatMap(({ project }) => (project.own ? [project.name] : [])),
  );
  const guesses = own.length > 0 ? [...own, first.platform.name, repository, ...also] : [];
  return {
    github: { owner, repository, branches: specs.map(({ branch }) => branch) },
    zone: first.platform.domain,
    vercelProjects: [...new Set(guesses)],
    atlas: atlasQuestions(candidatesOf(specs)),
  };
}

/** By project: its clusters are listed, its users looked up one by one. */
function atlasQuestions(candidates: readonly Candidate[]): Questions["atlas"] {
  const atAtlas = candidates.filter(({ what }) => what.startsWith("mongodbatlas "));
  const users = atAtlas.filter(({ what }) => what === "mongodbatlas user");
  return [...new Set(atAtlas.flatMap(({ project }) => project ?? []))].map((project) => ({
    project,
    users: users.filter((user) => user.project === project).map(({ name }) => name),
  }));
}
