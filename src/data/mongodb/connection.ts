import { lookup } from "node:dns/promises";
import { type Db, MongoClient, type MongoClientOptions, MongoError } from "mongodb";
import { UserError } from "../../shared/errors.ts";
import { guard } from "./read-only.ts";

/** How long a server may take to answer at all. */
const selectionTimeoutMs = 15_000;

/** A database and where it is. */
export interface Connection {
  client: MongoClient;
  database: Db;
  /** Address and port of every server that it is known to be on. */
  hosts: ReadonlySet<string>;
  /** Which server process answered, where it tells; no two have the same. */
  processId: string | undefined;
}

/**
 * Connects to the database that a URL names; `role` names it in errors, which never show the URL. One
 * that is the source is only ever read.
 */
export async function connect(role: "source" | "target", url: string): Promise<Connection> {
  const client = clientFor(role, url);
  const servers = new Set<string>();
  client.on("topologyDescriptionChanged", ({ newDescription }) => {
    for (const address of newDescription.servers.keys()) servers.add(address);
  });
  if (role === "source") guard(client);
  try {
    await client.connect();
    const database = client.db();
    const hello = await database.command({ hello: 1 });
    for (const host of [hello["me"], ...(hello["hosts"] ?? [])]) if (host) servers.add(host);
    const processId = hello["topologyVersion"]?.processId?.toString();
    return { client, database, hosts: await resolved(servers), processId };
  } catch (error) {
    await client.close();
    throw failed(`Connecting to the ${role}`, error);
  }
}

function clientFor(role: "source" | "target", url: string): MongoClient {
  if (!/^mongodb(\+srv)?:\/\/[^/]+\/[^/?]+/.test(url)) {
    throw new UserError(
      `The URL of the ${role} is not one of a MongoDB database: mongodb://user:password@host/name. Of ` +
        "PostgreSQL the policy, sanitising and the refresh are built.",
    );
  }
  const options: MongoClientOptions =
    role === "source"
      ? { readPreference: "secondaryPreferred", monitorCommands: true }
      : { writeConcern: { w: "majority" } };
  try {
    return new MongoClient(url, {
      appName: "infra data",
      serverSelectionTimeoutMS: selectionTimeoutMs,
      ...options,
    });
  } catch {
    // The driver's message would show the URL.
    throw new UserError(`The URL of the ${role} cannot be read: is the password percent-encoded?`);
  }
}

/** The driver's own words, which hold no URL; its errors can hold documents, which stay inside. */
export function failed(doing: string, error: unknown): unknown {
  if (!(error instanceof MongoError)) return error;
  const { code } = error;
  // A duplicate key's message shows the key.
  const words = code === 11_000 ? "two documents have the same unique key" : error.message;
  return new UserError(`${doing} failed: ${words}${code === undefined ? "" : ` (code ${code})`}`);
}

/** Names of one machine become its addresses, so that two names for it are known as one. */
async function resolved(servers: ReadonlySet<string>): Promise<Set<string>> {
  const found = new Set(servers);
  for (const server of servers) {
    const colon = server.lastIndexOf(":");
    const host = server.slice(0, colon).replace(/^\[|\]$/g, "");
    const addresses = await lookup(host, { all: true }).catch(() => []);
    for (const { address } of addresses) found.add(`${address}${server.slice(colon)}`);
  }
  return found;
}

/** Whether two connections lead to one cluster, under whatever names. */
export function isSameCluster(one: Connection, other: Connection): boolean {
  if (one.processId !== undefined && one.processId === other.processId) return true;
  return [...one.hosts].some((host) => other.hosts.has(host));
}

/** Whether all of it is on this machine. */
export function isLocal({ hosts }: Connection): boolean {
  return [...hosts].every((host) => /^(?:127\.|::1:|localhost:)/.test(host));
}
