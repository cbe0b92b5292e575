import { z } from "zod";
import { emailHost } from "../policy/schema.ts";
import { type GeneratorName, generators } from "../sanitise/generators.ts";
import { msOf } from "./duration.ts";

/** Fakes that follow from a number alone, and not from an original. */
const fakeNames = (Object.keys(generators) as GeneratorName[]).filter(
  (name): name is Exclude<GeneratorName, "dayOfYear"> => generators[name].type !== "date",
);

const fake = z
  .strictObject({ fake: z.enum(fakeNames).describe("As in the policy: `firstName`, `phone`.") })
  .describe("A believable value.");

const oneOf = z
  .strictObject({
    oneOf: z
      .union([
        z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])).min(1),
        z.record(z.string().min(1), z.number().positive()),
      ])
      .describe("The values; or words with their weights: `{ completed: 6, cancelled: 1 }`."),
  })
  .describe("One of some values.");

const isOrdered = ([from, to]: readonly [from: number, to: number]) => from <= to;
const ordered = { message: "two numbers, the smaller one first" };
const wholes = z.tuple([z.int().min(0), z.int().min(0)]).refine(isOrdered, ordered);

const number = z
  .strictObject({
    number: z
      .tuple([z.number(), z.number()])
      .refine(isOrdered, ordered)
      .describe("The smallest and the largest."),
    step: z.number().positive().optional().describe("What lies between two of them. Default: 1."),
  })
  .describe("A number of a range.");

const bool = z
  .strictObject({ bool: z.number().min(0).max(1).describe("How often it is true, from 0 to 1.") })
  .describe("True or false.");

/** `-90d`, `12h`, `30m` */
const duration = z.string().regex(/^-?\d{1,6}[dhm]$/, "a duration such as -90d, 12h or 30m");

const date = z
  .strictObject({
    date: z
      .union([
        duration,
        z
          .tuple([duration, duration])
          .refine(([from, to]) => msOf(from) <= msOf(to), { message: "the earlier one first" }),
      ])
      .describe("How long after it: `-90d`, or between two: `[-90d, 30d]`."),
    from: z
      .string()
      .regex(/^[\w.]+$/, "the path of a date, such as parent.createdAt")
      .optional()
      .describe("The path of the date that it counts from. Default: `now` of the file."),
    step: duration
      .refine((step) => msOf(step) > 0, { message: "a duration such as 1h" })
      .optional()
      .describe("Full hours or days: `1h`. Default: `1m`."),
  })
  .describe("A date, counted from another one, so that it is the same on any day.");

const text = z
  .strictObject({
    text: wholes.refine(([, to]) => to <= 10_000, { message: "at most 10000" }),
  })
  .describe("Text of so many characters that says nothing.");

const groups = z
  .array(z.string().min(1))
  .min(1)
  .optional()
  .describe("Only of these groups. Default: all.");

const ref = z
  .strictObject({
    ref: z.string().regex(/^[^.]+\.[^.]+$/, "a collection and a field: users._id"),
    groups,
  })
  .describe("The value of a field of some document of that collection.");

const times = z.union([z.int().min(1), wholes]);

/** What rules of other rules need to know of them. */
function nesting(rule: z.ZodType) {
  return {
    list: z
      .strictObject({
        list: rule.describe("What each element is. Equal ones stand there once."),
        size: z.union([z.int().min(0), wholes]).describe("How many: `3`, or at most: `[0, 5]`."),
      })
      .describe("An array."),
    object: z
      .strictObject({ object: z.record(z.string().min(1), rule) })
      .describe("A nested document."),
    maybe: z
      .strictObject({
        maybe: rule,
        chance: z.number().min(0).max(1).describe("How often it is there, from 0 to 1."),
      })
      .describe("A field that not all documents have."),
  };
}

/** Rules that hold no other rules, each by the key that names it. */
const simple = { fake, oneOf, number, bool, date, text, ref };

/** Rules by the key that names them; what they hold is judged apart, so that each fault has its path. */
export const ruleSchemas = { ...simple, ...nesting(z.unknown()) };

type Simple = {
  [Kind in keyof typeof simple]: z.infer<(typeof simple)[Kind]>;
}[keyof typeof simple];

