/** A mistake that is easily made in the files of `infra init`. */
export interface Mistake {
  what: string;
  file: string;
  from: string;
  to: string;
  /** What the person who made it has to read. */
  told: string;
}

/** What `infra init` was told for these mistakes to be possible. */
export const answers = [
  ...["--name", "acme", "--domain", "acme.example", "--repository", "acme/shop"],
  ...["--redis", "yes", "--database", "render-postgres"],
];

export const mistakes: Mistake[] = [
  {
    what: "a mistyped key",
    file: "Pulumi.yaml",
    from: "start:",
    to: "strat:",
    told: 'did you mean "start"?',
  },
  {
    what: "a mistyped plan",
    file: "Pulumi.prod.yaml",
    from: "plan: basic_1gb",
    to: "plan: basic_2gb",
    told: "basic_4gb",
  },
  {
    what: "a version without quotes",
    file: "Pulumi.yaml",
    from: "type: render-postgres",
    to: "type: render-postgres\n        version: 17",
    told: 'write it in quotes: "17"',
  },
  {
    what: "an unknown reference",
    file: "Pulumi.yaml",
    from: "${redis.url}",
    to: "${redis.ulr}",
    told: 'did you mean "redis.url"?',
  },
  {
    what: "a domain outside the zone",
    file: "Pulumi.dev.yaml",
    from: "domain: api.dev.acme.example",
    to: "domain: api.dev.acme.com",
    told: "fix: write api.dev.acme.example",
  },
  {
    what: "another's branch",
    file: "Pulumi.dev.yaml",
    from: "branch: develop",
    to: "branch: main",
    told: "fix: write branch: dev;",
  },
  {
    what: "a purpose that is none",
    file: "Pulumi.dev.yaml",
    from: "purpose: development",
    to: "purpose: develop",
    told: 'did you mean "development"?',
  },
  {
    what: "a tab",
    file: "Pulumi.dev.yaml",
    from: "    branch:",
    to: "\tbranch:",
    told: "fix: write 4 spaces in place of the tab",
  },
  {
    what: "another project's name",
    file: "Pulumi.dev.yaml",
    from: ":environment",
    to: "x:environment",
    told: "fix: rename it to acme:environment",
  },
  {
    what: "a second production",
    file: "Pulumi.staging.yaml",
    from: "purpose: staging",
    to: "purpose: production",
    told: "fix: write purpose: staging",
  },
];
