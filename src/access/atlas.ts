import { z } from "zod";
import { atlas } from "../vendors/atlas.ts";
import { atlasRows } from "../vendors/pages.ts";
import { type Access, dayOf } from "./model.ts";
import type { Question, Session } from "./question.ts";

const members = z.object({ username: z.string(), roles: z.array(z.string()).default([]) });

const accounts = z.object({
  name: z.string(),
  createdAt: z.string().optional(),
  roles: z.array(z.string()).default([]),
  secrets: z.array(z.object({ expiresAt: z.string().optional() })).default([]),
});

const users = z.object({
  username: z.string(),
  roles: z
    .array(z.object({ roleName: z.string(), databaseName: z.string().nullish() }))
    .default([]),
  deleteAfterDate: z.string().nullish(),
});

const entries = z.object({
  cidrBlock: z.string().nullish(),
  awsSecurityGroup: z.string().nullish(),
  comment: z.string().nullish(),
  deleteAfterDate: z.string().nullish(),
});

/** One Atlas project, and the names of the environments' databases in it. */
interface Project {
  id: string;
  databases: { stack: string; name: string }[];
}

/** Source: mongodb.com/docs/api, "Return All MongoDB Cloud Users in One Project" and its neighbours. */
export const atlasQuestions: readonly Question[] = [
  question("project's members", "users", members, (rows, stacks) =>
    rows.map(({ username, roles }) => ({
      ...{ vendor: "MongoDB Atlas", kind: "member", who: username, may: roles.join(", ") },
      environments: stacks(),
    })),
  ),
  {
    credentials: true,
    ...question("service accounts", "serviceAccounts", accounts, (rows, stacks) =>
      rows.map(({ name, roles, createdAt, secrets }) => {
        const since = dayOf(createdAt);
        const expires = dayOf(secrets.flatMap(({ expiresAt }) => expiresAt ?? []).toSorted()[0]);
        return {
          ...{ vendor: "MongoDB Atlas", kind: "service account", who: name, may: roles.join(", ") },
          environments: stacks(),
          ...(since !== undefined && { since }),
          ...(expires !== undefined && { expires }),
        };
      }),
    ),
  },
  question("database users", "databaseUsers", users, (rows, stacks) =>
    rows.map(({ username, roles, deleteAfterDate }) => {
      const expires = dayOf(deleteAfterDate);
      const databases = roles.map(({ databaseName }) => databaseName ?? "admin");
      return {
        ...{ vendor: "MongoDB Atlas", kind: "database user", who: username },
        may: roles.map(({ roleName, databaseName }) => `${roleName} on ${databaseName}`).join(", "),
        environments: stacks(databases),
        ...(expires !== undefined && { expires }),
      };
    }),
  ),
  question("access list", "accessList", entries, (rows, stacks) =>
    rows.map(({ cidrBlock, awsSecurityGroup, comment, deleteAfterDate }) => {
      const expires = dayOf(deleteAfterDate);
      return {
        ...{ vendor: "MongoDB Atlas", kind: "address" },
        who: cidrBlock ?? awsSecurityGroup ?? "?",
        may: `connect, with a user's password${comment ? ` ("${comment}")` : ""}`,
        environments: stacks(),
        ...(expires !== undefined && { expires }),
      };
    }),
  ),
];

/** One list, asked of each project. `stacks` tells whose databases some names are; none given: all. */
function question<Row>(
  what: string,
  list: string,
  row: z.ZodType<Row>,
  read: (rows: Row[], stacks: (databases?: string[]) => string[]) => Access[],
): Question {
  return {
    vendor: atlas,
    what,
    async ask(session) {
      const found = await Promise.all(
        projectsOf(session).map(async ({ id, databases }) => {
          const rows = await atlasRows(id, list, session.env, row);
          return read(rows, (names = ["admin"]) =>
            databases
              .filter(({ name }) => names.includes("admin") || names.includes(name))
              .map(({ stack }) => stack),
          );
        }),
      );
      return found.flat();
    },
  };
}

function projectsOf({ environments }: Session): Project[] {
  const inAtlas = environments.flatMap(({ stack, database }) =>
    database?.vendor === "mongodbatlas" && database.project !== undefined
      ? [{ stack, name: database.name, project: database.project }]
      : [],
  );
  return [...Map.groupBy(inAtlas, ({ project }) => project)].map(([id, databases]) => {
    return { id, databases };
  });
}
