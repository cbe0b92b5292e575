import type { EnvironmentConfig } from "./environment.ts";
import type { Platform, Service } from "./platform.ts";
import type { SecretKind } from "./secret-kinds.ts";

/** A reference to another part, as written between `${` and `}`. */
export interface Reference {
  /** `["services", "api", "url"]` */
  path: string[];
}

/** A variable's value: literal text and references, in order. */
export type Template = (string | Reference)[];

export type Variables = Record<string, Template>;

/** Who owns a thing that several stacks use. */
export type Ownership = { owner: true } | { owner: false; stack: string };

export interface FrontendSpec {
  key: string;
  /** Vercel project: our own, or another stack's whose previews we use. */
  project:
    | { own: true; name: string; adopt: string | undefined }
    | { own: false; stack: string; frontend: string };
  /** What the adopted project has already: import ids by domain and by variable. */
  adopted: { domains: Record<string, string>; variables: Record<string, string> };
  framework: string | undefined;
  build: string | undefined;
  install: string | undefined;
  output: string | undefined;
  root: string | undefined;
  ignoreBuild: string | undefined;
  node: string;
  deploymentProtection: EnvironmentConfig["frontends"][string]["deploymentProtection"];
  /** Contents of the TXT records that prove to Vercel whose domains these are. */
  proofs: string[];
  /** Canonical first. */
  domains: string[];
  redirects: string[];
  /** `https://<canonical domain>` */
  url: string;
  /** Origins the API has to accept: the url's and the extra ones. */
  origins: string[];
  variables: Variables;
  /** Names of those built from something that must not be seen. */
  secretVariables: string[];
}

type ServiceSettings = EnvironmentConfig["services"][string];

export interface ServiceSpec {
  key: string;
  /** Name on Render. */
  name: string;
  /** The platform's description of it, with this environment's start command. */
  service: Service;
  settings: ServiceSettings;
  /** `https://<domain>` if it has one; else known only once Render answers. */
  url: string | undefined;
  variables: Variables;
}

export interface AtlasSpec {
  type: "mongodb-atlas";
  project: string;
  version: string;
  cluster:
    | { own: false; name: string }
    | {
        own: true;
        name: string;
        adopt: string | undefined;
        size: string;
        autoscaleTo: string | undefined;
        provider: string;
        region: string;
        backups: boolean;
      };
  name: string;
  user: string;
  adoptUser: boolean;
  readers: string[];
  accessList: Ownership;
  alertEmail: string | undefined;
}

export interface PostgresSpec {
  type: "render-postgres";
  version: string;
  /** Name on Render, `<platform>-postgres-<stack>`. */
  instance: string;
  name: string;
  user: string;
  plan: string;
  diskSizeGb: number | undefined;
  adopt: string | undefined;
}

export type RedisSpec =
  | { own: true; name: string; plan: string; maxmemoryPolicy: string; adopt: string | undefined }
  | { own: false; stack: string };

export interface SecretSpec {
  kind: SecretKind;
  /** Made by the program itself, different in every environment; nobody enters it. */
  generated: boolean;
  /** How many times it was rotated; only generated ones are counted. */
  rotations: number;
}

/**
 * One environment, complete: every name computed, every default filled in, every reference parsed
 * and known to exist. What the component builds; it decides nothing more.
 */
export interface EnvironmentSpec {
  /** Stack name, e.g. `prod`. */
  stack: string;
  purpose: EnvironmentConfig["purpose"];
  launched: boolean;
  branch: string;
  /** The branch exists already and is imported. */
  adoptBranch: boolean;
  /** Import ids of DNS records that exist already, by host name. */
  adoptRecords: Record<string, string>;
  /** Day on which somebody put the initial data in. */
  seeded: string | undefined;
  platform: {
    name: string;
    domain: string;
    region: Platform["region"];
    /** Ranges that services connect from beside the region's. */
    outboundAddresses: string[];
  };
  /** Certificate authorities for the apex's CAA records; production's alone. */
  caa: string[];
  repository: { owner: string; name: string };
  /** Render's project, one for all stacks, made by the production stack. */
  renderProject: Ownership & { name: string };
  /** Name of this environment inside Render's project. */
  renderEnvironment: string;
  frontends: FrontendSpec[];
  services: ServiceSpec[];
  /** The env group that all services share. */
  group: { name: string; variables: Variables };
  /** For workflows that run in the environment's deployment environment on GitHub. */
  actionsSecrets: Variables;
  database: AtlasSpec | PostgresSpec | undefined;
  redis: RedisSpec | undefined;
  protection: {
    reviews: number;
    checks: string[];
    admins: boolean;
    /** Production only: neither force pushes nor deletion. They are refused everywhere by default. */
    adopt: boolean;
  };
  /** Secrets that this environment uses, by key. */
  secrets: Record<string, SecretSpec>;
  allowDeletion: string[];
}
