import { describe, expect, it } from "vitest";
import { loadFromFiles } from "../../src/config/load-from-files.ts";
import type { EnvironmentSpec } from "../../src/config/spec.ts";
import type { Variables } from "../../src/config/template.ts";
import {
  atlas,
  common,
  frontend,
  host,
  services,
  sharedSecrets,
  sharedVariables,
} from "./bondigoo-spec.ts";

const root = new URL("../..", import.meta.url).pathname;
const { environments, faults, notes } = loadFromFiles(root);

function environment(stack: string): EnvironmentSpec {
  const spec = environments.get(stack);
  if (spec === undefined) throw new Error(`no environment ${stack}`);
  return spec;
}

/** Variables as they are written, for reading. */
function written(variables: Variables): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).map(([name, template]) => [
      name,
      template
        .map((piece) => (typeof piece === "string" ? piece : `\${${piece.path.join(".")}}`))
        .join(""),
    ]),
  );
}

/** The parts that are compared apart from the rest, because they are long; references elsewhere. */
function split(spec: EnvironmentSpec) {
  // What verify asks for is the same in all stacks, and tested where it is asked.
  const { frontends, services, group, secrets, references: _, verify: __, ...rest } = spec;
  return {
    rest,
    frontends: frontends.map(({ variables, ...own }) => ({
      ...own,
      variables: written(variables),
    })),
    services,
    group: { name: group.name, variables: written(group.variables) },
    secrets,
  };
}

const ofProduction = { ...common, keptWhole: true };

const ownRedis = {
  own: true,
  name: "bondigoo-redis-prod",
  plan: "starter",
  maxmemoryPolicy: "noeviction",
  ipAllowList: [],
  adopt: undefined,
};

