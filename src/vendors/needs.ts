import { loadFromFiles } from "../config/load-from-files.ts";
import { settingsOf } from "../config/settings.ts";

/** What the project's config needs from the vendors. */
export interface VendorNeeds {
  stacks: string[];
  /** `owner/name` on GitHub. */
  repository: string;
  /** Branches that get a protection. */
  branches: string[];
  /** Names of the checks that a branch's commits have to pass, where it needs any. */
  checks: { branch: string; names: string[] }[];
  /** Stacks whose deployment environment on GitHub has reviewers. */
  reviewed: string[];
  /** Name of the zone at Cloudflare. */
  domain: string;
  /** Whether any environment has a page at Vercel. */
  usesVercel: boolean;
  /** Slugs or ids of the Vercel teams that the config names in `vercel:team`. */
  vercelTeams: string[];
  /** Slug of the team that the addresses of pull requests' pages end with, where an API lets them in. */
  previewTeam: string | undefined;
  /** Whether any environment has a service, a Redis or a Postgres at Render. */
  usesRender: boolean;
  /** Render's project, what it will hold, and `render:ownerId` where it is set. */
  render: {
    project: string;
    environments: number;
    /** Names of all services. */
    services: string[];
    ownerId: string | undefined;
  };
  /** Ids of Atlas projects, each once. */
  atlasProjects: string[];
}

export function readNeeds(folder: string): VendorNeeds {
  const specs = [...loadFromFiles(folder).environments.values()];
  const atlas = specs.flatMap(({ database }) =>
    database?.vendor === "mongodbatlas" ? (database.project ?? []) : [],
  );
  const [first] = specs;
  return {
    stacks: specs.map(({ stack }) => stack),
    repository: first ? `${first.repository.owner}/${first.repository.name}` : "",
    branches: specs.map(({ branch }) => branch),
    checks: specs
      .map(({ branch, protection }) => ({ branch, names: protection.checks }))
      .filter(({ names }) => names.length > 0),
    reviewed: specs
      .filter(({ protection }) => protection.reviewers !== undefined)
      .map(({ stack }) => stack),
    domain: first?.platform.domain ?? "",
    usesVercel: specs.some(({ frontends }) => frontends.length > 0),
    vercelTeams: settingsOf(folder, "vercel:team"),
    previewTeam: first?.platform.vercelTeam,
    usesRender: specs.some(({ onRender }) => onRender),
    render: {
      project: first?.renderProject.name ?? "",
      environments: specs.filter(({ onRender }) => onRender).length,
      services: specs.flatMap(({ services }) => services.map(({ name }) => name)),
      ownerId: settingsOf(folder, "render:ownerId")[0],
    },
    atlasProjects: [...new Set(atlas)],
  };
}
