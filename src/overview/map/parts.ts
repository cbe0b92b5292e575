import { dollars, shown } from "../../config/cost/amount.ts";
import type { Estimate } from "../../config/cost/estimate.ts";
import type { EnvironmentSpec, FrontendSpec, ServiceSpec } from "../../config/spec.ts";
import { referencesIn, type Variables } from "../../config/template.ts";
import type { MapEdge, MapNode } from "./model.ts";

export interface Parts {
  nodes: MapNode[];
  edges: MapEdge[];
}

/** Every part of an environment as a box, and who uses whom. */
export function partsOf(spec: EnvironmentSpec, costs: Estimate): Parts {
  const { stack, frontends, services } = spec;
  const names = namesOf(spec);
  const stores = [...databaseOf(spec, costs), ...redisOf(spec, costs)];
  const nodes = [
    ...names.nodes,
    ...frontends.map((frontend) => frontendNode(stack, frontend)),
    ...services.map((service) => serviceNode(stack, service, costs)),
    ...stores,
  ];
  const known = new Set(nodes.map(({ id }) => id));
  const edges = [
    ...names.edges,
    ...frontends.flatMap(({ key, variables }) => usesOf(stack, `frontends.${key}`, [variables])),
    ...services.flatMap((service) =>
      usesOf(stack, `services.${service.key}`, [
        service.variables,
        ...("runtime" in service.service ? [spec.group.variables] : []),
      ]),
    ),
  ];
  return { nodes, edges: edges.filter(({ from, to }) => from !== to && known.has(to)) };
}

/** The names that lead to one part, in one box before it. */
function namesOf({ stack, hosts }: EnvironmentSpec): Parts {
  const byTarget = Map.groupBy(hosts, ({ path: [part, key] }) => `${part}.${key}`);
  const all = [...byTarget].map(([target, names]) => ({
    to: `${stack}.${target}`,
    node: {
      id: `${stack}.names.${target}`,
      kind: "names" as const,
      title: names[0]!.name,
      detail: namesDetail(names),
      ...(names.length > 1 && {
        members: names.map(({ name, record = "Vercel's own" }) => `${name} (${record})`),
      }),
    },
  }));
  return {
    nodes: all.map(({ node }) => node),
    edges: all.map(({ node, to }) => ({ from: node.id, to })),
  };
}

function namesDetail([first, second, ...more]: EnvironmentSpec["hosts"]): string {
  if (second === undefined) return first?.record ? `DNS, ${first.record}` : "Vercel's own name";
  return more.length === 0 ? `and ${second.name}` : `and ${more.length + 1} more`;
}

function frontendNode(stack: string, { key, project, framework }: FrontendSpec): MapNode {
  const id = `${stack}.frontends.${key}`;
  const shared = { id, kind: "frontend" as const, title: key };
  if (!project.own) {
    return {
      ...shared,
      detail: `Vercel, preview of ${project.stack ?? "somebody else"}'s project`,
    };
  }
  return { ...shared, detail: `Vercel${framework === undefined ? "" : `, ${framework}`}` };
}

const types = {
  web: "web service",
  private: "private service",
  worker: "worker",
  cron: "cron job",
  static: "static site",
} as const;

function serviceNode(stack: string, { key, service, settings }: ServiceSpec, costs: Estimate) {
  const { plan, suspended } = settings;
  const sold = service.type === "static" ? "" : `, ${plan}`;
  return {
    id: `${stack}.services.${key}`,
    kind: "service" as const,
    title: key,
    detail: `${types[service.type]}${sold}${suspended ? ", suspended" : ""}`,
    ...costOf(costs, `services.${key}`),
  };
}

function databaseOf({ stack, database }: EnvironmentSpec, costs: Estimate): MapNode[] {
  if (database === undefined) return [];
  const [item] = costs.items.filter(({ part }) => part === "database");
  const borrowed = database.uses.length > 0;
  return [
    {
      id: `${stack}.database`,
      kind: "database",
      title: database.name,
      detail: borrowed ? `in ${database.instance}` : (item?.what ?? database.type),
      ...costOf(costs, "database"),
      ...(borrowed && { borrowed }),
    },
  ];
}

function redisOf({ stack, redis }: EnvironmentSpec, costs: Estimate): MapNode[] {
  if (redis === undefined) return [];
  const shared = { id: `${stack}.redis`, kind: "redis" as const, title: "redis" };
  if (!redis.own)
    return [
      {
        ...shared,
        detail: redis.stack === undefined ? "elsewhere" : `${redis.stack}'s`,
        borrowed: true,
      },
    ];
  return [{ ...shared, detail: `Key Value, ${redis.plan}`, ...costOf(costs, "redis") }];
}

/** What it and what belongs to it costs: a service with its disk. */
function costOf({ items }: Estimate, part: string): { cost?: string } {
  const own = items.filter((item) => item.part === part || item.part.startsWith(`${part}.`));
  if (own.length === 0) return {};
  if (own.some(({ amount }) => amount === undefined)) return { cost: "not known" };
  if (own.length === 1) return { cost: shown(own[0]!.amount!) };
  const from = own.reduce((sum, { amount }) => sum + amount!.from, 0);
  return {
    cost: own.some(({ amount }) => amount!.to !== amount!.from)
      ? `${dollars(from)}+`
      : dollars(from),
  };
}

/** The parts that variables refer to; origins and hosts of pages are those who ask, and not used. */
function usesOf(stack: string, part: string, sets: Variables[]): MapEdge[] {
  const used = sets
    .flatMap((variables) => Object.values(variables))
    .flatMap(referencesIn)
    .flatMap(({ path: [kind, key] }) => {
      if (kind === "services") return [`services.${key}`];
      return kind === "database" || kind === "redis" ? [kind] : [];
    });
  return [...new Set(used)].map((to) => ({ from: `${stack}.${part}`, to: `${stack}.${to}` }));
}
