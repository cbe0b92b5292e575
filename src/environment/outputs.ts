import { getOrganization, getProject, type Output, StackReference } from "@pulumi/pulumi";

export interface FrontendOutputs {
  /** `https://<canonical domain>` */
  url: string;
  /** Canonical first; redirects not among them. */
  domains: string[];
  redirects: string[];
  /** Origins the API accepts because of this frontend. */
  origins: string[];
  /** Vercel's id and name of the project that serves it, of whichever stack that is. */
  projectId: string;
  projectName: string;
  /** The branch that is deployed. */
  branch: string;
  /** `production`, or `preview` where another stack's project serves our branch. */
  target: "production" | "preview";
}

export interface ServiceOutputs {
  /** Render's id, e.g. `srv-...`. */
  id: string;
  name: string;
  type: string;
  /** Where it answers the public, or other services; null for workers and cron jobs. */
  url: string | null;
  /** Path of the health check, if it has one. */
  healthCheck: string | null;
}

export interface DatabaseOutputs {
  type: "mongodb-atlas" | "render-postgres";
  /** Name of the cluster or the Postgres instance. */
  instance: string;
  host: string | null;
  name: string;
  user: string;
}

/** What a stack tells other stacks, the commands and its users; the same keys as its exports. */
export interface EnvironmentOutputs {
  environment: {
    stack: string;
    purpose: "production" | "staging" | "development";
    branch: string;
    launched: boolean;
  };
  /** By the platform's keys. */
  frontends: Record<string, FrontendOutputs>;
  /** By the platform's keys. */
  services: Record<string, ServiceOutputs>;
  /** Null where nothing of the environment is on Render. */
  render: { projectId: string; environmentId: string; groupId: string | null } | null;
  database: DatabaseOutputs | null;
  /** Secret. */
  databaseUrl: string | null;
  /** Secret. Connection strings of the users who may only read, by user name. */
  readerUrls: Record<string, string>;
  redis: { name: string; ownedBy: string } | null;
  /** Secret. */
  redisUrl: string | null;
}

/** Another stack of this project, read by its typed outputs. */
export class OtherStack {
  readonly #name: string;
  readonly #reference: StackReference;

  constructor(stack: string) {
    this.#name = stack;
    this.#reference = new StackReference(`${getOrganization()}/${getProject()}/${stack}`);
  }

  /** @throws when that stack has not been brought up, or has nothing of the kind. */
  get<K extends keyof EnvironmentOutputs>(key: K): Output<NonNullable<EnvironmentOutputs[K]>> {
    return this.#reference.getOutput(key).apply((value) => {
      if (value !== undefined && value !== null) return value;
      throw new Error(
        `stack ${this.#name} has no output "${key}"; bring it up first: pulumi up -s ${this.#name}`,
      );
    }) as Output<NonNullable<EnvironmentOutputs[K]>>;
  }
}
