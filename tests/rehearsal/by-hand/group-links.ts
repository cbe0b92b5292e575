import type { Editor } from "./render.ts";

interface Group {
  id?: string;
  environmentId?: string;
  serviceLinks?: { id: string }[];
}
type Listed = Group & { envGroup?: Group };

/** The groups of a service: taken from it, or the one beside it given to what has none. */
export const groupLinks: Editor = {
  other: (before: unknown) => ((before as unknown[]).length === 0 ? ["one"] : []),
  write: async ({ call, resource: { id: service, inputs = {} }, value }) => {
    const listed = (await call("GET", "/env-groups?limit=100")) as Listed[];
    const beside = listed
      .map((each) => each.envGroup ?? each)
      .filter(({ environmentId }) => environmentId === inputs["environmentId"]);
    const way = (value as unknown[]).length > 0 ? "POST" : "DELETE";
    for (const { id, serviceLinks = [] } of beside) {
      const isLinked = serviceLinks.some((link) => link.id === service);
      if (isLinked === (way === "DELETE")) await call(way, `/env-groups/${id}/services/${service}`);
    }
  },
};
