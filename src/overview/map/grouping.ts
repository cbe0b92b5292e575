import type { MapEdge, MapNode } from "./model.ts";
import type { Parts } from "./parts.ts";
import { healthText } from "./words.ts";

/** As many boxes of one kind as somebody takes in at a glance. */
const most = 8;

/**
 * The same picture with few enough boxes: where there are too many of a kind, those that are alike and
 * use the same become one box that stands for all of them.
 */
export function grouped(parts: Parts, stack: string): Parts {
  const withServices = collapse(parts, "service", stack);
  return collapse(withServices, "names", stack);
}

function collapse({ nodes, edges }: Parts, kind: MapNode["kind"], stack: string): Parts {
  const many = nodes.filter((node) => node.kind === kind);
  if (many.length <= most) return { nodes, edges };
  const sets = Map.groupBy(many, (node) => likeness(node, nodes, edges));
  const groups = [...sets.values()].filter((set) => set.length > 1);
  const inGroup = new Map(
    groups.flatMap((set, index) => set.map(({ id }) => [id, `${stack}.${kind}-group-${index}`])),
  );
  const group = (id: string) => inGroup.get(id) ?? id;
  const boxes = groups.map((set, index) => box(`${stack}.${kind}-group-${index}`, set));
  return {
    nodes: [...nodes.filter(({ id }) => !inGroup.has(id)), ...boxes],
    edges: distinct(edges.map(({ from, to }) => ({ from: group(from), to: group(to) }))),
  };
}

/** Services that are of one type and use the same stores; names that lead to one box. */
function likeness({ id, kind, detail }: MapNode, nodes: MapNode[], edges: MapEdge[]): string {
  const [type] = detail.split(",");
  const targets = edges.filter(({ from }) => from === id).map(({ to }) => to);
  if (kind === "names") return targets.join(" ");
  const stores = targets.filter((to) =>
    nodes.some((node) => node.id === to && (node.kind === "database" || node.kind === "redis")),
  );
  return [type, ...stores.toSorted()].join(" ");
}

function box(id: string, set: MapNode[]): MapNode {
  const [first] = set;
  const [type] = first!.detail.split(",");
  const names = first!.kind === "names";
  return {
    id,
    kind: first!.kind,
    title: names ? `${set.length} names` : `${set.length} × ${type}`,
    detail: `${first!.title} ... ${set.at(-1)!.title}`,
    members: set.map(({ title, detail, cost, health }) =>
      [title, detail, cost, health && healthText(health)]
        .filter((text) => text !== undefined)
        .join(", "),
    ),
    ...healthOfSet(set),
  };
}

/** A box is well where everything in it is, and says of how many it stands otherwise. */
function healthOfSet(set: MapNode[]): Pick<MapNode, "health"> {
  const asked = set.flatMap(({ health }) => health ?? []);
  if (asked.length === 0) return {};
  const ill = asked.filter(({ ok }) => !ok).length;
  const state = ill === 0 ? `all ${asked.length}` : `${ill} of ${asked.length}`;
  return { health: { ok: ill === 0, state } };
}

function distinct(edges: MapEdge[]): MapEdge[] {
  const between = edges.filter(({ from, to }) => from !== to);
  return [...new Map(between.map((edge) => [`${edge.from} ${edge.to}`, edge])).values()];
}
