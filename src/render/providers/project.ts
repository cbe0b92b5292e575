import type { Unwrap } from "@pulumi/pulumi";
import { UserError } from "../../shared/errors.ts";
import { answer, type Render, removed } from "../client/client.ts";
import { undefinedIfGone } from "../client/errors.ts";
import { allRows, pageSize } from "../client/pages.ts";
import {
  type ProjectArgs,
  type Project as ProjectResource,
  projectProperties,
} from "../project.ts";
import type { OutputsOf } from "../properties.ts";
import { deleteWhenEmpty, isEmpty } from "./containers.ts";
import type { Implementation } from "./implementation.ts";
import { findOrCreate } from "./once.ts";
import { listEnvironments } from "./shared-reads.ts";
import { isSame } from "./values.ts";
import type { Project } from "./wire.ts";

type Inputs = Unwrap<ProjectArgs>;
type Outputs = OutputsOf<ProjectResource>;

/** A project. Nothing replaces it. */
export const projectImplementation: Implementation<Inputs, Outputs> = {
  properties: projectProperties,
  check: () => [],
  isSame: (_, a, b) => isSame(a, b),
  replaces: () => [],

  async adoptable(context, id) {
    const project = await getProject(context, id);
    if (project.owner.id !== context.ownerId) {
      throw new UserError(
        `${id} belongs to workspace ${project.owner.id}, not ${context.ownerId}.`,
      );
    }
    return { inputs: { name: project.name }, outputs: { ownerId: project.owner.id } };
  },

  async create(context, { name, firstEnvironment }) {
    const { http, ownerId } = context;
    const environments = firstEnvironment ? [{ name: firstEnvironment }] : [];
    const body = { name, ownerId, environments };
    const { id } = await findOrCreate(context, {
      what: `a project named "${name}"`,
      look: (made) => candidates(context, name, made),
      make: () => answer(`create project "${name}"`, http.POST("/projects", { body })),
      remove: (made) => remove(context, made, name),
    });
    return { id, outputs: { ownerId } };
  },

  async read(context, id) {
    const project = await getProject(context, id).catch(undefinedIfGone);
    return project && { inputs: { name: project.name }, outputs: { ownerId: project.owner.id } };
  },

  async update({ http, ownerId }, projectId, state, { name }) {
    if (state.name !== name) {
      const params = { path: { projectId } };
      const call = http.PATCH("/projects/{projectId}", { params, body: { name } });
      await answer(`rename project "${state.name}" to "${name}"`, call);
    }
    return { ownerId };
  },

  async delete(context, id, { name }) {
    await remove(context, id, name);
  },
};

async function remove(context: Render, projectId: string, name: string): Promise<void> {
  const params = { path: { projectId } };
  await deleteWhenEmpty(context, () =>
    removed(`delete project "${name}"`, context.http.DELETE("/projects/{projectId}", { params })),
  );
}

async function getProject({ http }: Render, projectId: string): Promise<Project> {
  const call = http.GET("/projects/{projectId}", { params: { path: { projectId } } });
  return await answer(`read project ${projectId}`, call);
}

/** Projects of that name. One without anything in it was left by a run, or is as good as new. */
async function candidates(render: Render, name: string, made?: string) {
  const named = (await findProjects(render, name)).map(async ({ id, createdAt }) => ({
    id,
    createdAt,
    isOurs: id === made || (await listEnvironments(render, id)).every(isEmpty),
  }));
  return await Promise.all(named);
}

/** Projects of the workspace of that name: Render lets it be used twice. */
export async function findProjects({ http, ownerId }: Render, name: string): Promise<Project[]> {
  const filter = { ownerId: [ownerId], name: [name], limit: pageSize };
  const found = await allRows("project", (cursor) => {
    const call = http.GET("/projects", { params: { query: { ...filter, cursor } } });
    return answer(`look for a project named "${name}"`, call);
  });
  return found.filter((project) => project.name === name);
}
