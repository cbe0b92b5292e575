import { z } from "zod";
import { partKey, text } from "./common.ts";

const path = z.string().regex(/^\/(?!\/)[^\s\\#]*$/, "a path such as /login");

const property = z
  .string()
  .regex(/^[\w-]+(?:\.[\w-]+)*$/, "a property of a JSON answer such as checks.database");

const verifiedService = z.strictObject({
  database: property
    .optional()
    .describe("Property of the health answer that says whether the database is reached."),
  queue: property
    .optional()
    .describe("Property of the health answer that says whether the queue is reached."),
  refuses: path
    .optional()
    .describe("Path that has to refuse (401 or 403) whoever has not signed in."),
});

const verifiedFrontend = z.strictObject({
  title: text.optional().describe("What the page's `<title>` has to contain."),
  signIn: path.optional().describe("Path of the page on which users sign in; it has to open."),
  build: path
    .optional()
    .describe(
      "Path of a JSON file that the build writes: `commit`, and `variables` as they were built in.",
    ),
});

const step = z.strictObject({
  method: z.enum(["GET", "POST", "PUT", "PATCH", "DELETE"]).default("GET").describe("HTTP method."),
  service: partKey.describe("Key of the service that is asked."),
  path: path.describe("May hold `${name}` of what an earlier step kept."),
  headers: z
    .record(z.string(), z.string())
    .default({})
    .describe("May hold `${name}` of what was kept, and `${env.NAME}` of the command's variables."),
  body: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
    .optional()
    .describe("Sent as JSON; its texts may hold the same as headers."),
  expect: z.int().min(200).max(599).default(200).describe("Status that has to come back."),
  keep: z
    .record(z.string().regex(/^[a-z]\w*$/, "a name such as token"), property)
    .default({})
    .describe("Properties of the JSON answer, kept under these names for later steps."),
});

const action = z.strictObject({
  harmless: z
    .boolean()
    .default(false)
    .describe("Also in production: nothing that it does is seen by users or costs money."),
  steps: z.array(step).min(1).describe("Requests, one after the other."),
});

/** What `infra verify` looks at beyond what follows from the rest of the config. */
export const verificationSchema = z
  .strictObject({
    services: z.record(partKey, verifiedService).default({}).describe("Web services, by key."),
    frontends: z.record(partKey, verifiedFrontend).default({}).describe("Frontends, by key."),
    actions: z
      .record(partKey, action)
      .default({})
      .describe("What users come for, done by a test user: key user actions, by name."),
  })
  .describe("What `infra verify` looks at beyond what follows from the rest of the config.");

export type Verification = z.infer<typeof verificationSchema>;
export type ActionStep = z.infer<typeof step>;
