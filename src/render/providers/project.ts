import { UserError } from "../../shared/errors.ts";
import { answer, type Render, removed } from "../client/client.ts";
import { isConflict, undefinedIfGone } from "../client/errors.ts";
import { allItems, pageSize } from "../client/pages.ts";
import type { Implementation } from "./implementation.ts";
import { chooseOurs, createOnce } from "./once.ts";
import { lagPace, poll } from "./polling.ts";
import { listEnvironments } from "./shared-reads.ts";
import { isSame } from "./values.ts";
import type { Environment, Project } from "./wire.ts";

interface Inputs {
  name: string;
  firstEnvironment?: string;
  adopt?: string;
}

interface Outputs {
  ownerId: string;
}

/** A project. Nothing replaces it. */
export const projectImplementation: Implementation<Inputs, Outputs> = {
  managed: ["name"],
  isSame: (_, a, b) => isSame(a, b),
  replaces: () => [],
  check: () => [],

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
    const found = async () => await candidates(context, name);
    const ours = chooseOurs(`a project named "${name}"`, await found());
    const environments = firstEnvironment ? [{ name: firstEnvironment }] : [];
    const { id } =
      ours ??
      (await createOnce<{ id: string }>(
        context,
        () =>
          answer(
            `create project "${name}"`,
            http.POST("/projects", { body: { name, ownerId, environments } }),
          ),
        async () => (await found()).find(({ isOurs }) => isOurs),
      ));
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

  async delete(context, projectId, { name }) {
    const params = { path: { projectId } };
    await deleteWhenEmpty(context, () =>
      removed(`delete project "${name}"`, context.http.DELETE("/projects/{projectId}", { params })),
    );
  },
};

/** Whether nothing is in an environment; Render shows empty lists as null. */
export function isEmpty(environment: Environment): boolean {
  const { databasesIds, redisIds, serviceIds, envGroupIds } = environment;
  const lists: (string[] | null)[] = [databasesIds, redisIds, serviceIds, envGroupIds];
  return lists.every((list) => (list ?? []).length === 0);
}

/** Deletes a container, waiting a little for what was just deleted from it to disappear. */
export async function deleteWhenEmpty(
  { clock }: Render,
  remove: () => Promise<void>,
): Promise<void> {
  let conflict: unknown;
  const deleted = await poll(clock, lagPace, async () => {
    try {
      await remove();
      return true;
    } catch (error) {
      if (!isConflict(error)) throw error;
      conflict = error;
      return undefined;
    }
  });
  if (!deleted) throw conflict;
}

async function getProject({ http }: Render, projectId: string): Promise<Project> {
  const call = http.GET("/projects/{projectId}", { params: { path: { projectId } } });
  return await answer(`read project ${projectId}`, call);
}

/** Projects of that name. One without anything in it was left by a run, or is as good as new. */
async function candidates(render: Render, name: string) {
  const named = (await findProjects(render, name)).map(async ({ id }) => ({
    id,
    isOurs: (await listEnvironments(render, id)).every(isEmpty),
  }));
  return await Promise.all(named);
}

async function findProjects({ http, ownerId }: Render, name: string): Promise<Project[]> {
  const filter = { ownerId: [ownerId], name: [name], limit: pageSize };
  const found = await allItems((cursor) => {
    const call = http.GET("/projects", { params: { query: { ...filter, cursor } } });
    return answer(`look for a project named "${name}"`, call);
  });
  return found.map(({ project }) => project).filter((project) => project.name === name);
}
