import { answer, type Render, removed } from "../../client/client.ts";
import { findPostgres, markOurs } from "../stores.ts";
import type { Postgres } from "../wire.ts";
import { creationBody, type Inputs, type Outputs } from "./mapping.ts";

export function post({ http, ownerId }: Render, inputs: Inputs): () => Promise<{ id: string }> {
  const body = creationBody(ownerId, inputs);
  return () =>
    answer(`create Postgres instance "${inputs.name}"`, http.POST("/postgres", { body }));
}

export async function getPostgres({ http }: Render, postgresId: string): Promise<Postgres> {
  const call = http.GET("/postgres/{postgresId}", { params: { path: { postgresId } } });
  return await answer(`read Postgres instance ${postgresId}`, call);
}

export async function removePostgres(
  { http }: Render,
  postgresId: string,
  name: string,
): Promise<void> {
  const call = http.DELETE("/postgres/{postgresId}", { params: { path: { postgresId } } });
  await removed(`delete Postgres instance "${name}"`, call);
}

export async function setSuspended(
  { http }: Render,
  postgresId: string,
  name: string,
  suspended: boolean,
): Promise<void> {
  const params = { path: { postgresId } };
  if (suspended) {
    const call = http.POST("/postgres/{postgresId}/suspend", { params });
    await answer(`suspend Postgres instance "${name}"`, call);
  } else {
    const call = http.POST("/postgres/{postgresId}/resume", { params });
    await answer(`resume Postgres instance "${name}"`, call);
  }
}

/** Instances of that name, and whether one can only be this stack's own. */
export async function candidates(render: Render, inputs: Inputs) {
  const named = await findPostgres(render, [inputs.name]);
  return markOurs(named.get(inputs.name) ?? [], inputs);
}

/** What an instance has that its inputs do not say. */
export async function outputsOf({ http }: Render, store: Postgres): Promise<Outputs> {
  const params = { path: { postgresId: store.id } };
  const what = `Postgres instance "${store.name}"`;
  const [info, recovery] = await Promise.all([
    answer(
      `read the connection strings of ${what}`,
      http.GET("/postgres/{postgresId}/connection-info", { params }),
    ),
    answer(
      `read the recovery window of ${what}`,
      http.GET("/postgres/{postgresId}/recovery", { params }),
    ),
  ]);
  const { internalConnectionString, externalConnectionString, password } = info;
  return {
    internalConnectionString,
    externalConnectionString,
    password,
    actualDatabaseName: store.databaseName,
    actualDatabaseUser: store.databaseUser,
    readReplicaIds: Object.fromEntries(
      (store.readReplicas ?? []).map(({ id, name }) => [name, id]),
    ),
    recoverableSince: recovery.startsAt ?? "",
    dashboardUrl: store.dashboardUrl,
  };
}
