import { serviceOf } from "../account.ts";
import { type Account, created, type Handlers, noContent, ok } from "../call.ts";
import { listAnswer } from "../lists.ts";
import { badRequest, notFound } from "../refusals.ts";
import type { HeaderRow, RouteRow, Schemas } from "../tables.ts";

/** Response headers and routes of static sites. */
export const staticSiteHandlers: Handlers = {
  "list-headers": (call) => {
    const rows = headersOf(call, call.path.serviceId);
    return listAnswer(call.query, rows, { noun: "header", answer: withoutService });
  },

  "update-headers": (call) => {
    const { id } = staticSiteOf(call, call.path.serviceId);
    for (const row of headersOf(call, id)) delete call.tables.headers[row.id];
    return ok(nullIfEmpty(addHeaders(call, id, call.body ?? []).map(withoutService)));
  },

  "add-headers": (call) => {
    const { id } = staticSiteOf(call, call.path.serviceId);
    const [row] = addHeaders(call, id, [call.body]);
    return created({ headers: withoutService(row!) });
  },

  "delete-header": (call) => {
    const { serviceId, headerId } = call.path;
    if (!headersOf(call, serviceId).some(({ id }) => id === headerId)) throw notFound(headerId);
    delete call.tables.headers[headerId];
    return noContent();
  },

  "list-routes": (call) => {
    const rows = routesOf(call, call.path.serviceId);
    return listAnswer(call.query, rows, {
      noun: "route",
      ascending: true,
      order: ({ priority, id }) => `${String(priority).padStart(6, "0")} ${id}`,
      answer: withoutService,
    });
  },

  "put-routes": (call) => {
    const { id } = staticSiteOf(call, call.path.serviceId);
    for (const row of routesOf(call, id)) delete call.tables.routes[row.id];
    return ok(nullIfEmpty(addRoutes(call, id, call.body ?? []).map(withoutService)));
  },

  "add-route": (call) => {
    const { id } = staticSiteOf(call, call.path.serviceId);
    const [row] = addRoutes(call, id, [call.body]);
    return created(withoutService(row!));
  },

  "patch-route": (call) => {
    const { serviceId, routeId } = call.path;
    const row = routesOf(call, serviceId).find(({ id }) => id === routeId);
    if (!row) throw notFound(routeId);
    row.priority = call.body.priority;
    return ok({ headers: withoutService(row) });
  },

  "delete-route": (call) => {
    const { serviceId, routeId } = call.path;
    if (!routesOf(call, serviceId).some(({ id }) => id === routeId)) throw notFound(routeId);
    delete call.tables.routes[routeId];
    return noContent();
  },
};

export function addHeaders(
  { world, tables }: Account,
  serviceId: string,
  inputs: Schemas["headerInput"][],
): HeaderRow[] {
  return inputs.map((input) => {
    const row = { id: world.id("hdr-", serviceId), ...input, serviceId };
    tables.headers[row.id] = row;
    return row;
  });
}

/** Routes apply in order of priority; one without a priority comes after those that are there. */
export function addRoutes(
  account: Account,
  serviceId: string,
  inputs: Schemas["routePost"][],
): RouteRow[] {
  const { world, tables } = account;
  return inputs.map((input) => {
    const existing = Object.values(tables.routes).filter((row) => row.serviceId === serviceId);
    const priority = input.priority ?? existing.length;
    const row = { id: world.id("rdr-", serviceId), ...input, priority, serviceId };
    tables.routes[row.id] = row;
    return row;
  });
}

function headersOf(account: Account, serviceId: string): HeaderRow[] {
  const { id } = staticSiteOf(account, serviceId);
  return Object.values(account.tables.headers).filter((row) => row.serviceId === id);
}

function routesOf(account: Account, serviceId: string): RouteRow[] {
  const { id } = staticSiteOf(account, serviceId);
  return Object.values(account.tables.routes).filter((row) => row.serviceId === id);
}

function staticSiteOf(account: Account, id: string) {
  const service = serviceOf(account, id);
  if (service.type !== "static_site") throw badRequest("headers and routes need a static site");
  return service;
}

function withoutService<Row extends { serviceId: string }>({ serviceId: _, ...answer }: Row) {
  return answer;
}

/** PUT of an empty list answers null. */
function nullIfEmpty<Item>(items: Item[]): Item[] | null {
  return items.length > 0 ? items : null;
}
