// What every stack of Bondigoo comes to, once names are computed and defaults filled in.

export const sharedVariables = {
  CLOUDINARY_URL: "${secrets.cloudinaryUrl}",
  CORS_ORIGIN: "${frontends.platform.origins}",
  CSRF_SECRET: "${secrets.csrfSecret}",
  DATABASE_URL: "${database.url}",
  ENVIRONMENT_NAME: "${environment.purpose}",
  JWT_SECRET: "${secrets.jwtSecret}",
  NODE_ENV: "production",
  REDIS_URL: "${redis.url}",
  SESSION_SECRET: "${secrets.sessionSecret}",
  STRIPE_SECRET_KEY: "${secrets.stripeSecretKey}",
};

const settings = {
  plan: "starter",
  instances: 1,
  suspended: false,
  previews: "off",
  variables: {},
};

/** What a stack says about its two services. */
export function services(stack: string, domain: string, start: string) {
  return [
    {
      key: "api",
      name: `bondigoo-api-${stack}`,
      service: {
        type: "web",
        runtime: "node",
        build: "npm ci",
        start,
        healthCheck: "/api/health",
        variables: {},
      },
      settings: { ...settings, domain, ...(start === "npm start" ? {} : { start }) },
      previews: "off",
      url: `https://${domain}`,
      variables: {},
    },
    {
      key: "worker",
      name: `bondigoo-worker-${stack}`,
      service: {
        type: "worker",
        runtime: "node",
        build: "npm ci",
        start: "npm run worker",
        variables: {},
      },
      settings,
      previews: "off",
      url: undefined,
      variables: {},
    },
  ];
}

export const frontend = {
  key: "platform",
  framework: "create-react-app",
  build: "CI=false npm run build",
  install: undefined,
  output: undefined,
  root: undefined,
  ignoreBuild: undefined,
  node: "24.x",
  deploymentProtection: "standard",
  previews: undefined,
  previewsIn: "bondigoo-platform-prod",
  previewOrigins: undefined,
  proofs: [],
  secretVariables: [],
  adopted: { domains: {}, variables: {} },
};

const generated = { kind: "generated", generated: true, rotations: 0 };

export const sharedSecrets = {
  cloudinaryUrl: { kind: "cloudinary-url", generated: false, rotations: 0 },
  csrfSecret: generated,
  jwtSecret: generated,
  sessionSecret: generated,
  stripePublishableKey: { kind: "stripe-publishable-key", generated: false, rotations: 0 },
  stripeSecretKey: { kind: "stripe-secret-key", generated: false, rotations: 0 },
};

export const common = {
  launched: false,
  live: false,
  onRender: true,
  adoptBranch: false,
  adoptRecords: {},
  records: [],
  seeded: undefined,
  platform: {
    name: "bondigoo",
    domain: "bondigoo.ch",
    region: "frankfurt",
    outboundAddresses: [],
    contact: undefined,
    testUsers: [],
  },
  caa: [],
  actionsSecrets: {},
  alerts: undefined,
  repository: { owner: "bondigoo", name: "bondigoo-platform" },
  keptWhole: false,
  allowDeletion: [],
  allowInterruption: [],
};

/** A public host name, the DNS record that leads there, and its line in the config. */
export function host(name: string, record: string, path: string) {
  return { name, record, path: path.split(".") };
}

export const atlas = {
  type: "mongodb-atlas",
  vendor: "mongodbatlas",
  project: "64b5f0c2a1d3e4f5a6b7c8d9",
  version: "8.0",
  adoptUser: false,
  readers: [],
  uses: [],
  after: [],
};