describe("the three stacks of the repository", () => {
  it("have no faults, and tell which secrets a first up needs", () => {
    expect(faults).toEqual([]);
    expect(notes).toEqual([
      "dev has no secrets yet; before its first up it needs cloudinaryUrl, smtpUrl, stripePublishableKey, stripeSecretKey",
      "prod has no secrets yet; before its first up it needs cloudinaryUrl, sendgridApiKey, stripePublishableKey, stripeSecretKey",
      "staging: a Sentry DSN is recommended, as a release's errors show there first; write SENTRY_DSN: ${secrets.sentryDsn}",
      "staging has no secrets yet; before its first up it needs cloudinaryUrl, smtpUrl, stripePublishableKey, stripeSecretKey",
    ]);
  });

  it("come with production first, the others wait for it", () => {
    expect([...environments.keys()]).toEqual(["prod", "staging", "dev"]);
  });

  it("load prod exactly as written", () => {
    expect(split(environment("prod"))).toEqual({
      rest: {
        ...ofProduction,
        stack: "prod",
        purpose: "production",
        branch: "main",
        deploy: "onCommit",
        createBranch: false,
        renderProject: { name: "bondigoo", owner: true },
        renderEnvironment: "prod",
        database: {
          ...atlas,
          cluster: {
            own: true,
            name: "bondigoo-prod-cluster",
            adopt: undefined,
            size: "M10",
            dedicated: true,
            autoscaleTo: undefined,
            provider: "AWS",
            region: "EU_CENTRAL_1",
            backups: true,
          },
          instance: "bondigoo-prod-cluster",
          name: "bondigoo-prod",
          user: "bondigoo-prod-user",
          readers: ["bondigoo-prod-developer", "bondigoo-prod-refresh"],
          accessList: { owner: true },
        },
        redis: ownRedis,
        protection: { reviews: 1, checks: [], reviewers: undefined, admins: true, adopt: false },
        dependencies: {},
        hosts: [
          host("www.bondigoo.ch", "CNAME", "frontends.platform.domains.0"),
          host("bondigoo.ch", "A", "frontends.platform.redirects.0"),
          host("api.bondigoo.ch", "CNAME", "services.api.domain"),
        ],
      },
      frontends: [
        {
          ...frontend,
          project: { own: true, name: "bondigoo-platform-prod", adopt: undefined },
          domains: ["www.bondigoo.ch"],
          redirects: ["bondigoo.ch"],
          url: "https://www.bondigoo.ch",
          origins: ["https://www.bondigoo.ch"],
          variables: {
            REACT_APP_API_URL: "${services.api.url}",
            REACT_APP_LAUNCHED: "${environment.launched}",
            REACT_APP_STRIPE_PKEY: "${secrets.stripePublishableKey}",
          },
        },
      ],
      services: services("prod", "api.bondigoo.ch", "npm start"),
      group: {
        name: "bondigoo-prod-env",
        variables: { ...sharedVariables, SENDGRID_API_KEY: "${secrets.sendgridApiKey}" },
      },
      secrets: {
        ...sharedSecrets,
        sendgridApiKey: { kind: "sendgrid-api-key", generated: false, rotations: 0 },
      },
    });
  });

  it("load staging exactly as written", () => {
    expect(split(environment("staging"))).toEqual({
      rest: {
        ...common,
        stack: "staging",
        purpose: "staging",
        branch: "staging",
        deploy: "onCommit",
        createBranch: true,
        renderProject: { name: "bondigoo", owner: false, stack: "prod" },
        renderEnvironment: "staging",
        database: {
          ...atlas,
          cluster: { own: false, name: "coaching-platform-dev" },
          instance: "coaching-platform-dev",
          uses: ["coaching-platform-dev"],
          after: ["prod"],
          name: "bondigoo-staging",
          user: "bondigoo-staging-user",
          accessList: { owner: false, stack: "prod" },
        },
        redis: { own: false, stack: "prod" },
        protection: { reviews: 1, checks: [], reviewers: undefined, admins: false, adopt: false },
        dependencies: { prod: ["render", "redisUrl"] },
        hosts: [
          host("staging.bondigoo.ch", "CNAME", "frontends.platform.domains.0"),
          host("api.staging.bondigoo.ch", "CNAME", "services.api.domain"),
        ],
      },
      frontends: [
        {
          ...frontend,
          project: { own: true, name: "bondigoo-platform-staging", adopt: undefined },
          previewsIn: "bondigoo-platform-staging",
          domains: ["staging.bondigoo.ch"],
          redirects: [],
          url: "https://staging.bondigoo.ch",
          origins: ["https://staging.bondigoo.ch"],
          variables: {
            REACT_APP_API_URL: "${services.api.url}",
            REACT_APP_LAUNCHED: "true",
            REACT_APP_STRIPE_PKEY: "${secrets.stripePublishableKey}",
          },
        },
      ],
      services: services("staging", "api.staging.bondigoo.ch", "npm start"),
      group: {
        name: "bondigoo-staging-env",
        variables: {
          ...sharedVariables,
          EMAIL_ALLOWLIST: "@bondigoo.ch",
          SMTP_URL: "${secrets.smtpUrl}",
        },
      },
      secrets: { ...sharedSecrets, smtpUrl: { kind: "smtp-url", generated: false, rotations: 0 } },
    });
  });

  it("load dev exactly as written", () => {
    expect(split(environment("dev"))).toEqual({
      rest: {
        ...common,
        stack: "dev",
        purpose: "development",
        branch: "develop",
        deploy: "onCommit",
        createBranch: true,
        renderProject: { name: "bondigoo", owner: false, stack: "prod" },
        renderEnvironment: "dev",
        database: {
          ...atlas,
          cluster: { own: false, name: "coaching-platform-dev" },
          instance: "coaching-platform-dev",
          uses: ["coaching-platform-dev"],
          after: ["prod"],
          name: "coaching-platform-dev",
          user: "coaching_platform_dev_user",
          accessList: { owner: false, stack: "prod" },
        },
        redis: { own: false, stack: "prod" },
        protection: { reviews: 0, checks: [], reviewers: undefined, admins: false, adopt: false },
        dependencies: { prod: ["render", "redisUrl", "frontends"] },
        hosts: [
          host("dev.bondigoo.ch", "CNAME", "frontends.platform.domains.0"),
          host("api.dev.bondigoo.ch", "CNAME", "services.api.domain"),
        ],
      },
      frontends: [
        {
          ...frontend,
          deploymentProtection: "none",
          project: { own: false, stack: "prod", frontend: "platform" },
          domains: ["dev.bondigoo.ch"],
          redirects: [],
          url: "https://dev.bondigoo.ch",
          origins: ["https://dev.bondigoo.ch", "http://localhost:3000"],
          variables: {
            REACT_APP_API_URL: "${services.api.url}",
            REACT_APP_LAUNCHED: "true",
            REACT_APP_STRIPE_PKEY: "${secrets.stripePublishableKey}",
          },
        },
      ],
      services: services("dev", "api.dev.bondigoo.ch", "npm run dev"),
      group: {
        name: "bondigoo-dev-env",
        variables: {
          ...sharedVariables,
          EMAIL_ALLOWLIST: "@bondigoo.ch",
          NODE_ENV: "development",
          SMTP_URL: "${secrets.smtpUrl}",
        },
      },
      secrets: { ...sharedSecrets, smtpUrl: { kind: "smtp-url", generated: false, rotations: 0 } },
    });
  });
});
