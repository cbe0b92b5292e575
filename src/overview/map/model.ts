import type { LastUp } from "../status/model.ts";
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
  /** Where it really answers, once it is up: an address, or a database's host. */
  address?: string;
  /** Its page at the vendor, once it is up. */
  dashboard?: string;
  /** Whether it is well; where that was asked for. */
  health?: PartHealth;
}

export interface PartHealth {
  ok: boolean;
  /** The vendor's word, `live`, or what users meet. */
  state: string;
  /** Since when what runs there runs, where the vendor tells. */
  since?: string;
  /** What came after it and does not run: `build_failed`. */
  newest?: string;
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
  /** The pull request that it is for; it has no file. */
  pullRequest?: number;
  /** Users are here. */
  launched: boolean;
  branch: string;
  /** A month, as text. */
  cost: string;
  /** The last up; `null` where there was none, nothing where nobody looked. */
  up?: LastUp | null;
  /** Whether all of its parts are well; where that was asked for. */
  healthy?: boolean;
  nodes: MapNode[];
  edges: MapEdge[];
}

/** All environments of a platform: `infra map`. */
export interface PlatformMap {
  platform: string;
  domain: string | undefined;
  repository: string;
  /** A month for everything of the files, with the accounts, as text. */
  cost: string;
  environments: MapEnvironment[];
  /** What more than one environment depends on, and who does. */
  shared: { nodes: MapNode[]; edges: MapEdge[] };
}
