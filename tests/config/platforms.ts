import { placeholder, type SecretKind } from "../../src/config/secret-kinds.ts";
import type { Draft } from "./draft.ts";

const shops = ["shop", "admin", "partnerPortal"];
const hosts: Record<string, string> = { shop: "shop", admin: "admin", partnerPortal: "partners" };

/** A mid-size team: ten services, three frontends, four environments. */
export function midSize(): Draft {
  const stacks = { prod: "production", staging: "staging", qa: "staging", dev: "development" };
  const entries = Object.entries(stacks).map(([stack, purpose]) => [
    stack,
    {
      environment: midSizeEnvironment(stack, purpose),
      secrets: secretsOf(stack, { stripe: "stripe-secret-key", hook: "webhook-secret" }),
      secretInfo: {},
    },
  ]);
  return { platform: midSizePlatform(), stacks: Object.fromEntries(entries) };
}

function midSizePlatform() {
  const frontends = shops.map((key) => [
    key,
    {
      framework: "nextjs",
      root: `apps/${key}`,
      variables: { NEXT_PUBLIC_API_URL: "${services.api.url}/v1" },
    },
  ]);
  const workers = ["mailer", "indexer", "importer", "biller"];
  return {
    name: "example",
    domain: "example.com",
    repository: "example/monorepo",
    region: "ohio",
    frontends: Object.fromEntries(frontends),
    services: {
      api: { type: "web", start: "npm start", root: "apps/api", healthCheck: "/health" },
      webhooks: { type: "web", start: "npm start", root: "apps/webhooks" },
      search: { type: "private", start: "npm start", root: "apps/search" },
      ...Object.fromEntries(
        workers.map((key) => [key, { type: "worker", start: `npm run ${key}` }]),
      ),
      nightly: { type: "cron", start: "npm run nightly", schedule: "0 3 * * *" },
      reports: { type: "cron", start: "npm run reports", schedule: "*/30 8-18 * * 1-5" },
      docs: { type: "static", build: "npm run docs", publish: "site" },
    },
    database: { type: "render-postgres", version: "17" },
    redis: {},
    variables: {
      DATABASE_URL: "${database.url}",
      REDIS_URL: "${redis.url}",
      CORS_ORIGIN: shops.map((key) => `\${frontends.${key}.origins}`).join(),
      STRIPE_SECRET_KEY: "${secrets.stripe}",
      STRIPE_WEBHOOK_SECRET: "${secrets.hook}",
      SESSION_SECRET: "${secrets.session}",
    },
    secrets: {
      stripe: { kind: "stripe-secret-key" },
      hook: { kind: "webhook-secret" },
      session: { kind: "generated" },
    },
  };
}

function midSizeEnvironment(stack: string, purpose: string) {
  const inside = stack === "prod" ? "example.com" : `${stack}.example.com`;
  const busy = { plan: "pro", autoscaling: { min: 2, max: 6, cpu: 70 } };
  return {
    purpose,
    branch: stack === "prod" ? "main" : stack,
    frontends: Object.fromEntries(
      shops.map((key) => [key, { domains: [`${hosts[key] ?? key}.${inside}`] }]),
    ),
    services: {
      api: { domain: `api.${inside}`, ...(stack === "prod" ? busy : {}) },
      webhooks: { domain: `webhooks.${inside}` },
      docs: { domain: `docs.${inside}` },
    },
    database: { plan: stack === "prod" ? "pro_8gb" : "basic_1gb" },
  };
}

