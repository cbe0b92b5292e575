import { answer, type Render, removed } from "../../client/client.ts";
import { allRows, pageSize } from "../../client/pages.ts";
import type { Context } from "../implementation.ts";
import { pick } from "../values.ts";
import type { EnvGroupMeta, Service } from "../wire.ts";
import type { ServiceInputs } from "./inputs.ts";

type LinkedGroups = NonNullable<ServiceInputs["envGroups"]>;

/** The groups linked to a service as they are now. */
export async function linkedGroups(
  { http, ownerId }: Render,
  service: Service,
): Promise<EnvGroupMeta[]> {
  const groups = await allRows("envGroup", (cursor) => {
    const query = { ownerId: [ownerId], limit: pageSize, cursor };
    return answer("list env groups", http.GET("/env-groups", { params: { query } }));
  });
  return groups.filter((group) => isLinked(group, service));
}

/**
 * The groups linked to a service in the words of its inputs, for a refresh. Of a configured group's
 * variables only those configured are shown: what else it holds is the group's own affair.
 */
export async function observedGroups(
  { reads }: Context,
  service: Service,
  configured: LinkedGroups,
): Promise<LinkedGroups> {
  const linked = (await reads.envGroups.all()).filter((group) => isLinked(group, service));
  const ids = new Set(linked.map(({ id }) => id));
  const known = configured.filter(({ id }) => ids.has(id));
  const foreign = linked.filter(({ id }) => !configured.some((group) => group.id === id));
  const observed = known.map(async ({ id, variables }) => {
    const present = await reads.envGroup(id);
    const values = Object.fromEntries(present.envVars.map(({ key, value }) => [key, value]));
    return { id, variables: pick(values, Object.keys(variables)) as Record<string, string> };
  });
  return [...(await Promise.all(observed)), ...foreign.map(({ id }) => ({ id, variables: {} }))];
}

export async function link({ http }: Render, groupId: string, service: Service): Promise<void> {
  const params = { path: { envGroupId: groupId, serviceId: service.id } };
  const call = http.POST("/env-groups/{envGroupId}/services/{serviceId}", { params });
  await answer(`link env group ${groupId} to "${service.name}"`, call);
}

export async function unlink({ http }: Render, groupId: string, service: Service): Promise<void> {
  const params = { path: { envGroupId: groupId, serviceId: service.id } };
  const call = http.DELETE("/env-groups/{envGroupId}/services/{serviceId}", { params });
  await removed(`unlink env group ${groupId} from "${service.name}"`, call);
}

/** Takes every link of a service away whose group belongs to an environment; Render then lets it move. */
export async function unlinkForMove(
  render: Render,
  service: Service,
  linked: EnvGroupMeta[],
): Promise<EnvGroupMeta[]> {
  const scoped = linked.filter(({ environmentId }) => environmentId !== undefined);
  for (const group of scoped) await unlink(render, group.id, service);
  return linked.filter((group) => !scoped.includes(group));
}

function isLinked({ serviceLinks }: EnvGroupMeta, { id }: Service): boolean {
  return (serviceLinks ?? []).some((service) => service.id === id);
}
