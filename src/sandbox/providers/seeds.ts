import type { Seed } from "./seed.ts";

/** What a platform's accounts are called. */
export interface AccountNames {
  /** `owner/name` on GitHub. */
  repository: string;
  /** Zone at Cloudflare; none where every address is a vendor's own. */
  domain: string | undefined;
  /** Atlas project, and the clusters that exist in it already. None: no Atlas. */
  atlas?: { project: string; clusters: string[] };
}

/** Accounts as they must be before a first `up`: repository, zone, Atlas project; nothing else. */
export function freshAccounts(names: AccountNames): Seed {
  const { owner, name } = splitRepository(names.repository);
  const { atlas } = names;
  const clusters = (atlas?.clusters ?? []).map((cluster) => ({ name: cluster, size: "M0" }));
  return {
    github: {
      owner,
      repositories: [{ name, branches: ["main"], private: false, protections: [] }],
    },
    cloudflare: { zones: names.domain === undefined ? [] : [{ name: names.domain, records: [] }] },
    atlas: { projects: atlas ? [{ id: atlas.project, name, clusters, users: [] }] : [] },
    vercel: { projects: [] },
  };
}

/** What was clicked together by hand before environments existed. */
export interface LegacyNames extends AccountNames {
  /** Vercel project that serves the domain today. */
  vercelProject: string;
  /** Database user that the application uses today. */
  databaseUser: string;
  /** Variables of the Vercel project. */
  variables: Record<string, string>;
}

/**
 * Accounts of a platform that runs already, in one hand-made environment: a Vercel project with
 * domain and variables, a database user with too many rights, DNS records of ours and of others,
 * and a protected default branch. For rehearsing adoption.
 */
export function legacyAccounts(names: LegacyNames): Seed {
  const seed = freshAccounts(names);
  const { domain, vercelProject, databaseUser } = names;
  const [repository] = seed.github.repositories;
  const [zone] = seed.cloudflare.zones;
  const [atlasProject] = seed.atlas.projects;
  if (repository) {
    repository.branches.push("develop");
    repository.protections.push({
      pattern: "main",
      requiredPullRequestReviews: [{ requiredApprovingReviewCount: 1 }],
    });
  }
  if (domain !== undefined) zone?.records.push(...legacyRecords(domain));
  atlasProject?.users.push({
    username: databaseUser,
    password: "set-by-hand-long-ago",
    authDatabaseName: "admin",
    roles: [{ roleName: "atlasAdmin", databaseName: "admin" }],
  });
  seed.vercel.projects.push({
    project: {
      name: vercelProject,
      framework: "create-react-app",
      buildCommand: "npm run build",
      gitRepository: { type: "github", repo: names.repository, productionBranch: "main" },
    },
    domains: domain === undefined ? [] : legacyDomains(domain),
    variables: Object.entries(names.variables).map(([key, value]) => {
      return { key, value, sensitive: false, targets: ["production", "preview"] };
    }),
  });
  return seed;
}

function legacyDomains(domain: string) {
  return [
    { domain: `www.${domain}` },
    { domain, redirect: `www.${domain}`, redirectStatusCode: 308 },
  ];
}

/** The old shared addresses of Vercel, and mail records that are nobody's business here. */
function legacyRecords(domain: string) {
  return [
    { name: `www.${domain}`, type: "CNAME", content: "cname.vercel-dns.com", ttl: 1 },
    { name: domain, type: "A", content: "76.76.21.21", ttl: 1 },
    { name: domain, type: "MX", content: `mail.${domain}`, priority: 10, ttl: 3600 },
    { name: domain, type: "TXT", content: '"v=spf1 include:_spf.example.net ~all"', ttl: 3600 },
  ];
}

function splitRepository(repository: string): { owner: string; name: string } {
  const [owner = "", name = ""] = repository.split("/");
  return { owner, name };
}
