import type { CommandStartedEvent, Document, MongoClient } from "mongodb";

/** All that reading needs. Without aggregate, as `$out` and `$merge` write. */
const readCommands: ReadonlySet<string> = new Set([
  "hello",
  "ismaster",
  "isMaster",
  "ping",
  "saslStart",
  "saslContinue",
  "connectionStatus",
  "listCollections",
  "listIndexes",
  "find",
  "getMore",
  "killCursors",
  "endSessions",
]);

/**
 * Makes a client refuse every command that is not one of reading, whoever gives it. The driver calls
 * its listeners before a command leaves, and gives up what they throw at.
 */
export function guard(client: MongoClient): void {
  client.on("commandStarted", ({ commandName }: CommandStartedEvent) => {
    if (readCommands.has(commandName)) return;
    throw new Error(`The source is only ever read, and "${commandName}" is not a read command.`);
  });
}

/** Actions of the role `read`, and of those that only show how the server is. */
const readActions: ReadonlySet<string> = new Set([
  "changeStream",
  "checkFreeMonitoringStatus",
  "collStats",
  "connPoolStats",
  "dbHash",
  "dbStats",
  "find",
  "getCmdLineOpts",
  "getLog",
  "getParameter",
  "getShardMap",
  "hostInfo",
  "indexStats",
  "inprog",
  "killCursors",
  "listCollections",
  "listDatabases",
  "listIndexes",
  "listSearchIndexes",
  "listSessions",
  "listShards",
  "planCacheRead",
  "replSetGetConfig",
  "replSetGetStatus",
  "serverStatus",
  "shardingState",
  "top",
  "useUUID",
  "validate",
  "viewRole",
  "viewUser",
]);

interface Privilege {
  actions?: string[];
}

/** What a user may do beyond reading, from the answer of `connectionStatus` with showPrivileges. */
export function writeActions({ authInfo }: Document): string[] {
  const privileges: Privilege[] = authInfo?.authenticatedUserPrivileges ?? [];
  const actions = new Set(privileges.flatMap(({ actions = [] }) => actions));
  return [...actions].filter((action) => !readActions.has(action)).toSorted();
}

/** Whether anybody is signed in: where nobody is, everybody may do everything. */
export function isSignedIn({ authInfo }: Document): boolean {
  return (authInfo?.authenticatedUsers ?? []).length > 0;
}
