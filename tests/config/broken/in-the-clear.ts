import { set } from "../draft.ts";
import { type BrokenCase, servicesAlone } from "./case.ts";

/** Made-up tokens, put together so that no scanner takes this file for a leak. */
const token = (...pieces: string[]) => pieces.join("");

/** Secrets that somebody wrote down, in every place that takes text. */
export const inTheClear: BrokenCase[] = [
  {
    name: "keys in commands, names and every other text",
    edit: (d) => {
      set(d, "platform.services.api.start", `TOKEN=hunter2hunter2 npm start`);
      set(d, "platform.services.api.build", `curl -H 'Authorization: Bearer abcdef0123456789' x`);
      set(d, "platform.services.api.preDeploy", "psql postgres://u:p@h/db");
      set(
        d,
        "platform.services.api.healthCheck",
        `/health?key=${token("AI", "zaSyA0123456789abcdefghijk")}`,
      );
      set(d, "platform.services.api.root", token("gh", "p_abcdefghijklmnopqrstuvwxyz0123456789"));
      set(d, "platform.frontends.platform.build", "build --api-key=abc123");
      set(d, "platform.frontends.platform.install", `//registry.npmjs.org/:_authToken=abc npm ci`);
      set(
        d,
        "platform.frontends.platform.ignoreBuild",
        token("xo", "xb-123456789012-abcdefghijkl"),
      );
      set(d, "platform.secrets.smtpUrl.from", "the server, smtp://me:hunter2@mail.example.com");
      set(d, "prod.environment.services.worker", { start: "PGPASSWORD='x y' npm run worker" });
      set(d, "prod.environment.database.readers", [token("pul", "-0123456789abcdef0123")]);
      set(d, "prod.environment.protection.checks", [token("gl", "pat-abcdefghij0123456789")]);
      set(d, "prod.environment.allowDeletion", [token("rn", "d_abcdefghijklmnop")]);
    },
    faults: [
      "platform.frontends.platform.build: holds what looks like a secret, in the clear (not shown) (allowed: no secret: a command reads it from a variable)",
      "platform.frontends.platform.install: holds what looks like a secret, in the clear (not shown) (allowed: no secret: a command reads it from a variable)",
      "platform.frontends.platform.ignoreBuild: holds what looks like a secret, in the clear (not shown) (allowed: no secret: a command reads it from a variable)",
      "platform.services.api.root: holds what looks like a secret, in the clear (not shown) (allowed: no secret: a command reads it from a variable)",
      "platform.services.api.build: holds what looks like a secret, in the clear (not shown) (allowed: no secret: a command reads it from a variable)",
      "platform.services.api.preDeploy: holds what looks like a secret, in the clear (not shown) (allowed: no secret: a command reads it from a variable)",
      "platform.services.api.start: holds what looks like a secret, in the clear (not shown) (allowed: no secret: a command reads it from a variable)",
      "platform.services.api.healthCheck: holds what looks like a secret, in the clear (not shown) (allowed: no secret: a command reads it from a variable)",
      "platform.secrets.smtpUrl.from: holds what looks like a secret, in the clear (not shown) (allowed: no secret: a command reads it from a variable)",
      "prod.environment.services.worker.start: holds what looks like a secret, in the clear (not shown) (allowed: no secret: a command reads it from a variable)",
      "prod.environment.database.readers.0: holds what looks like a secret, in the clear (not shown) (allowed: no secret: a command reads it from a variable)",
      "prod.environment.protection.checks.0: holds what looks like a secret, in the clear (not shown) (allowed: no secret: a command reads it from a variable)",
      "prod.environment.allowDeletion.0: holds what looks like a secret, in the clear (not shown) (allowed: no secret: a command reads it from a variable)",
      "platform.services.api.preDeploy: the address of a store, by hand (not shown) (allowed: ${database.url})",
    ],
  },
  {
    name: "values under names that say secret",
    edit: (d) =>
      set(d, "dev.environment.services.api.variables", {
        JWT_SECRET: "changeme",
        dbPassword: "1234",
        SECRET_KEY_BASE: "${environment.name}-secret",
        ADMIN_TOKEN: "${database.host}",
        DATADOG_KEY: "9a8b7c6d5e4f3a2b1c0d9e8f7a6b5c4d",
        REACT_APP_CLIENT_SECRET: "abc",
      }),
    faults: [
      "dev.environment.services.api.variables.ADMIN_TOKEN: says that it is a secret, and is in the clear (not shown) (allowed: a reference: ${secrets.<key>})\n      fix: replace the value at its vendor, declare it under platform.secrets, and write ADMIN_TOKEN: ${secrets.<key>}",
      "dev.environment.services.api.variables.DATADOG_KEY: holds what looks like a secret, in the clear (not shown) (allowed: a reference: ${secrets.<key>})\n      fix: replace the value at its vendor, declare it under platform.secrets, and write DATADOG_KEY: ${secrets.<key>}",
      "dev.environment.services.api.variables.JWT_SECRET: says that it is a secret, and is in the clear (not shown) (allowed: a reference: ${secrets.<key>})\n      fix: replace the value at its vendor, declare it under platform.secrets, and write JWT_SECRET: ${secrets.<key>}",
      "dev.environment.services.api.variables.REACT_APP_CLIENT_SECRET: says that it is a secret, and is in the clear (not shown) (allowed: a reference: ${secrets.<key>})\n      fix: replace the value at its vendor, declare it under platform.secrets, and write REACT_APP_CLIENT_SECRET: ${secrets.<key>}",
      "dev.environment.services.api.variables.SECRET_KEY_BASE: says that it is a secret, and is in the clear (not shown) (allowed: a reference: ${secrets.<key>})\n      fix: replace the value at its vendor, declare it under platform.secrets, and write SECRET_KEY_BASE: ${secrets.<key>}",
      "dev.environment.services.api.variables.dbPassword: says that it is a secret, and is in the clear (not shown) (allowed: a reference: ${secrets.<key>})\n      fix: replace the value at its vendor, declare it under platform.secrets, and write dbPassword: ${secrets.<key>}",
    ],
  },
  {
    name: "passwords in addresses, whatever they hold",
    edit: (d) =>
      set(d, "dev.environment.services.api.variables", {
        A: "https://user:pa$sword@example.com",
        B: "https://user:pass:word@example.com",
        C: "https://user:pass/word@example.com",
        D: "https://user:p${environment.name}@example.com",
        E: "https://user:p${secrets.jwtSecret}@example.com",
        F: "amqp://:hunter2@queue.example.com",
        G: "https://user:p@ss@example.com",
      }),
    faults: [
      "dev.environment.services.api.variables.A: holds what looks like a secret, in the clear (not shown) (allowed: a reference: ${secrets.<key>})\n      fix: replace the value at its vendor, declare it under platform.secrets, and write A: ${secrets.<key>}",
      "dev.environment.services.api.variables.B: holds what looks like a secret, in the clear (not shown) (allowed: a reference: ${secrets.<key>})\n      fix: replace the value at its vendor, declare it under platform.secrets, and write B: ${secrets.<key>}",
      "dev.environment.services.api.variables.C: holds what looks like a secret, in the clear (not shown) (allowed: a reference: ${secrets.<key>})\n      fix: replace the value at its vendor, declare it under platform.secrets, and write C: ${secrets.<key>}",
      "dev.environment.services.api.variables.D: holds what looks like a secret, in the clear (not shown) (allowed: a reference: ${secrets.<key>})\n      fix: replace the value at its vendor, declare it under platform.secrets, and write D: ${secrets.<key>}",
      "dev.environment.services.api.variables.E: holds what looks like a secret, in the clear (not shown) (allowed: a reference: ${secrets.<key>})\n      fix: replace the value at its vendor, declare it under platform.secrets, and write E: ${secrets.<key>}",
      "dev.environment.services.api.variables.F: holds what looks like a secret, in the clear (not shown) (allowed: a reference: ${secrets.<key>})\n      fix: replace the value at its vendor, declare it under platform.secrets, and write F: ${secrets.<key>}",
      "dev.environment.services.api.variables.G: holds what looks like a secret, in the clear (not shown) (allowed: a reference: ${secrets.<key>})\n      fix: replace the value at its vendor, declare it under platform.secrets, and write G: ${secrets.<key>}",
    ],
  },
  {
    name: "tokens put together from pieces",
    edit: (d) => {
      set(d, "platform.name", "proj");
      set(d, "dev.environment.services.api.variables", {
        A: "sk-${platform.name}-abcdefghijklmnopqrst",
      });
    },
    faults: [
      "dev.environment.services.api.variables.A: holds what looks like a secret, in the clear (not shown) (allowed: a reference: ${secrets.<key>})\n      fix: replace the value at its vendor, declare it under platform.secrets, and write A: ${secrets.<key>}",
    ],
  },
  {
    name: "secrets that web services, workers and workflows build into pages",
    edit: (d) => {
      servicesAlone(d);
      set(d, "platform.services.api.variables", {
        VUE_APP_A: "${secrets.jwtSecret}",
        NEXT_PUBLIC_B: "${redis.url}",
        PUBLIC_C: "${database.password}",
      });
      set(d, "platform.services.worker.variables", { GATSBY_D: "x${secrets.jwtSecret}" });
      set(d, "dev.environment.actionsSecrets", { EXPO_PUBLIC_E: "${secrets.cloudinaryUrl}" });
      set(d, "dev.environment.variables.VITE_F", "${database.url}");
    },
    faults: [
      "prod.environment.services.api.variables.NEXT_PUBLIC_B: ${redis.url} is secret, and this variable is built into the page (allowed: publishable keys and values that are not secret)",
      "prod.environment.services.api.variables.PUBLIC_C: ${database.password} is secret, and this variable is built into the page (allowed: publishable keys and values that are not secret)",
      "prod.environment.services.api.variables.VUE_APP_A: ${secrets.jwtSecret} is secret, and this variable is built into the page (allowed: publishable keys and values that are not secret)",
      "prod.environment.services.worker.variables.GATSBY_D: ${secrets.jwtSecret} is secret, and this variable is built into the page (allowed: publishable keys and values that are not secret)",
      "staging.environment.services.api.variables.NEXT_PUBLIC_B: ${redis.url} is secret, and this variable is built into the page (allowed: publishable keys and values that are not secret)",
      "staging.environment.services.api.variables.PUBLIC_C: ${database.password} is secret, and this variable is built into the page (allowed: publishable keys and values that are not secret)",
      "staging.environment.services.api.variables.VUE_APP_A: ${secrets.jwtSecret} is secret, and this variable is built into the page (allowed: publishable keys and values that are not secret)",
      "staging.environment.services.worker.variables.GATSBY_D: ${secrets.jwtSecret} is secret, and this variable is built into the page (allowed: publishable keys and values that are not secret)",
      "dev.environment.variables.VITE_F: ${database.url} is secret, and this variable is built into the page (allowed: publishable keys and values that are not secret)",
      "dev.environment.actionsSecrets.EXPO_PUBLIC_E: ${secrets.cloudinaryUrl} is secret, and this variable is built into the page (allowed: publishable keys and values that are not secret)",
      "dev.environment.services.api.variables.NEXT_PUBLIC_B: ${redis.url} is secret, and this variable is built into the page (allowed: publishable keys and values that are not secret)",
      "dev.environment.services.api.variables.PUBLIC_C: ${database.password} is secret, and this variable is built into the page (allowed: publishable keys and values that are not secret)",
      "dev.environment.services.api.variables.VUE_APP_A: ${secrets.jwtSecret} is secret, and this variable is built into the page (allowed: publishable keys and values that are not secret)",
      "dev.environment.services.worker.variables.GATSBY_D: ${secrets.jwtSecret} is secret, and this variable is built into the page (allowed: publishable keys and values that are not secret)",
    ],
  },
  {
    name: "exceptions for nothing, and for a part of what looks secret",
    edit: (d) => {
      set(d, "platform.notSecret", {
        "pk.eyJ1Ijoi.abcdefghijk": "Mapbox, for browsers",
        hunter2hunter2: "an example in the documentation",
      });
      set(d, "dev.environment.variables.X", "https://me:hunter2hunter2x@example.com");
    },
    faults: [
      "dev.environment.variables.X: holds what looks like a secret, in the clear (not shown) (allowed: a reference: ${secrets.<key>})\n      fix: replace the value at its vendor, declare it under platform.secrets, and write X: ${secrets.<key>}",
      'platform.notSecret: the exception "Mapbox, for browsers" is about no value (allowed: words that stand in the config)\n      fix: remove it',
      'platform.notSecret: the exception "an example in the documentation" is about no value (allowed: words that stand in the config)\n      fix: remove it',
    ],
  },
];
