import type { EnvironmentSpec } from "../config/spec.ts";
import { databaseUsers, redisUsers } from "../config/users.ts";
import type { StateResource } from "../engine/pulumi.ts";

/** What of an environment's own can be stopped at its vendor for a while. */
export interface Thing {
  kind: "service" | "keyValue" | "postgres" | "cluster";
  /** As its vendor shows it: `bondigoo-api-staging`. */
  name: string;
  /** `web service`, `Key Value`, `cluster M10` */
  what: string;
  vendor: "Render" | "MongoDB Atlas";
  id: string;
  /** Atlas project of a cluster. */
  project?: string;
  /** Why it is not suspended. */
  keeps?: string;
  /** Why it is not resumed: the file says `suspended: true`. */
  asleep?: string;
}

const render = "pulumi-nodejs:dynamic/render:";

/** Kinds of resources that can be stopped, each in words. */
const kinds: Readonly<Record<string, Pick<Thing, "kind" | "what" | "vendor">>> = {
  [`${render}WebService`]: { kind: "service", what: "web service", vendor: "Render" },
  [`${render}PrivateService`]: { kind: "service", what: "private service", vendor: "Render" },
  [`${render}BackgroundWorker`]: { kind: "service", what: "worker", vendor: "Render" },
  [`${render}CronJob`]: { kind: "service", what: "cron job", vendor: "Render" },
  [`${render}StaticSite`]: { kind: "service", what: "static site", vendor: "Render" },
  [`${render}KeyValue`]: { kind: "keyValue", what: "Key Value", vendor: "Render" },
  [`${render}Postgres`]: { kind: "postgres", what: "Postgres", vendor: "Render" },
  "mongodbatlas:index/advancedCluster:AdvancedCluster": {
    kind: "cluster",
    what: "cluster",
    vendor: "MongoDB Atlas",
  },
};

/**
 * What is stopped before what: who works with data before where it is kept. Each list goes side by
 * side; the way back is the other way round.
 */
export const order: readonly (readonly Thing["kind"][])[] = [
  ["service"],
  ["keyValue", "postgres"],
  ["cluster"],
];

/** What an environment's state has that can be stopped, and what of it stays as it is, and why. */
export function thingsOf(
  resources: readonly StateResource[],
  spec: EnvironmentSpec,
  others: readonly EnvironmentSpec[],
): Thing[] {
  return resources.flatMap(({ type, id, inputs = {}, outputs = {} }) => {
    const found = kinds[type];
    if (found === undefined || id === undefined) return [];
    const name = String(outputs["name"] ?? inputs["name"]);
    if (found.kind === "cluster") {
      return [clusterThing(found, name, outputs, databaseUsers(spec, others))];
    }
    const keeps = keptAs(type, found.kind, spec, others);
    return [
      {
        ...found,
        name,
        id,
        ...(keeps !== undefined && { keeps }),
        ...(inputs["suspended"] === true && { asleep: "suspended: true in its file" }),
      },
    ];
  });
}

function keptAs(
  type: string,
  kind: Thing["kind"],
  spec: EnvironmentSpec,
  others: readonly EnvironmentSpec[],
): string | undefined {
  // As pages at Vercel do, it stays, and tells its readers what it can.
  if (type === `${render}StaticSite`) return "it costs nothing";
  // Environments that use this one's Redis would lose their queue.
  return kind === "keyValue" ? usedBy(redisUsers(spec, others)) : undefined;
}

function usedBy(users: readonly EnvironmentSpec[]): string | undefined {
  if (users.length === 0) return undefined;
  const names = users.map(({ stack }) => stack).join(" and ");
  return `${names} ${users.length === 1 ? "uses" : "use"} it`;
}

/** Source: https://www.mongodb.com/docs/atlas/pause-terminate-cluster/: M10 and above. */
function clusterThing(
  found: Pick<Thing, "kind" | "what" | "vendor">,
  name: string,
  outputs: Record<string, unknown>,
  users: readonly EnvironmentSpec[],
): Thing {
  const { provider, size } = firstRegion(outputs);
  const isDedicated = provider !== "TENANT" && provider !== "FLEX";
  const keeps = isDedicated ? usedBy(users) : "Atlas pauses clusters from M10 on";
  return {
    ...found,
    name,
    what: `cluster ${provider === "FLEX" ? "Flex" : size}`,
    id: name,
    project: String(outputs["projectId"]),
    ...(keeps !== undefined && { keeps }),
  };
}

interface Region {
  providerName?: string;
  electableSpecs?: { instanceSize?: string };
}

function firstRegion(outputs: Record<string, unknown>): { provider: string; size: string } {
  const specs = outputs["replicationSpecs"] as { regionConfigs?: Region[] }[] | undefined;
  const region = specs?.[0]?.regionConfigs?.[0];
  return {
    provider: region?.providerName ?? "",
    size: region?.electableSpecs?.instanceSize ?? "",
  };
}
