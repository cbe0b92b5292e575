import { z } from "zod";
import { postgresType, postgresTypeNames } from "../postgres/types.ts";
import { generators, leastUniqueBits } from "../sanitise/generators.ts";

/** Types of MongoDB; of them string, number and bool also stand for those of JSON in PostgreSQL. */
const documentTypes = [
  "string",
  "objectId",
  "date",
  "bool",
  "int",
  "long",
  "double",
  "decimal",
  "number",
  "timestamp",
  "binary",
] as const;

/** Values a rule can let through: no containers, whose contents have rules of their own. */
const keepable = z.enum([...new Set([...documentTypes, ...postgresTypeNames])]);

/** Whether values of a type can hold words of a person. */
const isText = (type: string) =>
  type === "string" || type === "binary" || postgresType(type)?.isText === true;

const keep = z
  .strictObject({
    keep: z
      .union([keepable, z.array(keepable).min(1)])
      .describe(
        "The types that pass, of MongoDB or of PostgreSQL; `number` stands for all of numbers.",
      ),
    oneOf: z
      .array(z.string())
      .min(1)
      .optional()
      .describe("The only texts that pass; any other stops the run."),
    why: z
      .string()
      .min(1)
      .optional()
      .describe("Why this text holds nothing personal. Needed for text without oneOf."),
  })
  .refine(({ keep, oneOf, why }) => why || oneOf || ![keep].flat().some(isText), {
    message:
      "oneOf: [...] with the words that may stand there, or why: with the reason to keep text",
  })
  .describe("The value passes as it is.");

const generatorNames = Object.keys(generators) as [keyof typeof generators];

const fake = z
  .strictObject({
    fake: z.enum(generatorNames).describe("What to write instead."),
    domain: z
      .string()
      .min(1)
      .optional()
      .describe(
        "Equal values of one domain get equal pseudonyms, so that joins hold. Default: the path itself.",
      ),
    unique: z
      .boolean()
      .optional()
      .describe(
        "Different values need different pseudonyms; refused for a fake with too little room.",
      ),
  })
  .refine(({ fake, unique }) => !unique || generators[fake].bits >= leastUniqueBits, {
    message: "a fake with room enough: email, userName, token, uuid, objectId, url",
  })
  .describe("A pseudonym: the same for the same value and key, and believable.");

const set = z
  .strictObject({
    set: z
      .union([z.string(), z.number(), z.boolean(), z.null()])
      .describe("The value for all; `${NAME}` is read from the environment."),
  })
  .describe("Every value becomes this one. What is null stays null.");

const scrub = z
  .strictObject({ scrub: z.literal("text") })
  .describe("Text of the same length that says nothing.");

const ref = z
  .strictObject({
    ref: z
      .string()
      .regex(/^[^.]+\..+$/, "a collection and a path: users._id")
      .describe("The path it refers to: treated alike."),
  })
  .describe("A reference to a value of another collection.");

/** Rules with something to say, each by the key that names it. */
export const ruleSchemas = { keep, fake, set, scrub, ref };

/** Rules of one word. */
export const wordSchema = z
  .enum(["drop", "undecided"])
  .describe(
    "`drop` leaves the field out. `undecided` is a draft of `policy scan`: the policy is refused until it is decided.",
  );

const ruleSchema = z.union([wordSchema, keep, fake, set, scrub, ref]);

export type Rule = z.infer<typeof ruleSchema>;

const collectionSchema = z.union([
  z.literal("omit").describe("The collection arrives empty."),
  z.record(z.string().min(1), ruleSchema),
]);

export const emailHost = z
  .string()
  .regex(/^[a-z0-9.-]+\.[a-z]{2,}$/, "a host name")
  .describe("The host of all fake e-mail addresses: one that nobody else receives mail for.");

const head = { version: z.literal(1), emailHost };

/** data/policy.yaml: what may leave production, path by path. What is not listed may not. */
export const policySchema = z.strictObject({
  ...head,
  collections: z.record(z.string().min(1), collectionSchema),
});

/** The same without the rules, which are judged one by one so that each fault has its path. */
export const outlineSchema = z.strictObject({
  ...head,
  collections: z.record(
    z.string().min(1),
    z.union([z.record(z.string().min(1), z.unknown()), z.literal("omit")]),
  ),
});

export type Policy = z.infer<typeof policySchema>;
