import { ownerOf, projectOf, requireDestroyable, requireOwner } from "../account.ts";
import { type Account, created, type Handlers, noContent, ok } from "../call.ts";
import { listAnswer } from "../lists.ts";
import { conflict, paymentRequired } from "../refusals.ts";
import type { ProjectRow } from "../tables.ts";
import { timestamp } from "../timestamps.ts";
import { addEnvironment, checkEnvironment, memberIds } from "./environments.ts";

export const projectHandlers: Handlers = {
  "list-projects": (call) =>
    listAnswer(call.query, Object.values(call.tables.projects), {
      noun: "project",
      answer: (project) => answerOf(call, project),
    }),

  "create-project": (call) => {
    const { world, tables, options, body } = call;
    requireOwner(call, body.ownerId);
    if (options.tier === "hobby" && Object.keys(tables.projects).length > 0) {
      throw paymentRequired("Hobby workspaces have one project");
    }
    body.environments.forEach((environment, index) => {
      checkEnvironment(call, environment, body.environments.slice(0, index));
    });
    const now = timestamp(world);
    const id = world.id("prj-", body.name);
    const project = { id, name: body.name, ownerId: body.ownerId, createdAt: now, updatedAt: now };
    tables.projects[id] = project;
    for (const environment of body.environments) addEnvironment(call, id, environment);
    return created(answerOf(call, project));
  },

  "retrieve-project": (call) => ok(answerOf(call, projectOf(call, call.path.projectId))),

  "update-project": (call) => {
    const project = projectOf(call, call.path.projectId);
    Object.assign(project, call.body, { updatedAt: timestamp(call.world) });
    return ok(answerOf(call, project));
  },

  "delete-project": (call) => {
    const project = projectOf(call, call.path.projectId);
    const environments = environmentIds(call, project);
    for (const id of environments) requireDestroyable(call, id);
    if (environments.some((id) => memberIds(call, id).length > 0)) {
      throw conflict(`project is not empty: ${project.id}`);
    }
    for (const id of environments) delete call.tables.environments[id];
    delete call.tables.projects[project.id];
    return noContent();
  },
};

function environmentIds({ tables }: Account, project: ProjectRow): string[] {
  return Object.values(tables.environments)
    .filter((environment) => environment.projectId === project.id)
    .map(({ id }) => id);
}

function answerOf(account: Account, { ownerId, ...project }: ProjectRow) {
  const ids = environmentIds(account, { ownerId, ...project });
  // The order of the ids is not promised: sorting by id keeps clients from relying on it.
  return { ...project, owner: ownerOf(account, ownerId), environmentIds: ids.sort() };
}
