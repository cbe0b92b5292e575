import type { kinds } from "./style.ts";

/** One box of the map: a part of an environment, or what several of them share. */
export interface MapNode {
  /** `prod.services.api`, `shared.redis.prod`; unique in the whole map. */
  id: string;
  kind: (typeof kinds)[number];
  title: string;
  /** What it is: `web service, starter`. */
  detail: string;
  /** A month, as text: `$7`, `not known`; none where it costs nothing by itself. */
  cost?: string;
  /** What one box stands for, where it stands for several. */
  members?: string[];
  /** Belongs to another environment or to somebody else. */
  borrowed?: true;
}

/** From what uses to what is used. */
export interface MapEdge {
  from: string;
  to: string;
}

/** One environment of the map, as a picture of its own. */
export interface MapEnvironment {
  stack: string;
  purpose: string;
  /** Users are here. */
  launched: boolean;
  branch: string;
  /** A month, as text. */
  cost: string;
  nodes: MapNode[];
  edges: MapEdge[];
}

/** All environments of a platform: `infra map`. */
export interface PlatformMap {
  platform: string;
  domain: string | undefined;
  repository: string;
  /** A month for everything, with the accounts, as text. */
  cost: string;
  environments: MapEnvironment[];
  /** What more than one environment depends on, and who does. */
  shared: { nodes: MapNode[]; edges: MapEdge[] };
}
