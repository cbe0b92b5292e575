import { FaultInjector } from "../faults.ts";

/** How deploys and data stores move from one status to the next. */
export type Pace =
  /** Each phase lasts that many milliseconds of the world's clock. */
  | { by: "clock"; phaseMs: number }
  /** Each read of the thing moves it one phase on and shows that. */
  | { by: "reads" };

/** Everything about Render that is an account's setting, or that no public source settles. */
export interface RenderOptions {
  /** The key that `Authorization: Bearer` must carry. Default `rnd_sandbox`. */
  apiKey: string;
  /** Where faults are armed. Default: none ever fires. */
  faults: FaultInjector;
  /** `real`: Render's limits, refused with 429. Default `off`: counted, never refused. */
  rateLimits: "off" | "real";
  /** Default: 10 ms of the world's clock a phase. */
  pace: Pace;
  /** Which of a plan's two names an answer carries. Default `asked`; recorded before the renaming. */
  planNames: "asked" | "new" | "old";
  /** Whether a change of variables, of groups or of a service deploys by itself. Default false. */
  autoRedeploy: boolean;
  /** The workspace's policy for a deploy asked for while one runs. Default `wait`. */
  overlappingDeploys: "wait" | "override";
  /** `hobby`: one project of two environments, no autoscaling. Default `pro`. */
  tier: "hobby" | "pro";
  /** Whether a payment method is on file; without one, paid plans answer 402. Default true. */
  payment: boolean;
  /** Role of the key's user; only an admin destroys what is protected. Default `admin`. */
  role: "admin" | "developer";
  /** What a deleted thing answers: 404 as recorded, or the documented 410. Default 404. */
  goneStatus: 404 | 410;
  /** How many reads after each write do not see it yet. Default 0. */
  readLag: number;
  /** Whether a list filtered by name shows other names as well. Default `exact`: it does not. */
  nameFilters: "exact" | "loose";
  /** Whether env groups are listed beside cursors or, as documented, bare. Default `wrapped`. */
  envGroupLists: "wrapped" | "bare";
  /** Whether a service goes from an image to a repository by PATCH. Default `accepted`. */
  imageToRepository: "accepted" | "refused";
  /** What an empty id of a registry credential does to an image's credential. Default `clears`. */
  emptyCredential: "clears" | "keeps";
  /** Whether a domain's redirecting twin stays when the domain is deleted. Default false. */
  twinsStay: boolean;
  /** Slugs that other customers hold. Default none. */
  takenSlugs: readonly string[];
}

export function withDefaults(options: Partial<RenderOptions>): RenderOptions {
  return {
    apiKey: "rnd_sandbox",
    faults: new FaultInjector(),
    rateLimits: "off",
    pace: { by: "clock", phaseMs: 10 },
    planNames: "asked",
    autoRedeploy: false,
    overlappingDeploys: "wait",
    tier: "pro",
    payment: true,
    role: "admin",
    goneStatus: 404,
    readLag: 0,
    nameFilters: "exact",
    envGroupLists: "wrapped",
    imageToRepository: "accepted",
    emptyCredential: "clears",
    twinsStay: false,
    takenSlugs: [],
    ...options,
  };
}
