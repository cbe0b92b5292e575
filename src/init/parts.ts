/** A map as it will stand in YAML. */
export type Plain = Record<string, unknown>;

/** One environment that a new platform begins with. */
export interface Stage {
  stack: string;
  purpose: "production" | "staging" | "development";
  branch: string;
}

/** What a platform is made of, as far as its code or its answers tell: parts of the config to be. */
export interface Parts {
  /** `platform.frontends`. */
  frontends: Record<string, Plain>;
  /** `platform.services`. */
  services: Record<string, Plain>;
  /** What production says of a service: plan, instances, disk. */
  production: Record<string, Plain>;
  database: Plain | undefined;
  redis: Plain | undefined;
  /** Who may connect to production's Redis from outside Render. */
  allowedAtRedis: Plain[];
  /** Of the group that all services share. */
  variables: Record<string, string>;
  secrets: Record<string, Plain>;
  /** What was found and could not be carried over, for the person who goes on from here. */
  notes: string[];
}

export function noParts(): Parts {
  return {
    frontends: {},
    services: {},
    production: {},
    database: undefined,
    redis: undefined,
    allowedAtRedis: [],
    variables: {},
    secrets: {},
    notes: [],
  };
}

/** A key of the config made of any name: `acme-api_v2` is `acmeApiV2`. */
export function keyOf(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  const [first = "part", ...others] = words;
  const rest = others.map((word) => word[0]!.toUpperCase() + word.slice(1));
  return [first[0]!.toLowerCase() + first.slice(1), ...rest].join("").replace(/^(?=\d)/, "part");
}
