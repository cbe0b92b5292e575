import { type Draft, set, unset } from "../draft.ts";
import { launched, onPostgres } from "./case.ts";

/** Edits that people make every day, close to what rules refuse. */
export const harmless: { name: string; edit: (draft: Draft) => void }[] = [
  {
    name: "deploys that wait for checks, and deploys by hand",
    edit: (d) => {
      set(d, "prod.environment.deploy", "afterChecks");
      set(d, "prod.environment.protection.checks", ["test"]);
      set(d, "dev.environment.deploy", "manual");
    },
  },
  {
    name: "addresses that Vercel gives out, beside a zone",
    edit: (d) => {
      set(d, "staging.environment.frontends.platform.domains", ["bondigoo-staging.vercel.app"]);
      set(d, "dev.environment.frontends.platform.domains", ["bondigoo-dev.vercel.app"]);
    },
  },
  {
    name: "the own name of a project that is taken over, with the domain it has",
    edit: (d) => {
      const name = "bondigoo-platform-staging.vercel.app";
      set(d, "staging.environment.frontends.platform.domains", [name]);
      set(d, "staging.environment.frontends.platform.adopt", "prj_old");
      set(d, "staging.environment.frontends.platform.adoptDomains", { [name]: `prj_old/${name}` });
    },
  },
  {
    name: "lists of origins by other names, with our own pages alone",
    edit: (d) =>
      set(d, "prod.environment.services.api.variables", {
        CORS_ALLOW_ORIGIN: "https://www.bondigoo.ch",
        CORS_ORIGIN_WHITELIST: '["https://www.bondigoo.ch", "https://api.bondigoo.ch"]',
        TRUSTED_ORIGINS: "${frontends.platform.origins} ${services.api.url}",
        CORS_ORIGIN_REGEX: "^https://www\\.bondigoo\\.ch$",
        CORS_ALLOW_ALL_ORIGINS: "false",
        CORS_ALLOW_METHODS: "*",
        CORS_ALLOW_HEADERS: "*",
        CORS_MAX_AGE: "600",
        CORS_CREDENTIALS: "true",
        COUNTRY_OF_ORIGIN: "CH",
        CDN_ORIGIN: "https://cdn.example.com",
        ORIGIN: "https://www.bondigoo.ch",
      }),
  },
  {
    name: "page that reaches its API by its host, over a socket, and without an address of its own",
    edit: (d) => {
      unset(d, "staging.environment.services.api.domain");
      set(d, "platform.frontends.platform.variables", {
        REACT_APP_API_URL: "${services.api.url}?v=1",
        REACT_APP_API_HOST: "${services.api.host}",
        REACT_APP_API_ENDPOINT: "wss://${services.api.host}/socket",
      });
    },
  },
  {
    name: "links to other environments' pages, which are public",
    edit: (d) => {
      set(d, "platform.variables.TERMS_URL", "https://www.bondigoo.ch/terms");
      set(d, "platform.variables.HOMEPAGE", "https://bondigoo.ch");
    },
  },
  {
    name: "an environment's own database and services by their names",
    edit: (d) => {
      set(d, "staging.environment.variables.MONGO_DB", "bondigoo-staging");
      set(d, "staging.environment.variables.DB_CLUSTER", "coaching-platform-dev");
      set(d, "staging.environment.variables.OTEL_SERVICE_NAME", "bondigoo-api-staging");
      set(d, "staging.environment.variables.DB", "mongodb+srv://${database.host}/${database.name}");
    },
  },
  {
    name: "stores of somebody else where the platform has none",
    edit: (d) => {
      unset(d, "platform.redis");
      set(d, "platform.variables.REDIS_URL", "rediss://cache.example.com:6380");
      for (const stack of ["prod", "staging", "dev"]) unset(d, `${stack}.environment.redis`);
    },
  },
  {
    name: "words that only look like ids and keys",
    edit: (d) =>
      set(d, "prod.environment.variables", {
        ...(d.stacks["prod"]!.environment["variables"] as object),
        THEME: "red-transport",
        LABEL: "task_test_kit",
        LOCALE: "de-CH",
        TZ: "Europe/Zurich",
        PORT: "10000",
      }),
  },
  {
    name: "list of addresses and domains that get mail",
    edit: (d) => {
      set(d, "staging.environment.variables.EMAIL_ALLOWLIST", "@bondigoo.ch, test@example.com");
      set(d, "dev.environment.variables.EMAIL_ALLOWLIST", "@${platform.domain};qa.example.com");
    },
  },
  {
    name: "list of who gets mail at every sender instead of in the group",
    edit: (d) => {
      unset(d, "dev.environment.variables.EMAIL_ALLOWLIST");
      for (const key of ["api", "worker"]) {
        set(d, `dev.environment.services.${key}.variables`, { EMAIL_ALLOWLIST: "@bondigoo.ch" });
      }
    },
  },
  {
    name: "test keys written out before launch",
    edit: (d) =>
      set(d, "dev.environment.frontends.platform.variables", {
        REACT_APP_STRIPE_PKEY: "pk_test_51Habcdefgh",
      }),
  },
  {
    name: "pages of other projects, on Vercel and by themselves",
    edit: (d) => {
      const origins = ["https://other.vercel.app", "https://app.example.com:8443"];
      set(d, "prod.environment.frontends.platform.extraOrigins", origins);
    },
  },
  {
    name: "this machine in development, in any spelling",
    edit: (d) => {
      const origins = ["http://localhost:3000", "https://app.localhost", "http://127.0.0.1:5173"];
      set(d, "dev.environment.frontends.platform.extraOrigins", origins);
    },
  },
  {
    name: "commands of several lines, and a disk below a folder of the system",
    edit: (d) => {
      set(d, "platform.services.api.build", "npm ci\nnpm run build\n");
      set(d, "platform.services.api.root", "./services/api.v2");
      set(d, "platform.frontends.platform.root", "apps/[locale]/web");
      set(d, "prod.environment.services.worker", { disk: { mount: "/var/data/", sizeGb: 1 } });
      set(d, "platform.variables.GREETING", "Grüezi 👋 – 👩‍💻 ${platform.name}");
    },
  },
  {
    name: "names with spaces and dots, as dashboards take them",
    edit: (d) => {
      set(d, "prod.environment.services.api.name", "Bondigoo API v1.2");
      set(d, "prod.environment.redis.name", "bondigoo_cache");
      set(d, "prod.environment.database.user", "bondigoo.prod@example");
    },
  },
  {
    name: "branches that only begin like one another",
    edit: (d) => {
      set(d, "staging.environment.branch", "main-next");
      set(d, "dev.environment.branch", "feature/HEAD-of-refs.locked");
    },
  },
  {
    name: "clouds with regions of their own",
    edit: (d) => {
      set(d, "prod.environment.database.cluster.provider", "AZURE");
      set(d, "prod.environment.database.cluster.region", "EUROPE_WEST");
      set(d, "dev.environment.database.cluster", { provider: "GCP", region: "WESTERN_EUROPE" });
      set(d, "platform.database.version", "7.0");
    },
  },
  {
    name: "seeded on the day of launch",
    edit: (d) => set(launched(d), "prod.environment.seeded", new Date().toISOString().slice(0, 10)),
  },
  {
    name: "one free store of each sort",
    edit: (d) => {
      onPostgres(d);
      set(d, "dev.environment.redis", { plan: "free" });
      set(d, "dev.environment.database", { plan: "free" });
    },
  },
  {
    name: "names that say secret and values that are none",
    edit: (d) =>
      set(d, "prod.environment.services.api.variables", {
        JWT_TOKEN_TTL: "3600",
        PASSWORD_MIN_LENGTH: "12",
        MAX_TOKEN: "4096",
        TOKEN_URL: "https://auth.example.com/token",
        REQUIRE_PASSWORD: "true",
        API_KEY_HEADER: "x-api-key",
        EMPTY_SECRET: "",
        GOOGLE_APPLICATION_CREDENTIALS: "/secrets/google.json",
        SESSION_SECRETS: "${secrets.sessionSecret},${secrets.jwtSecret}",
        SMTP_LINK: "smtp://user:${secrets.jwtSecret}@sandbox.example.com",
        DATADOG_PUBLIC_KEY: "9a8b7c6d5e4f3a2b1c0d9e8f7a6b5c4d",
        COMMIT: "0123456789abcdef0123456789abcdef01234567",
        TENANT: "0f8fad5b-d9cb-469f-a165-70867728950e",
        DOCS: "https://example.com:8080/@user",
        PACKAGE: "https://unpkg.com/react@18.2.0/umd/react.js",
        EMAIL_ALLOWLIST: "@bondigoo.ch",
      }),
  },
  {
    name: "commands that pass secrets on without holding them",
    edit: (d) => {
      set(d, "platform.services.api.start", "TOKEN=$API_TOKEN npm start --password $DB_PASSWORD");
      set(
        d,
        "platform.services.api.build",
        "CI=false NODE_OPTIONS=--max-old-space-size=4096 npm ci",
      );
      set(d, "platform.services.api.preDeploy", "git clone https://x:$GH_TOKEN@github.com/a/b");
    },
  },
  {
    name: "token for browsers, with the reason",
    edit: (d) => {
      const token = ["pk.ey", "J1IjoiYm9uZGlnb28ifQ.abcdefghijklmnopqrstuv"].join("");
      set(d, "platform.notSecret", { [token]: "Mapbox's public token, for browsers" });
      set(d, "platform.frontends.platform.variables.REACT_APP_MAPBOX", token);
      set(d, "platform.variables.MAPBOX_TOKEN", token);
    },
  },
  {
    name: "another framework, and none",
    edit: (d) => {
      set(d, "platform.frontends.platform.framework", "vite");
      set(d, "platform.frontends.docs", { build: "make" });
      for (const stack of ["prod", "staging", "dev"]) {
        set(d, `${stack}.environment.frontends.docs`, { domains: [`docs-${stack}.bondigoo.ch`] });
      }
      set(
        d,
        "platform.variables.CORS_ORIGIN",
        "${frontends.platform.origins},${frontends.docs.origins}",
      );
    },
  },
];
