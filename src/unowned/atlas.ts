import { z } from "zod";
import type { EnvironmentSpec } from "../config/spec.ts";
import { atlasRows } from "../vendors/pages.ts";
import type { Unowned } from "./model.ts";
import { ownedOf, type Session } from "./owned.ts";

const users = z.object({
  username: z.string(),
  databaseName: z.string(),
  roles: z
    .array(z.object({ roleName: z.string(), databaseName: z.string().nullish() }))
    .default([]),
  scopes: z.array(z.object({ name: z.string() })).default([]),
  /** Set: it is temporary, and goes by itself within a week. */
  deleteAfterDate: z.string().nullish(),
});

const entries = z.object({
  cidrBlock: z.string().nullish(),
  ipAddress: z.string().nullish(),
  awsSecurityGroup: z.string().nullish(),
  comment: z.string().nullish(),
  deleteAfterDate: z.string().nullish(),
});

const clusters = z.object({ name: z.string() });

type User = z.infer<typeof users>;
type Database = Extract<EnvironmentSpec["database"], { vendor: "mongodbatlas" }>;

/** One Atlas project, and the environments whose databases are in it. */
interface Project {
  id: string;
  stack: string;
  databases: Database[];
}

/** Users, addresses that are let in, and clusters of the Atlas projects that the config names. */
export async function lookAtAtlas(session: Session): Promise<Unowned[]> {
  const found = await Promise.all(
    projectsOf(session).flatMap((project) => [
      usersOf(session, project),
      accessOf(session, project),
      clustersOf(session, project),
    ]),
  );
  return found.flat();
}

function projectsOf({ environments }: Session): Project[] {
  const projects = new Map<string, Project>();
  for (const { spec } of environments) {
    const { database, stack } = spec;
    if (database?.vendor !== "mongodbatlas" || database.project === undefined) continue;
    const known = projects.get(database.project);
    if (known) known.databases.push(database);
    else projects.set(database.project, { id: database.project, stack, databases: [database] });
  }
  return [...projects.values()];
}

async function usersOf(session: Session, project: Project): Promise<Unowned[]> {
  const rows = await atlasRows(project.id, "databaseUsers", session.env, users);
  const owned = ownedOf(session, "mongodbatlas:index/databaseUser:DatabaseUser")
    .filter(({ inputs }) => inputs["projectId"] === project.id)
    .map(({ inputs }) => `${inputs["authDatabaseName"] ?? "admin"}/${inputs["username"]}`);
  return rows
    .filter((user) => !owned.includes(`${user.databaseName}/${user.username}`))
    .filter((user) => !user.deleteAfterDate && reaches(user, project))
    .map(({ username, roles }) => ({
      ...{ stack: project.stack, vendor: "MongoDB Atlas", kind: "database user", name: username },
      means: `whoever has its password may use ${roles.map(roleText).join(", ")}`,
      adopt:
        "`database: { readers: [...] }` in a stack file makes a reader of that name with a password of its own",
      remove: `Atlas, Database Access, ${username}, Delete`,
    }));
}

const roleText = ({ roleName, databaseName }: User["roles"][number]) =>
  databaseName ? `${roleName} on ${databaseName}` : roleName;

/** Whether a user gets at the data of an environment: projects are shared with others. */
function reaches({ roles, scopes }: User, { databases }: Project): boolean {
  const ours = databases.flatMap(({ instance }) => instance);
  if (scopes.length > 0 && !scopes.some(({ name }) => ours.includes(name))) return false;
  const names = ["admin", ...databases.map(({ name }) => name)];
  return roles.some(({ databaseName }) => !databaseName || names.includes(databaseName));
}

async function accessOf(session: Session, project: Project): Promise<Unowned[]> {
  const byHand = project.databases.some(
    ({ accessList }) => !accessList.owner && accessList.stack === undefined,
  );
  // Somebody else keeps the list, and the config says so.
  if (byHand) return [];
  const rows = await atlasRows(project.id, "accessList", session.env, entries);
  const owned = ownedOf(session, "mongodbatlas:index/projectIpAccessList:ProjectIpAccessList")
    .filter(({ inputs }) => inputs["projectId"] === project.id)
    .map(({ inputs }) => String(inputs["cidrBlock"] ?? `${inputs["ipAddress"]}/32`));
  return rows
    .filter(({ deleteAfterDate }) => !deleteAfterDate)
    .map(({ cidrBlock, ipAddress, awsSecurityGroup, comment }) => ({
      who: cidrBlock ?? awsSecurityGroup ?? `${ipAddress}/32`,
      comment,
    }))
    .filter(({ who }) => !owned.includes(who))
    .map(({ who, comment }) => ({
      ...{ stack: project.stack, vendor: "MongoDB Atlas", kind: "access list entry", name: who },
      means: `${who === "0.0.0.0/0" ? "the whole internet" : who} reaches every cluster of the project${comment ? ` ("${comment}")` : ""}`,
      remove: `Atlas, Network Access, ${who}, Delete; for a few days make it a temporary entry`,
    }));
}

async function clustersOf(session: Session, project: Project): Promise<Unowned[]> {
  const lists = await Promise.all(
    ["clusters", "flexClusters"].map((list) => atlasRows(project.id, list, session.env, clusters)),
  );
  const known = [
    ...project.databases.map(({ instance }) => instance),
    ...ownedOf(session, "mongodbatlas:index/advancedCluster:AdvancedCluster").map(({ inputs }) =>
      String(inputs["name"]),
    ),
  ];
  return [...new Set(lists.flat().map(({ name }) => name))]
    .filter((name) => !known.includes(name))
    .map((name) => ({
      ...{ stack: project.stack, vendor: "MongoDB Atlas", kind: "cluster", name },
      means: "it costs, and everybody whom the project lets in reaches it",
      adopt: "`npx infra adopt`, where an environment that was never up is to have it",
      remove: `Atlas, Clusters, ${name}, Terminate: its data is gone with it`,
    }));
}
