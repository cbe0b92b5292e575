/** What runs of one part of an environment, as its vendor tells it. */
export interface PartStatus {
  /** `services.api`, `frontends.web`, `database`, `redis` */
  part: string;
  vendor: "Render" | "Vercel" | "MongoDB Atlas";
  /** The vendor's own word: `live`, `READY`, `build_failed`, `available`; or why it could not be asked. */
  state: string;
  ok: boolean;
  /** It is stopped at its vendor, and its file does not say so. */
  suspended?: true;
  commit?: string;
  /** Since when that commit runs. */
  since?: string;
  /** What came after it and does not run: `build_failed`. */
  newest?: string;
}

/** The last time somebody brought the environment up. */
export interface LastUp {
  at: string;
  /** `succeeded`, `failed` */
  result: string;
  by?: string;
  /** Commit of the stack files, where the engine was started in a repository. */
  commit?: string;
  /** Digest of the config that was brought up. */
  digest: string;
}

/** Where an environment stands: `infra status`. */
export interface EnvironmentStatus {
  stack: string;
  purpose: string;
  /** The pull request that it is for: it has no file, and what is up is all that it should be. */
  pullRequest?: number;
  branch: string;
  /** Newest commit of the branch; none where GitHub could not be asked. */
  head?: string;
  /** None where it was never brought up. */
  up?: LastUp;
  /** Digest of the config in the files; of a pull request's environment, of what is up. */
  digest: string;
  parts: PartStatus[];
  /** Its services are suspended: all, as `infra suspend` leaves them, or some. */
  suspended?: "whole" | "partly";
  /** What users meet: how many checks, and the first that failed; the same of each host. */
  health?: {
    ok: boolean;
    checks: number;
    failed?: string;
    hosts: { host: string; failed?: string }[];
  };
  /** What differs from the files at the vendors; where it was asked for. */
  drift?: number;
  /** What could not be asked, and why. */
  notAsked: string[];
}
