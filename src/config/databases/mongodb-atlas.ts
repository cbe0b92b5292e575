import type { z } from "zod";
import { ownership } from "../compose/ownership.ts";
import { type CostItem, costItem } from "../cost/item.ts";
import { amountOf, priceIn } from "../cost/prices.ts";
import { names } from "../names.ts";
import { type Candidate, defineDatabase } from "./kind.ts";
import { loginReferences } from "./login.ts";
import { changes } from "./mongodb-atlas/changes.ts";
import { rules } from "./mongodb-atlas/rules.ts";
import { environmentSchema, ownCluster, platformSchema } from "./mongodb-atlas/schema.ts";
import { isDedicated, sizes } from "./mongodb-atlas/sizes.ts";

/** MongoDB on Atlas: a cluster of an environment's own or an existing one, and users in it. */
export const mongodbAtlas = defineDatabase({
  type: "mongodb-atlas",
  title: "MongoDB on Atlas",
  platform: platformSchema,
  environment: environmentSchema,
  compose,
  references: loginReferences,
  plans: sizes,
  costs,
  bought: ({ cluster }) =>
    cluster.own ? [{ path: ["cluster", "size"], value: cluster.size }] : [],
  changes,
  rules,
  nameLimits: {
    source: "Atlas: 64 for clusters, 38 for databases",
    of: ({ cluster, name }) => [
      { path: ["cluster", "name"], value: cluster.name, most: 64 },
      { path: ["name"], value: name, most: 38 },
    ],
  },
  adoption: {
    // A cluster is adopted by its name, which clusters have to differ in anyway.
    ids: () => [],
    candidates: (spec) => [clusterOf(spec), userOf(spec)],
    take,
  },
  rotation: {
    how: "other user",
    next: ({ user }) => otherUser(user),
    // The next user is a new one: nothing of that name exists to be taken over.
    obsolete: ({ adoptUser }) => (adoptUser ? ["adoptUser"] : []),
  },
  launch: {
    withoutBackups: ({ cluster }) => {
      if (cluster.own && cluster.backups) return [];
      const allowed = "a cluster of its own of size M10 or above with backups: true";
      if (cluster.own) {
        const { name, provider, region, dedicated } = cluster;
        // Whole, so that whoever writes it keeps the same cluster.
        const whole = `{ name: ${name}, provider: ${provider}, region: ${region}, size: M10, backups: true }`;
        const fix = dedicated ? "write backups: true" : `write database.cluster: ${whole}`;
        return [{ path: ["cluster", "backups"], problem: "no backups", allowed, fix }];
      }
      const fix = "write database.cluster: { size: M10, backups: true }";
      const problem = `"${cluster.name}", whose backups are not ours to switch on`;
      return [{ path: ["cluster", "existing"], problem, allowed, fix }];
    },
    backupsInState: {
      title: "Atlas backs up production's cluster",
      resource: "mongodbatlas:index/advancedCluster:AdvancedCluster",
      areOn: (outputs) => "backupEnabled" in outputs && outputs.backupEnabled === true,
    },
  },
});

/** The region that prices were found for. */
const pricedRegion = "US_EAST_1";

/** A cluster of its own, from its size to the largest that it may scale to. */
function costs({ cluster }: Spec): CostItem[] {
  if (!cluster.own) return [];
  const { size, autoscaleTo, provider, region } = cluster;
  const what = `cluster, ${size}${autoscaleTo === undefined ? "" : ` to ${autoscaleTo}`}`;
  const thing = { part: "database", vendor: "MongoDB Atlas", what };
  const elsewhere = provider !== "AWS" || region !== pricedRegion;
  const note =
    elsewhere && cluster.dedicated ? [`no price was found for ${region} of ${provider}`] : [];
  const item = costItem({ ...thing, ...(note[0] && { note: note[0] }) }, priceIn(sizes, size));
  const largest = autoscaleTo && amountOf(priceIn(sizes, autoscaleTo));
  const amount = item.amount && {
    from: item.amount.from,
    to: autoscaleTo === undefined ? item.amount.to : (largest?.to ?? null),
  };
  return [
    {
      ...item,
      amount,
      // A paused cluster is charged for its storage alone, and nobody found what that costs.
      // Source: https://www.mongodb.com/docs/atlas/pause-terminate-cluster/
      suspended: cluster.dedicated ? undefined : amount,
      price: { ...item.price, ...(note.length > 0 && { sure: "uncertain" as const }) },
    },
  ];
}

type Own = z.infer<typeof environmentSchema>;
type Spec = ReturnType<typeof compose>;

function compose(
  { platform, stack }: { platform: string; stack: string },
  shared: z.infer<typeof platformSchema>,
  own: Own,
) {
  const cluster = composeCluster(own.cluster, `${platform}-${stack}-cluster`);
  const accessList = accessListOf(own.accessListFrom ?? stack, stack);
  return {
    type: "mongodb-atlas" as const,
    vendor: "mongodbatlas" as const,
    project: shared.project,
    version: shared.version,
    cluster,
    instance: cluster.name,
    uses: cluster.own ? [] : [cluster.name],
    name: own.name ?? names.database(platform, stack),
    user: own.user ?? names.databaseUser(platform, stack),
    adoptUser: own.adoptUser,
    readers: own.readers,
    /** Who lets Render's addresses into the Atlas project. */
    accessList,
    // Without its entries no deploy of a service becomes healthy.
    after: accessList.owner || accessList.stack === undefined ? [] : [accessList.stack],
  };
}

function accessListOf(owner: string | { unmanaged: true }, stack: string) {
  if (typeof owner === "string") return ownership(owner, stack);
  return { owner: false as const, stack: undefined };
}

function composeCluster(cluster: Own["cluster"], byDefault: string) {
  if ("existing" in cluster) return { own: false as const, name: cluster.existing };
  const given = ownCluster.parse(cluster);
  const dedicated = isDedicated(given.size);
  return {
    own: true as const,
    name: given.adopt ?? given.name ?? byDefault,
    adopt: given.adopt,
    size: given.size,
    /** Machines of its own, and with them backups, a version and autoscaling. */
    dedicated,
    autoscaleTo: given.autoscaleTo,
    provider: given.provider,
    region: given.region,
    backups: given.backups ?? dedicated,
  };
}

/** Names of a pair of users that take turns: the second is the first with `-b`. */
function otherUser(user: string): string {
  return user.endsWith("-b") ? user.slice(0, -"-b".length) : `${user}-b`;
}

function clusterOf({ project, cluster }: Spec): Candidate {
  return { what: "mongodbatlas cluster", project, name: cluster.name };
}

function userOf({ project, user }: Spec): Candidate {
  return { what: "mongodbatlas user", project, name: user };
}

function take(spec: Spec, idsOf: (candidate: Candidate) => string[]) {
  const { cluster, user, name, project } = spec;
  const hasUser = idsOf(userOf(spec)).length > 0;
  const hasCluster = idsOf(clusterOf(spec)).length > 0;
  const notes = hasUser
    ? [
        `database user ${user} will get a new password, and rights on ${name} only: ` +
          "anything still using the old password stops working",
      ]
    : [];
  const used = hasCluster
    ? `cluster ${cluster.name} exists and is only used: it is never changed or destroyed`
    : `there is no cluster ${cluster.name} in Atlas project ${project}`;
  return {
    lines: {
      ...(hasUser && { adoptUser: true }),
      ...(hasCluster && cluster.own && { cluster: { adopt: cluster.name } }),
    },
    notes: cluster.own ? notes : [...notes, used],
  };
}
