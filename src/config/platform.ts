import { z } from "zod";
import { bucketPlace } from "./bucket.ts";
import { choice } from "./choice.ts";
import {
  actionsSecrets,
  folder,
  hostname,
  partKey,
  renderRegion,
  slug,
  stackName,
  text,
  variables,
  vendorId,
} from "./common.ts";
import { databaseKinds, schemasOf } from "./databases/kinds.ts";
import { dutiesSchema } from "./duties.ts";
import { frameworks } from "./plans.ts";
import { secretKinds } from "./secret-kinds.ts";
import { serviceKinds } from "./services/kinds.ts";
import { verificationSchema } from "./verification.ts";

/** A web page or single-page application, built and served by Vercel. */
const frontend = z.strictObject({
  framework: choice(frameworks, (name) => `Vercel's preset ${name}`)
    .optional()
    .describe(
      "Vercel's framework preset, e.g. `create-react-app` or `nextjs`. Changed in place. Default: none.",
    ),
  build: text
    .optional()
    .describe(
      "Build command. Takes effect with the next deployment. Default: the framework's own.",
    ),
  install: text.optional().describe("Install command. Default: Vercel's own, by lockfile."),
  output: folder.optional().describe("Folder with the built pages. Default: the framework's own."),
  root: folder
    .optional()
    .describe("Folder of the frontend inside the repository. Default: the repository's root."),
  ignoreBuild: text
    .optional()
    .describe(
      "Command that decides whether a commit needs a build: exit 0 skips it. Default: always build.",
    ),
  node: z
    .enum(["20.x", "22.x", "24.x"])
    .default("24.x")
    .describe("Node.js of builds and functions. Changed in place."),
  variables: variables
    .default({})
    .describe(
      "Variables of the build, in every environment; an environment may add to or override them.",
    ),
});

/** A process on Render. Its plan, domain and instances are the environment's business. */
const service = z.discriminatedUnion(
  "type",
  schemasOf(serviceKinds, ({ platform }) => platform),
);

/** Which kind of database every environment has; its size and names are the environment's. */
const platformDatabase = z.discriminatedUnion(
  "type",
  schemasOf(databaseKinds, ({ platform }) => platform),
);

/** A value nobody may see. Where it is used decides which environments need it. */
const secret = z.strictObject({
  kind: z
    .enum(secretKinds)
    .describe("What a value looks like, which mode (test, live) it is, and who makes it."),
  from: text
    .optional()
    .describe("Where a person gets the value, shown when it is missing. Default: by kind."),
  sharedBy: z
    .array(stackName)
    .default([])
    .describe("Stacks that may hold the same value. Default: none, for kinds that have to differ."),
});

const platformRedis = z.strictObject({
  maxmemoryPolicy: z
    .enum([
      "noeviction",
      "allkeys_lru",
      "allkeys_lfu",
      "allkeys_random",
      "volatile_lru",
      "volatile_lfu",
      "volatile_random",
      "volatile_ttl",
    ])
    .default("noeviction")
    .describe(
      "What happens when memory is full. Job queues need `noeviction`. Changed in place; restarts it.",
    ),
});

