import { answer, type Render, removed } from "../../client/client.ts";
import { allRows, pageSize } from "../../client/pages.ts";
import { type RecordChange, sizeOf, toFileList, toVariableList } from "../records.ts";
import type { Service } from "../wire.ts";

/** Every variable of a service itself; those of its groups are not among them. */
export async function readVariables(
  { http }: Render,
  { id, name }: Service,
): Promise<Record<string, string>> {
  const variables = await allRows("envVar", (cursor) => {
    const params = { path: { serviceId: id }, query: { limit: pageSize, cursor } };
    const call = http.GET("/services/{serviceId}/env-vars", { params });
    return answer(`read the variables of "${name}"`, call);
  });
  return Object.fromEntries(variables.map(({ key, value }) => [key, value]));
}

/** Makes that change with one call: by key if it is one key, else by the whole list. */
export async function writeVariables(
  { http }: Render,
  { id, name }: Service,
  present: Record<string, string>,
  change: RecordChange,
): Promise<void> {
  const operation = `set variables of "${name}"`;
  const [put] = Object.entries(change.put);
  const [remove] = change.remove;
  if (sizeOf(change) > 1) {
    const kept = Object.entries(present).filter(([key]) => !change.remove.includes(key));
    const body = toVariableList({ ...Object.fromEntries(kept), ...change.put });
    const params = { path: { serviceId: id } };
    await answer(operation, http.PUT("/services/{serviceId}/env-vars", { params, body }));
  } else if (put) {
    const params = { path: { serviceId: id, envVarKey: put[0] } };
    const call = http.PUT("/services/{serviceId}/env-vars/{envVarKey}", {
      params,
      body: { value: put[1] },
    });
    await answer(operation, call);
  } else if (remove !== undefined) {
    const params = { path: { serviceId: id, envVarKey: remove } };
    await removed(operation, http.DELETE("/services/{serviceId}/env-vars/{envVarKey}", { params }));
  }
}

/** Every secret file of a service itself. */
export async function readSecretFiles(
  { http }: Render,
  { id, name }: Service,
): Promise<Record<string, string>> {
  const files = await allRows("secretFile", (cursor) => {
    const params = { path: { serviceId: id }, query: { limit: pageSize, cursor } };
    const call = http.GET("/services/{serviceId}/secret-files", { params });
    return answer(`read the secret files of "${name}"`, call);
  });
  return Object.fromEntries(files.map(({ name: file, content }) => [file, content]));
}

/** Replaces all secret files of a service with one call. */
export async function writeSecretFiles(
  { http }: Render,
  { id, name }: Service,
  wanted: Record<string, string>,
): Promise<void> {
  const body = toFileList(wanted);
  const params = { path: { serviceId: id } };
  const call = http.PUT("/services/{serviceId}/secret-files", { params, body });
  await answer(`set secret files of "${name}"`, call);
}
