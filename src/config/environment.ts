import { z } from "zod";
import { alertsSchema } from "./alerts.ts";
import {
  actionsSecrets,
  hostname,
  origin,
  partKey,
  stackName,
  text,
  variables,
  vendorId,
} from "./common.ts";
import { budget } from "./cost/schema.ts";
import { databaseKinds, schemasOf } from "./databases/kinds.ts";
import { ownRecord } from "./own-records.ts";
import type { Platform } from "./platform.ts";
import { environmentRedis } from "./redis.ts";
import { environmentService } from "./services/environment.ts";

/** Things that exist at a vendor and become ours, each by the id under which it is imported. */
function importIds(of: RegExp, shown: string) {
  return z.record(text, z.string().regex(of, `an id such as ${shown}`)).default({});
}

const ofProject = /^prj_[A-Za-z0-9_-]{1,64}\/(?!\.)(?!.*\.\.)[A-Za-z0-9._-]{1,253}$/;

/** What one environment says about a frontend. */
export const environmentFrontend = z.strictObject({
  project: z
    .string()
    .regex(
      /^(?!.*---)[a-z0-9](?:[a-z0-9-]{0,50}[a-z0-9])?$/,
      "1 to 52 lower-case letters, digits and hyphens, without --- and no hyphen at the ends",
    )
    .optional()
    .describe(
      "Name of the Vercel project. Renamed in place. Default: `<platform>-<frontend>-<stack>`.",
    ),
  adopt: vendorId("prj_")
    .optional()
    .describe(
      "Id (`prj_...`) of a Vercel project that exists: taken over and renamed, never replaced.",
    ),
  adoptDomains: importIds(ofProject, "prj_.../www.example.com").describe(
    "Domains that the adopted project has already, by name: `prj_.../<domain>`. `infra adopt` " +
      "finds them.",
  ),
  adoptVariables: importIds(ofProject, "prj_.../<id>").describe(
    "Variables that the adopted project has already, by name: `prj_.../<id>`. They get our values " +
      "and stay as readable at Vercel as they are. `infra adopt` finds them.",
  ),
  previewOf: z
    .union([
      stackName,
      z.strictObject({
        project: vendorId("prj_").describe("Id of the Vercel project that nobody manages here."),
      }),
    ])
    .optional()
    .describe(
      "No project of its own: the previews of that stack's project, or of one that nobody manages " +
        "here, `{ project: prj_... }`, in which nothing else is changed. `domains` then show this " +
        "environment's branch, and its variables are set for that branch's previews only.",
    ),
  previews: z
    .enum(["none", "branch", "all"])
    .optional()
    .describe(
      "Which branches have previews with this environment's variables. With `previewOf`: `branch`, " +
        "its own alone, or `all`, every pull request's; changed in place, for the next deployments. " +
        "With a project of its own: `none`, no branch but its own is built. Default: `branch`, and of " +
        "a project of its own whatever is pushed, without variables of ours.",
    ),
  domains: z
    .array(hostname)
    .min(1)
    .describe("Domains, the first being the canonical one: the frontend's URL."),
  redirects: z
    .array(hostname)
    .default([])
    .describe("Domains that redirect (308) to the canonical one, e.g. the apex to www."),
  extraOrigins: z
    .array(origin)
    .default([])
    .describe(
      "Origins the API accepts besides the frontend's own, e.g. `http://localhost:3000` in development.",
    ),
  deploymentProtection: z
    .enum(["standard", "all", "previews", "none"])
    .default("standard")
    .describe(
      "Which deployments only members of the Vercel team may open: `standard` all but the production " +
        "domains, `all`, `previews`, or `none`. Changed in place. With `previewOf` only `none`: it " +
        "opens this environment's domains to everybody, as exceptions of the project's protection, " +
        "which every plan has; the pages of pull requests stay as the project's own says.",
    ),
  proofs: z
    .array(
      z
        .string()
        .regex(
          /^vc-domain-verify=[a-z0-9.-]+,[A-Za-z0-9]+$/,
          "vc-domain-verify=<domain>,<token>, as Vercel shows it",
        ),
    )
    .default([])
    .describe(
      "What Vercel wants to read in DNS before it serves a domain that another Vercel account " +
        "uses: `up` warns and shows the text. Published as TXT records. Default: none.",
    ),
  variables: variables.default({}).describe("Added to, or in place of, the platform's."),
});

const githubId = z.int().min(1);

/** Who lets jobs of the deployment environment run. */
const deploymentReviewers = z
  .strictObject({
    users: z
      .array(githubId)
      .default([])
      .describe("Ids of GitHub accounts: `gh api users/<name> --jq .id`."),
    teams: z
      .array(githubId)
      .default([])
      .describe("Ids of GitHub teams: `gh api orgs/<owner>/teams/<team> --jq .id`."),
  })
  .describe("One of them has to agree before a job that names the deployment environment runs.");

/** How the environment's branch is protected on GitHub. */
const branchProtection = z.strictObject({
  reviews: z
    .int()
    .min(0)
    .max(6)
    .default(1)
    .describe("Approvals a pull request needs; 0: a pull request but no approval."),
  checks: z
    .array(text)
    .default([])
    .describe("Names of checks that must pass before a merge, as they appear on commits."),
  reviewers: deploymentReviewers
    .optional()
    .describe(
      "Who has to let jobs of this environment run on GitHub, at most 6. On private repositories " +
        "GitHub has this with Enterprise only. Changed in place. Default: nobody has to.",
    ),
  admins: z
    .boolean()
    .optional()
    .describe("Also binds administrators. Default: in production only."),
  adopt: z
    .boolean()
    .default(false)
    .describe("A protection of that branch exists and becomes ours."),
});