/** What all environments of a web platform share: the `platform` object in Pulumi.yaml. */
export const platformSchema = z
  .strictObject({
    name: slug.describe(
      "Short name; the start of every vendor-side name. A change renames or replaces everything.",
    ),
    domain: hostname
      .optional()
      .describe(
        "The platform's domain, and the name of its Cloudflare zone. Default: none; every address is a " +
          "vendor's own then (`*.vercel.app`, `*.onrender.com`), and nothing is asked of Cloudflare.",
      ),
    repository: z
      .string()
      .regex(
        /^(?=[^/]{1,39}\/)[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*\/(?!\.{1,2}$)(?!.*\.git$)[\w.-]{1,100}$/,
        "owner/name",
      )
      .describe("GitHub repository, `owner/name`."),
    team: z
      .int()
      .min(1)
      .optional()
      .describe(
        "How many people can approve a pull request of another. 1: there is nobody to review, and " +
          "production may have `reviews: 0`; it keeps pull requests, checks, and no force push. " +
          "Default: enough for the `reviews` of every environment.",
      ),
    contact: text
      .optional()
      .describe(
        "Whom people who use an environment ask, e.g. `#platform` or an address. Shown by " +
          "`infra env card`. Default: nobody is named.",
      ),
    testUsers: z
      .array(
        z.strictObject({
          role: text.describe("What the user may do, e.g. `coach`."),
          login: text.describe("Name or address to sign in with."),
        }),
      )
      .default([])
      .describe(
        "Users that the seed makes in every environment but production, shown by `infra env card`. " +
          "Their passwords do not belong here. Default: none.",
      ),
    vercelTeam: slug
      .optional()
      .describe(
        "Slug of the Vercel team, with which the addresses of its previews end. Needed by " +
          "`${frontends.<key>.previewOrigins}`. Default: none.",
      ),
    region: renderRegion
      .default("frankfurt")
      .describe("Render region of every service and store. A change replaces them all."),
    renderProject: vendorId("prj-")
      .optional()
      .describe(
        "Id (`prj-...`) of a Render project that exists, in which every environment is made; it is " +
          "never changed or deleted. Set it before the first `up`. Default: a project of the platform's " +
          "name, made by production.",
      ),
    unmanagedProduction: z
      .strictObject({
        branch: text.describe("Branch that it is built from."),
        domains: z.array(hostname).min(1).describe("Host names that lead to it, its API's too."),
        databases: z
          .array(text)
          .default([])
          .describe("Names of its databases on clusters that environments here use."),
      })
      .optional()
      .describe(
        "Production, while nobody manages it here: no environment has the purpose production then, " +
          "and none may take its branch, its names or its databases. Take it out when production " +
          "becomes an environment. Default: production is one of the environments.",
      ),
    outboundAddresses: z
      .array(z.cidrv4("an IPv4 range such as 74.220.51.0/24"))
      .default([])
      .describe(
        "IPv4 ranges that services connect from beside those of the region, e.g. a workspace's " +
          "dedicated ones; the databases' access lists let them in. Default: the region's only.",
      ),
    caa: z
      .array(hostname)
      .default([])
      .describe(
        "Certificate authorities that may issue for the domain and all names below it, as CAA " +
          "records on the apex, made by production. Default: no such records; any may issue.",
      ),
    frontends: z.record(partKey, frontend).default({}).describe("Web frontends on Vercel, by key."),
    services: z.record(partKey, service).default({}).describe("Processes on Render, by key."),
    database: platformDatabase
      .optional()
      .describe("The database every environment has. Default: none."),
    redis: platformRedis.optional().describe("A Redis in every environment. Default: none."),
    variables: variables
      .default({})
      .describe("Variables that all services of an environment share: its env group."),
    actionsSecrets: actionsSecrets
      .default({})
      .describe(
        "Secrets of GitHub Actions in every environment's deployment environment, by name; an " +
          "environment may add to or override them. Only jobs of its branch get them.",
      ),
    secrets: z
      .record(partKey, secret)
      .default({})
      .describe("Secrets by key; their values live encrypted in the stack files."),
    notSecret: z
      .record(z.string().min(8), z.string().regex(/\S\s+\S/, "a reason, in a few words"))
      .default({})
      .describe(
        "Words that look like secrets and are none, each with the reason: what is refused in the " +
          "clear is let through where it is exactly such a word. Default: none.",
      ),
    verify: verificationSchema.default({ services: {}, frontends: {}, actions: {} }),
    duties: dutiesSchema,
    backups: bucketPlace
      .optional()
      .describe(
        "Where `infra data backup` keeps databases, each environment in a folder of its name, such as " +
          "`s3://acme-backups/databases`; `infra duties` looks there. Default: `backups`, a folder beside Pulumi.yaml.",
      ),
  })
  .describe("What all environments of a web platform share.");

export type Platform = z.infer<typeof platformSchema>;
export type Frontend = z.infer<typeof frontend>;
export type Service = z.infer<typeof service>;
