import type { Finder } from "../finder.ts";

export const vercelFinders: Record<string, Finder> = {
  "vercel:index/project:Project": {
    identity: ["name"],
    call: ({ name }) => ({
      function: "vercel:index/getProject:getProject",
      args: { name },
      keep: ["id"],
    }),
    ids: (_, rows) => rows.map(({ id }) => String(id)),
  },

  // No function of the plugin lists a project's domains.
  "vercel:index/projectDomain:ProjectDomain": {
    identity: ["projectId", "domain"],
    ids: ({ projectId, domain }) => [`${projectId}/${domain}`],
  },

  "vercel:index/projectEnvironmentVariable:ProjectEnvironmentVariable": {
    identity: ["projectId", "key"],
    call: ({ projectId }) => ({
      function: "vercel:index/getProject:getProject",
      // Vercel's "Find a project by id or name" takes either; sure of the API, the plugin passes it on.
      args: { name: projectId },
      list: "environments",
      keep: ["id", "key", "targets", "gitBranch"],
    }),
    ids: ({ projectId, key, targets, gitBranch }, rows) =>
      rows
        .filter((row) => row["key"] === key && (row["gitBranch"] || "") === (gitBranch ?? ""))
        .filter((row) => isSameList(row["targets"], targets))
        .map(({ id }) => `${projectId}/${id}`),
  },
};

function isSameList(one: unknown, other: unknown): boolean {
  const sorted = (list: unknown) => JSON.stringify((list as string[] | undefined)?.toSorted());
  return sorted(one) === sorted(other);
}
