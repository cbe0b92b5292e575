import { isIPv4 } from "node:net";
import { type Context, Hono } from "hono";
import { rows } from "../providers/lookup.ts";
import type { Row, World } from "../world.ts";

const accessListType = "mongodbatlas:index/projectIpAccessList:ProjectIpAccessList";

const longestMs = 7 * 24 * 60 * 60_000;

/**
 * Entries of a project's access list as Atlas's API adds and removes them; with `deleteAfterDate`, at
 * most a week away, they go by themselves. Source: https://www.mongodb.com/docs/api/doc/atlas-admin-api-v2/
 * ("Add Entries to Project IP Access List"). Sure of paths, fields and statuses; assumed: that an entry
 * that is there is left as it is, and the words. Dates are this machine's, not the world's: whoever asks
 * for eight hours means real ones.
 */
export function atlasAccessList(world: World): Hono {
  const app = new Hono();
  app.use("/:project/accessList", async (_, next) => {
    dropWhatIsOver(world);
    await next();
  });
  app.post("/:project/accessList", async (context) => {
    const projectId = context.req.param("project");
    const given = await context.req.json<Row[]>();
    const fault = given.map(faultOf).find((one) => one !== undefined);
    world.recordCall("mongodbatlas", "POST /groups/{groupId}/accessList", fault ? 400 : 201);
    if (fault) return context.json({ error: 400, ...fault }, 400);
    for (const entry of given) add(world, projectId, entry);
    return context.json({ results: given, totalCount: given.length }, 201);
  });
  app.get("/:project/accessList/:entry/status", (context) => {
    const { project, entry } = context.req.param() as Record<string, string>;
    const row = find(world, project!, blockOf({ ipAddress: entry! }));
    if (row === undefined) return notFound(context, entry!);
    return context.json({ STATUS: statusOf(world, row) });
  });
  app.delete("/:project/accessList/:entry", (context) => {
    const { project, entry } = context.req.param() as Record<string, string>;
    const row = find(world, project!, blockOf({ ipAddress: entry! }));
    world.recordCall(
      "mongodbatlas",
      "DELETE /groups/{groupId}/accessList/{entryValue}",
      row ? 204 : 404,
    );
    if (row === undefined) return notFound(context, entry!);
    remove(world, row);
    return context.body(null, 204);
  });
  return app;
}

/** Atlas removes what is over; here whoever asks about the list does. */
function dropWhatIsOver(world: World): void {
  for (const row of rows(world, accessListType)) {
    const until = row["deleteAfterDate"];
    if (typeof until === "string" && Date.parse(until) <= Date.now()) remove(world, row);
  }
}

/** The first to ask finds it on its way. Source of the words: Atlas Admin API, "Status of One Entry". */
function statusOf(world: World, row: Row): "ACTIVE" | "PENDING" {
  const asked = world.table<{ asked: boolean }>("atlas/access-list-asked");
  const key = `${row["projectId"]}-${row["cidrBlock"]}-${row["deleteAfterDate"]}`;
  if (asked[key] !== undefined || row["deleteAfterDate"] === undefined) return "ACTIVE";
  asked[key] = { asked: true };
  return "PENDING";
}

function remove(world: World, row: Row): void {
  const table = world.table(accessListType);
  const key = Object.keys(table).find((one) => table[one] === row);
  if (key !== undefined) delete table[key];
  world.touch();
}

function add(world: World, projectId: string, entry: Row): void {
  const cidrBlock = blockOf(entry);
  if (find(world, projectId, cidrBlock)) return;
  const { comment = "", deleteAfterDate } = entry;
  const ipAddress = cidrBlock.endsWith("/32") ? cidrBlock.slice(0, -"/32".length) : "";
  world.table(accessListType)[`${projectId}-${cidrBlock}`] = {
    ...{ projectId, cidrBlock, ipAddress, comment },
    ...(deleteAfterDate !== undefined && { deleteAfterDate }),
  };
  world.touch();
}

function find(world: World, projectId: string, block: string): Row | undefined {
  return rows(world, accessListType).find(
    (row) => row["projectId"] === projectId && blockOf(row) === block,
  );
}

/** A single address is a block of one. */
function blockOf({ cidrBlock, ipAddress }: Row): string {
  if (cidrBlock) return String(cidrBlock);
  return String(ipAddress).includes("/") ? String(ipAddress) : `${ipAddress}/32`;
}

function faultOf({ ipAddress, deleteAfterDate }: Row) {
  if (ipAddress !== undefined && !isIPv4(String(ipAddress))) {
    const detail = `The address ${ipAddress} must be in valid CIDR notation, or an IP address.`;
    return { errorCode: "ATLAS_INVALID_IP_ADDRESS_OR_CIDR_NOTATION", detail };
  }
  if (deleteAfterDate === undefined) return undefined;
  const left = Date.parse(String(deleteAfterDate)) - Date.now();
  if (left > 0 && left <= longestMs) return undefined;
  const detail = "deleteAfterDate must be in the future, and within one week.";
  return { errorCode: "INVALID_ATTRIBUTE", detail };
}

function notFound(context: Context, entry: string): Response {
  const detail = `The access list entry ${entry} does not exist.`;
  return context.json(
    { error: 404, errorCode: "ATLAS_NETWORK_PERMISSION_ENTRY_NOT_FOUND", detail },
    404,
  );
}
