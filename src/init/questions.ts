import { z } from "zod";
import { hostname } from "../config/common.ts";
import { databaseKinds } from "../config/databases/kinds.ts";
import { parse } from "../config/parse.ts";
import { frameworks } from "../config/plans.ts";
import { platformSchema } from "../config/platform.ts";
import type { Answers, Question } from "./ask.ts";
import type { Found } from "./found.ts";
import type { Parts } from "./parts.ts";

const databases = ["none", ...databaseKinds.map(({ type }) => type)];

/** What each option answers; also its help. */
export const options = {
  name: "short name, the start of every name at the vendors",
  domain: "domain of the platform, a zone at Cloudflare, or none",
  repository: "GitHub repository of its code, owner/name",
  region: "Render region of its services",
  frontend: "framework of its frontend on Vercel, or none",
  api: "start command of its API on Render, or none",
  database: `database of each environment: ${databases.join(", ")}`,
  atlasProject: "id of the project at Atlas (Project Settings), with mongodb-atlas",
  redis: "a Redis for queues and caches: yes or no",
};

type Name = keyof typeof options;

/** As it is written on the command line: `--atlas-project`. */
export function optionName(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** What a person is asked, less of it the more the code tells. */
export function questionsFor(found: Found, given: Partial<Record<Name, string>>): Question[] {
  const { shape } = platformSchema;
  const { parts } = found;
  const ask = (
    name: Name,
    schema: z.ZodType,
    byDefault: string | undefined,
    matters?: (answers: Answers) => boolean,
  ): Question => ({
    name,
    option: `--${optionName(name)}`,
    text: options[name].replace(/^./, (letter) => letter.toUpperCase()),
    given: given[name],
    byDefault,
    wrong: (answer) => parse(schema, answer, name).faults[0]?.allowed,
    ...(matters && { matters }),
  });
  const hasParts = found.source !== undefined;
  return [
    ask("name", shape.name, found.name),
    ask("domain", z.union([hostname, z.literal("none")]), undefined),
    ask("repository", shape.repository, found.repository),
    ask("region", shape.region, "frankfurt"),
    ...(hasParts
      ? []
      : [
          ask("frontend", z.enum(["none", ...frameworks]), "nextjs"),
          ask("api", z.string().regex(/\S/, "a command, or none"), "npm start"),
        ]),
    ask("database", z.enum(databases), found.database ?? "none"),
    ask(
      "atlasProject",
      z.string().regex(/^[0-9a-f]{24}$/, "24 hexadecimal digits"),
      undefined,
      ({ database }) => database === "mongodb-atlas",
    ),
    ask("redis", z.enum(["yes", "no"]), parts.redis === undefined ? "no" : "yes"),
  ];
}

/** The parts that were found, with what the answers add to them and take from them. */
export function withAnswers(found: Parts, answers: Answers): Parts {
  const { frontend = "none", api = "none", database = "none", atlasProject, redis } = answers;
  const start = { type: "web", build: "npm ci", start: api };
  return {
    ...found,
    frontends: frontend === "none" ? found.frontends : { web: { framework: frontend } },
    services: api === "none" ? found.services : { api: start },
    database: databaseOf(found, database, atlasProject),
    redis: redis === "yes" ? (found.redis ?? {}) : undefined,
  };
}

function databaseOf({ database: found }: Parts, type: string, atlasProject: string | undefined) {
  if (type === "none") return undefined;
  if (found?.["type"] === type) return found;
  if (type === "mongodb-atlas") return { type, project: atlasProject, version: "8.0" };
  return { type };
}