/** A software service on Convex and Clerk: no service on Render at all. */
export function convexSaas(shape: "simple" | "professional"): Draft {
  const kinds: Record<string, SecretKind> = {
    convexDeployKey: "convex-deploy-key",
    clerkSecretKey: "clerk-secret-key",
    clerkPublishableKey: "clerk-publishable-key",
    clerkWebhookSecret: "webhook-secret",
  };
  const sharedBy = shape === "simple" ? ["dev", "preview"] : [];
  const environment = (purpose: string, branch: string, domain: string, previewOf?: string) => ({
    purpose,
    branch,
    frontends: { web: { domains: [domain], ...(previewOf ? { previewOf } : {}) } },
  });
  const values = (stack: string) => secretsOf(stack, kinds);
  return {
    platform: {
      name: "saas",
      domain: "saas.example",
      repository: "saas/app",
      frontends: {
        web: {
          framework: "nextjs",
          build: "npx convex deploy --cmd 'npm run build'",
          variables: {
            CONVEX_DEPLOY_KEY: "${secrets.convexDeployKey}",
            CLERK_SECRET_KEY: "${secrets.clerkSecretKey}",
            NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: "${secrets.clerkPublishableKey}",
            CLERK_WEBHOOK_SECRET: "${secrets.clerkWebhookSecret}",
            CSRF_SECRET: "${secrets.csrf}",
            SESSION_SECRET: "${secrets.session}",
          },
        },
      },
      secrets: {
        convexDeployKey: { kind: "convex-deploy-key", sharedBy },
        clerkSecretKey: { kind: "clerk-secret-key" },
        clerkPublishableKey: { kind: "clerk-publishable-key" },
        clerkWebhookSecret: { kind: "webhook-secret", sharedBy },
        csrf: { kind: "generated" },
        session: { kind: "generated" },
      },
    },
    stacks: {
      prod: {
        environment: environment("production", "main", "app.saas.example"),
        secrets: values("prod"),
        secretInfo: {},
      },
      preview: {
        environment: environment("staging", "test", "test.saas.example", "prod"),
        secrets: values(shape === "simple" ? "dev" : "preview"),
        secretInfo: {},
      },
      dev: {
        environment: environment("development", "dev", "dev.saas.example", "prod"),
        secrets: values("dev"),
        secretInfo: {},
      },
    },
  };
}

function secretsOf(stack: string, kinds: Record<string, SecretKind>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(kinds).map(([key, kind]) => [key, placeholder(kind, `${stack} ${key}`)]),
  );
}

/** API, page and workflow engine on Render, the engine from an image. */
export function workflow(): Draft {
  const kinds: Record<string, SecretKind> = {
    auth0: "auth0-client-secret",
    stripe: "stripe-secret-key",
    sentry: "sentry-dsn",
  };
  const environment = (purpose: string, branch: string, prefix: string, suspended: boolean) => ({
    purpose,
    branch,
    services: {
      api: { domain: `${prefix}api.flow.example`, suspended },
      page: { domain: `${prefix}app.flow.example` },
      prefectServer: { suspended },
      prefectWorker: { suspended },
    },
    database: { plan: purpose === "production" ? "basic_1gb" : "basic_256mb" },
  });
  return {
    platform: {
      name: "flow",
      domain: "flow.example",
      repository: "flow/app",
      services: {
        api: { type: "web", runtime: "python", build: "pip install .", start: "uvicorn app:app" },
        page: {
          type: "static",
          build: "npm run build",
          publish: "dist",
          variables: { VITE_API_URL: "${services.api.url}" },
        },
        prefectServer: {
          type: "private",
          runtime: "image",
          image: "docker.io/prefecthq/prefect:3-latest",
          start: "prefect server start --host 0.0.0.0",
        },
        prefectWorker: {
          type: "worker",
          runtime: "python",
          build: "pip install .",
          start: "prefect worker start --pool default",
          variables: { PREFECT_API_URL: "http://${services.prefectServer.internalHost}:4200/api" },
        },
      },
      database: { type: "render-postgres" },
      variables: {
        DATABASE_URL: "${database.url}",
        CORS_ORIGINS: "${services.page.url}",
        AUTH0_CLIENT_SECRET: "${secrets.auth0}",
        STRIPE_SECRET_KEY: "${secrets.stripe}",
        SENTRY_DSN: "${secrets.sentry}",
      },
      secrets: Object.fromEntries(Object.entries(kinds).map(([key, kind]) => [key, { kind }])),
    },
    stacks: {
      prod: {
        environment: environment("production", "main", "", false),
        secrets: secretsOf("prod", kinds),
        secretInfo: {},
      },
      staging: {
        environment: environment("staging", "staging", "staging-", true),
        secrets: secretsOf("staging", kinds),
        secretInfo: {},
      },
    },
  };
}