/** What differs between environments: the `environment` object in Pulumi.<stack>.yaml. */
export const environmentSchema = z
  .strictObject({
    purpose: z
      .enum(["production", "staging", "development"])
      .describe("Decides which rules apply, and the value of `${environment.purpose}`."),
    branch: text.describe("Git branch that is deployed here. Changed in place."),
    deploy: z
      .enum(["onCommit", "afterChecks", "manual"])
      .default("onCommit")
      .describe(
        "When services that Render builds deploy a new commit of the branch by themselves: at once, once " +
          "GitHub's checks of the commit have passed, or never. Pages on Vercel are built at once in any " +
          "case. Each `up` that changes a service deploys the newest commit. Changed in place, without a " +
          "deploy.",
      ),
    adoptBranch: z
      .boolean()
      .default(false)
      .describe("The branch exists already and becomes ours, as it is."),
    pullRequest: z
      .int()
      .min(1)
      .optional()
      .describe(
        "Number of the pull request whose environment this is, for as long as it is open: its branch " +
          "is neither made nor protected here. Written by `infra ci environment`, never by hand.",
      ),
    adoptRecords: importIds(
      /^[\w-]{1,64}\/(?!\.)(?!.*\.\.)[\w.-]{1,64}$/,
      "<zone>/<record>",
    ).describe(
      "DNS records that exist already, by host name: `<zone>/<record>`. They get our content. " +
        "`infra adopt` finds them.",
    ),
    launched: z
      .boolean()
      .default(false)
      .describe(
        "Production only: users are here. Turns what is allowed before launch into refusals.",
      ),
    hardened: z
      .boolean()
      .default(false)
      .describe(
        "Production only: everything that `launched` asks for holds already (live keys, own Redis, " +
          "plans, backups, data), while `${environment.launched}` stays false and the page closed. " +
          "The step before `launched`, which includes it.",
      ),
    frontends: z
      .record(partKey, environmentFrontend)
      .default({})
      .describe("By the platform's keys; every frontend of the platform appears."),
    services: z
      .record(partKey, environmentService)
      .default({})
      .describe("By the platform's keys; those left out get the defaults."),
    database: z
      .union(schemasOf(databaseKinds, ({ environment }) => environment))
      .optional()
      .describe("Must fit the platform's database type. Default: all defaults of that type."),
    redis: environmentRedis
      .default({ plan: "starter", ipAllowList: [] })
      .describe("Its own Redis or another stack's. Default: its own, with all defaults."),
    variables: variables
      .default({})
      .describe("Added to, or in place of, the platform's: the env group of this environment."),
    actionsSecrets: actionsSecrets
      .default({})
      .describe("Added to, or in place of, the platform's."),
    protection: branchProtection
      .default({ reviews: 1, checks: [], adopt: false })
      .describe("How the branch is protected on GitHub."),
    rotations: z
      .record(partKey, z.int().min(0))
      .default({})
      .describe(
        "How many times each generated secret was rotated; one more makes a new value with the next " +
          "`up`, and one deploy of the services. `infra secrets rotate` counts. Default: 0 each.",
      ),
    records: z
      .array(ownRecord)
      .default([])
      .describe(
        "Records of the team's own in the platform's zone: mail, and proofs that vendors ask for. In " +
          "production's file, mostly, as a zone has one set of them. Default: none.",
      ),
    alerts: alertsSchema.optional(),
    budget: budget.optional(),
    seeded: z
      .string()
      // The engine hands a day without quotes over as a time.
      .regex(/^\d{4}-\d\d-\d\d( 00:00:00 \+0000 UTC)?$/, "a day such as 2026-01-31")
      .optional()
      .describe(
        "Day on which production's initial data was put in, written by `infra data seed`, or by " +
          "whoever did it otherwise. Needed before `launched`, where there is a database.",
      ),
    deletionProtection: z
      .boolean()
      .default(false)
      .describe(
        "Keeps the environment whole: nothing of it can be destroyed, and no service or branch " +
          "protection of it be lost, before `allowDeletion` names it. Production always is.",
      ),
    allowDeletion: z
      .array(text)
      .default([])
      .describe(
        "Vendor-side names of stateful things (cluster, database, Redis, service with a disk, " +
          "Vercel project) that the next `up` or `destroy` may delete or replace; of a service also " +
          "that its disk may go, or it may be made anew. Where the environment is kept whole, also " +
          "of other services and the branch, and the stack for all of it. Empty it again afterwards.",
      ),
    allowInterruption: z
      .array(text)
      .default([])
      .describe(
        "Vendor-side names of things (cluster, database, Redis, service, Vercel project) that the next " +
          "`up` may put out of reach for longer than a moment, where the environment is kept whole, or " +
          "change in a way that nothing takes back, everywhere. `pulumi preview` says what asks for " +
          "it; docs/reference/changes.md lists all. Take it out again afterwards.",
      ),
  })
  .describe("One environment: what differs from the others.");

export type EnvironmentConfig = z.infer<typeof environmentSchema>;

const byDatabase = new Map<string, z.ZodType<EnvironmentConfig>>(
  databaseKinds.map(({ type, environment }) => [
    type,
    environmentSchema.extend({ database: environment.optional() }),
  ]),
);

/** The same, with `database` being that of the platform: the union would take one for the other. */
export function environmentSchemaFor(platform: Platform | undefined): z.ZodType<EnvironmentConfig> {
  const type = platform?.database?.type;
  return (type === undefined ? undefined : byDatabase.get(type)) ?? environmentSchema;
}
