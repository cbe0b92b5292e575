import type { EnvironmentSpec } from "../../config/spec.ts";
import { purposeText } from "../pull-requests.ts";
import type { MapEdge, MapNode } from "./model.ts";

/** As many environments as somebody takes in at a glance, each in a box of its own. */
const most = 8;

/** What several environments depend on, and the environments as boxes before it. */
export function sharedThings(
  environments: EnvironmentSpec[],
  costs: string[],
): { nodes: MapNode[]; edges: MapEdge[] } {
  const uses = environments.flatMap(usesOf);
  const things = new Map(uses.map(({ thing }) => [thing.id, thing]));
  const usedBy = ({ stack }: EnvironmentSpec) =>
    uses.filter((use) => use.stack === stack || use.owner === stack).map(({ thing }) => thing.id);
  const boxes = environments.map((spec, index) => ({
    node: environmentBox(spec, costs[index]!),
    uses: [...new Set(usedBy(spec))].toSorted(),
  }));
  const shown = boxes.length <= most ? boxes : alikeInOne(boxes);
  return {
    nodes: [...shown.map(({ node }) => node), ...things.values()],
    edges: shown.flatMap(({ node, uses }) => uses.map((to) => ({ from: node.id, to }))),
  };
}

function environmentBox(spec: EnvironmentSpec, cost: string): MapNode {
  const { stack, branch } = spec;
  const detail = `${purposeText(spec)}, branch ${branch}`;
  return { id: `environment.${stack}`, kind: "environment", title: stack, detail, cost };
}

interface Uses {
  node: MapNode;
  uses: string[];
}

/** Environments that use exactly the same as one box. */
function alikeInOne(boxes: Uses[]): Uses[] {
  const sets = [...Map.groupBy(boxes, ({ uses }) => uses.join(" ")).values()];
  return sets.map((set, index) => {
    const [first] = set;
    if (set.length === 1) return first!;
    const titles = set.map(({ node }) => node.title);
    const node: MapNode = {
      id: `environments.${index}`,
      kind: "environment",
      title: `${set.length} environments`,
      detail: `${titles[0]} ... ${titles.at(-1)}`,
      members: titles,
    };
    return { node, uses: first!.uses };
  });
}

interface Use {
  stack: string;
  /** The environment that makes it; none of what stands already. */
  owner: string | undefined;
  thing: MapNode;
}

/** What an environment uses that is not its own. */
function usesOf(spec: EnvironmentSpec): Use[] {
  const { stack, redis, frontends, database } = spec;
  const use = (owner: string | undefined, id: string, title: string, detail: string): Use => ({
    stack,
    owner,
    thing: { id: `shared.${id}`, kind: "shared", title, detail, borrowed: true },
  });
  return [
    ...frontends.flatMap(({ key, project }) =>
      project.own
        ? []
        : project.stack === undefined
          ? [use(undefined, project.id, key, "a Vercel project that stands already")]
          : [
              use(
                project.stack,
                `${project.stack}.${key}`,
                key,
                `${project.stack}'s Vercel project`,
              ),
            ],
    ),
    ...(redis?.own === false
      ? redis.stack === undefined
        ? [use(undefined, `redis.${redis.secret}`, "redis", "a Redis that stands elsewhere")]
        : [use(redis.stack, `redis.${redis.stack}`, "redis", `${redis.stack}'s Key Value`)]
      : []),
    ...(database?.uses ?? []).map((name) =>
      use(undefined, `cluster.${name}`, name, "a cluster that stands already"),
    ),
    ...(database?.after ?? []).map((owner) =>
      use(owner, `access.${owner}`, "access list", `of the Atlas project, ${owner}'s`),
    ),
  ];
}