/** How to make a value. */
export type Rule =
  | string
  | number
  | boolean
  | null
  | Simple
  | { list: Rule; size: number | [from: number, to: number] }
  | { object: Record<string, Rule> }
  | { maybe: Rule; chance: number };

const constant = z
  .union([z.string(), z.number(), z.boolean(), z.null()])
  .describe(
    "The same for all. In text `${...}` stands for a field of the document (`${firstName}`), of one that " +
      "it refers to (`${userId.email}`), of the one it is made for (`${parent.price}`), for its number " +
      "(`${n}`), or for a variable (`${env.NAME}`). Alone, it is that value, of its type.",
  );

const ruleSchema: z.ZodType<Rule> = z.lazy(() => anyRule);
const { list, object, maybe } = nesting(ruleSchema);
const anyRule = z.union([
  constant,
  ...Object.values(simple),
  list,
  object,
  maybe,
]) as z.ZodType<Rule>;

const each = z
  .strictObject({
    of: z.string().min(1).describe("The collection: it is the `parent` of what is made."),
    groups,
    when: z
      .record(z.string().min(1), z.union([z.string(), z.boolean(), z.array(z.string()).min(1)]))
      .optional()
      .describe("Only where the parent's fields have these values: `{ status: [completed] }`."),
    times: times.optional().describe("How many for each: `2`, or `[0, 4]`. Default: 1."),
  })
  .describe("Made for each document of another collection.");

const volume = {
  count: z
    .int()
    .min(0)
    .optional()
    .describe("How many; `--scale` multiplies it. Without count and each: one, at any scale."),
  each: each.optional(),
};

const indexes = z
  .array(
    z.looseObject({
      key: z
        .record(z.string().min(1), z.union([z.int(), z.string()]))
        .refine((key) => Object.keys(key).length > 0, { message: "fields, each with 1 or -1" }),
      name: z.string().min(1).optional().describe("Default: as MongoDB names it, `email_1`."),
      unique: z.boolean().optional(),
    }),
  )
  .default([])
  .describe("Indexes as createIndexes takes them; that of `_id` is there.");

function collectionWith(rule: z.ZodType<Rule>) {
  const fields = z
    .record(z.string().min(1), rule)
    .describe("By name, in the order of the documents. `_id` is an ObjectId if nothing is said.");
  return z
    .strictObject({
      ...volume,
      fields: fields.default({}),
      groups: z
        .record(
          z.string().regex(/^[\w-]+$/, "letters, digits, _ and -"),
          z.strictObject({ ...volume, fields: fields.default({}) }),
        )
        .optional()
        .describe(
          "Kinds of documents, each with fields of its own beside or in place of the common ones.",
        ),
      indexes,
    })
    .refine(({ groups, count, each }) => groups === undefined || (count === undefined && !each), {
      message: "count and each in each group, where there are groups",
    })
    .refine(({ groups }) => groups === undefined || Object.keys(groups).length > 0, {
      message: "at least one group",
    });
}

function fileWith(rule: z.ZodType<Rule>) {
  const collections = z.record(
    z.string().regex(/^(?!system\.|infra_refresh_)[^$.\0]+$/, "a collection's name"),
    collectionWith(rule),
  );
  return z.strictObject({
    version: z.literal(1),
    seed: z.string().min(1).describe("Any text. With another one all that is made differs."),
    now: z.iso
      .datetime("a time such as 2026-01-15T09:00:00Z")
      .describe("The day on which the data plays: what dates count from."),
    emailHost,
    collections: collections.optional().describe("What dev, local and others are filled with."),
    command: z
      .array(z.string().min(1))
      .min(1)
      .optional()
      .describe(
        "The application's own seed, in place of `collections`: program and arguments. It gets an empty " +
          "database by DATABASE_URL.",
      ),
    initial: collections
      .optional()
      .describe("What a production begins with. Written once, into an empty database."),
  });
}

/** data/seed.yaml: what databases other than production are filled with, and what production begins with. */
export const seedSchema = fileWith(ruleSchema);

/** The same without the rules, which are judged one by one. */
export const outlineSchema = fileWith(z.unknown() as z.ZodType<Rule>);

/** What of the file is used: of any other database, or of production. */
export type Section = "collections" | "initial";

export type SeedFile = z.infer<typeof seedSchema>;
export type SeedCollections = NonNullable<SeedFile["collections"]>;
export type Each = z.infer<typeof each>;
