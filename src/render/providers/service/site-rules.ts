import { answer, type Render } from "../../client/client.ts";
import { allRows, pageSize } from "../../client/pages.ts";
import type { Service } from "../wire.ts";
import type { ServiceInputs } from "./inputs.ts";

type Headers = NonNullable<ServiceInputs["headers"]>;
type Routes = NonNullable<ServiceInputs["routes"]>;

export async function readHeaders({ http }: Render, { id, name }: Service): Promise<Headers> {
  const headers = await allRows("header", (cursor) => {
    const params = { path: { serviceId: id }, query: { limit: pageSize, cursor } };
    const call = http.GET("/services/{serviceId}/headers", { params });
    return answer(`read the headers of "${name}"`, call);
  });
  return headers.map(({ path, name: header, value }) => ({ path, name: header, value }));
}

export async function writeHeaders(
  { http }: Render,
  { id, name }: Service,
  body: Headers,
): Promise<void> {
  const params = { path: { serviceId: id } };
  const call = http.PUT("/services/{serviceId}/headers", { params, body });
  await answer(`set the headers of "${name}"`, call);
}

/** Redirects and rewrites in the order in which they are tried. */
export async function readRoutes({ http }: Render, { id, name }: Service): Promise<Routes> {
  const routes = await allRows("route", (cursor) => {
    const params = { path: { serviceId: id }, query: { limit: pageSize, cursor } };
    const call = http.GET("/services/{serviceId}/routes", { params });
    return answer(`read the routes of "${name}"`, call);
  });
  const inOrder = routes.toSorted((a, b) => a.priority - b.priority);
  return inOrder.map(({ type, source, destination }) => ({ type, source, destination }));
}

export async function writeRoutes(
  { http }: Render,
  { id, name }: Service,
  body: Routes,
): Promise<void> {
  const params = { path: { serviceId: id } };
  const call = http.PUT("/services/{serviceId}/routes", { params, body });
  await answer(`set the routes of "${name}"`, call);
}

/** Whether two lists of headers mean the same; their order does not matter. */
export function sortedHeaders(headers: Headers | undefined): string[] {
  const lines = (headers ?? []).map(({ path, name, value }) => JSON.stringify([path, name, value]));
  return lines.toSorted();
}
