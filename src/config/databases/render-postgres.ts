import { z } from "zod";
import { always } from "../../changes/outcome.ts";
import { stores } from "../../changes/render/stores.ts";
import { choice } from "../choice.ts";
import { vendorId } from "../common.ts";
import { type CostItem, costItem, freeWhileSuspended } from "../cost/item.ts";
import { priceIn, prices } from "../cost/prices.ts";
import { names } from "../names.ts";
import { meaningOf } from "../plans.ts";
import { at, each, type Rule } from "../rules/rule.ts";
import { type Candidate, defineDatabase } from "./kind.ts";
import { loginReferences } from "./login.ts";
import { defaultStorageGb, plans } from "./render-postgres/plans.ts";

const platform = z
  .strictObject({
    type: z.literal("render-postgres").describe("PostgreSQL, run by Render."),
    version: z
      .enum(["14", "15", "16", "17", "18"])
      .default("17")
      .describe("PostgreSQL major version. A change replaces the database."),
  })
  .describe("PostgreSQL on Render.");

const environment = z
  .strictObject({
    plan: choice(Object.keys(plans), (plan) => meaningOf(plan, "postgres"))
      .default("basic_256mb")
      .describe("Render plan. Changed in place: out of reach for minutes."),
    name: z
      .string()
      .regex(/^[a-z0-9_-]{1,63}$/, "at most 63 lower-case letters, digits, hyphens, underscores")
      .optional()
      .describe("Database name. A change replaces the database. Default: `<platform>-<stack>`."),
    user: z
      .string()
      .regex(/^[a-z0-9_-]{1,63}$/, "at most 63 lower-case letters, digits, hyphens, underscores")
      .optional()
      .describe("User name. A change replaces the database. Default: `<platform>-<stack>-user`."),
    diskSizeGb: z
      .int()
      .min(1)
      // 16 TB. Source: Render's page on storage, as below.
      .max(16_380)
      .optional()
      .describe("Storage in GB: 1 or a multiple of 5; only grows. Default: the plan's."),
    adopt: vendorId("dpg-")
      .optional()
      .describe("Id (`dpg-...`) of a database that exists: taken over, never replaced."),
  })
  .describe("PostgreSQL on Render.");

/** Judges the storage that will be ordered, with the plan. */
const postgresDisks: Rule = {
  name: "postgres-disks",
  reason: "Render sells Postgres storage of 1 GB or in steps of 5 GB, and none for free plans.",
  source: "Render's OpenAPI document, schema postgresPOSTInput, diskSizeGB",
  check: each((environment) => {
    const { database } = environment.spec;
    if (database?.type !== "render-postgres" || database.diskSizeGb === undefined) return [];
    const { diskSizeGb, plan } = database;
    const fits = diskSizeGb === 1 || diskSizeGb % 5 === 0;
    if (fits && plan !== "free") return [];
    return [
      {
        path: at(environment, "database", "diskSizeGb"),
        problem: fits ? `${diskSizeGb}, but the free plan's is fixed` : `${diskSizeGb}`,
        allowed: "1 or a multiple of 5, on a paid plan",
      },
    ];
  }),
};

/** Judges names as they will stand in Postgres, which keeps these for itself. */
const postgresNames: Rule = {
  name: "postgres-names",
  reason: "Postgres has databases and users of its own; a second one of their name is refused.",
  source: "https://www.postgresql.org/docs/current/manage-ag-templatedbs.html",
  check: each((environment) => {
    const { database } = environment.spec;
    if (database?.type !== "render-postgres") return [];
    const reserved = /^(?:postgres|template[01]|public|none|pg_.*)$/;
    return (["name", "user"] as const)
      .filter((field) => reserved.test(database[field]))
      .map((field) => ({
        path: at(environment, "database", field),
        problem: `"${database[field]}" is Postgres's own`,
        allowed: "any other name",
      }));
  }),
};

const { inputs: instance } = stores.Postgres;

/** PostgreSQL on Render: an instance for each environment, reachable from its region only. */
export const renderPostgres = defineDatabase({
  type: "render-postgres",
  title: "PostgreSQL on Render",
  platform,
  environment,
  compose,
  references: loginReferences,
  plans,
  costs,
  bought: ({ plan }) => [{ path: ["plan"], value: plan }],
  changes: {
    platform: {
      type: always("loses", "Nothing is copied to a database of another kind."),
      version: instance.version,
    },
    environment: {
      plan: instance.plan,
      name: instance.databaseName,
      user: instance.databaseUser,
      diskSizeGb: instance.diskSizeGB,
      adopt: instance.adopt,
    },
  },
  rules: [postgresDisks, postgresNames],
  nameLimits: {
    source: "Postgres: 63",
    of: ({ name, user }) => [
      { path: ["name"], value: name, most: 63 },
      { path: ["user"], value: user, most: 63 },
    ],
  },
  adoption: {
    ids: ({ adopt }) => (adopt === undefined ? [] : [{ path: ["adopt"], value: adopt }]),
    candidates: (spec) => [instanceOf(spec)],
    take: (spec, idsOf) => {
      const [id, ...more] = idsOf(instanceOf(spec));
      if (id === undefined) return { lines: {}, notes: [] };
      if (more.length === 0) return { lines: { adopt: id }, notes: [] };
      const all = [id, ...more];
      const note = `${spec.instance} exists ${all.length} times on Render: ${all.join(", ")}`;
      return { lines: {}, notes: [note] };
    },
  },
  rotation: {
    how: "by hand",
    instead:
      "is a Render Postgres, whose login is created with it: create a new one in Render's " +
      "dashboard, under the database's Info, Credentials.",
  },
  // Render backs up every paid one, and a free one is refused at launch for its plan.
  launch: { withoutBackups: () => [] },
});

type Spec = ReturnType<typeof compose>;

/** The instance, and its storage, which is charged whether it is used or not. */
function costs({ plan, diskSizeGb }: Spec): CostItem[] {
  const vendor = "Render";
  const instance = freeWhileSuspended(
    costItem({ part: "database", vendor, what: `Postgres, ${plan}` }, priceIn(plans, plan)),
  );
  if (plan === "free") return [instance];
  const gb = diskSizeGb ?? defaultStorageGb(plan);
  const thing = { part: "database.storage", vendor };
  const price = prices.render.postgresGb;
  if (gb !== undefined) {
    return [instance, costItem({ ...thing, what: `storage, ${gb} GB` }, price, gb)];
  }
  const unknown = costItem({ ...thing, what: "storage, as much as the plan has" }, price);
  return [instance, { ...unknown, amount: undefined, suspended: undefined }];
}

function compose(
  { platform: name, stack }: { platform: string; stack: string },
  shared: z.infer<typeof platform>,
  own: z.infer<typeof environment>,
) {
  return {
    type: "render-postgres" as const,
    vendor: "render" as const,
    project: undefined,
    version: shared.version,
    instance: `${name}-postgres-${stack}`,
    uses: [],
    name: own.name ?? names.database(name, stack),
    user: own.user ?? names.databaseUser(name, stack),
    after: [],
    plan: own.plan,
    diskSizeGb: own.diskSizeGb,
    adopt: own.adopt,
  };
}

function instanceOf({ instance }: Spec): Candidate {
  return { what: "render postgres", project: undefined, name: instance };
}
