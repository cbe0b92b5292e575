import { answer, type Render, removed } from "../../client/client.ts";
import { allItems, pageSize } from "../../client/pages.ts";
import type { Service } from "../wire.ts";
import { toList } from "./bodies.ts";

/** What to set and what to remove, to get from one record of texts to another. */
export interface RecordChange {
  put: Record<string, string>;
  remove: string[];
}

/**
 * The change from `present` to `wanted`. Only what `mayRemove` says is removed; `suspect` names
 * keys to set even though they seem right, because a read may lag behind the last write.
 */
export function recordChange(
  present: Record<string, string>,
  wanted: Record<string, string>,
  mayRemove: (key: string) => boolean,
  suspect: ReadonlySet<string> = new Set(),
): RecordChange {
  const put = Object.entries(wanted).filter(
    ([key, value]) => present[key] !== value || suspect.has(key),
  );
  const remove = Object.keys(present).filter((key) => !(key in wanted) && mayRemove(key));
  return { put: Object.fromEntries(put), remove };
}

export function sizeOf({ put, remove }: RecordChange): number {
  return Object.keys(put).length + remove.length;
}

/** The keys that two records give different values, or that only one of them has. */
export function differingKeys(
  olds: Record<string, string> = {},
  news: Record<string, string> = {},
): Set<string> {
  const keys = [...Object.keys(olds), ...Object.keys(news)];
  return new Set(keys.filter((key) => olds[key] !== news[key]));
}

/** Every variable of a service itself; those of its groups are not among them. */
export async function readVariables(
  { http }: Render,
  { id, name }: Service,
): Promise<Record<string, string>> {
  const items = await allItems((cursor) => {
    const params = { path: { serviceId: id }, query: { limit: pageSize, cursor } };
    const call = http.GET("/services/{serviceId}/env-vars", { params });
    return answer(`read the variables of "${name}"`, call);
  });
  return Object.fromEntries(items.map(({ envVar }) => [envVar.key, envVar.value]));
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
    const body = toList({ ...Object.fromEntries(kept), ...change.put });
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
  const items = await allItems((cursor) => {
    const params = { path: { serviceId: id }, query: { limit: pageSize, cursor } };
    const call = http.GET("/services/{serviceId}/secret-files", { params });
    return answer(`read the secret files of "${name}"`, call);
  });
  return Object.fromEntries(items.map(({ secretFile }) => [secretFile.name, secretFile.content]));
}

/** Replaces all secret files of a service with one call. */
export async function writeSecretFiles(
  { http }: Render,
  { id, name }: Service,
  wanted: Record<string, string>,
): Promise<void> {
  const body = Object.entries(wanted).map(([file, content]) => ({ name: file, content }));
  const params = { path: { serviceId: id } };
  const call = http.PUT("/services/{serviceId}/secret-files", { params, body });
  await answer(`set secret files of "${name}"`, call);
}
