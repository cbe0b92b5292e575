import type { LastUp } from "../status/model.ts";
import type { MapNode } from "./model.ts";
import type { Parts } from "./parts.ts";

/** What is known of a part beyond its config. */
export type PartFacts = Pick<MapNode, "address" | "dashboard" | "health">;

/** What state and vendors tell of an environment. */
export interface Facts {
  /** None where it was never brought up. */
  up: LastUp | null;
  healthy?: boolean;
  /** By the part: `services.api`, `database`, `names.services.api`. */
  parts: Readonly<Record<string, PartFacts>>;
}

/** The same parts with what is known of them. */
export function withFacts(parts: Parts, stack: string, facts: Facts | undefined): Parts {
  if (facts === undefined) return parts;
  const nodes = parts.nodes.map((node) => ({
    ...node,
    ...facts.parts[node.id.slice(`${stack}.`.length)],
  }));
  return { nodes, edges: parts.edges };
}
