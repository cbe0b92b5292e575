import { placeholder } from "../../../src/config/secret-kinds.ts";
import { set } from "../draft.ts";
import { type BrokenCase, oneHook } from "./case.ts";

export const secrets: BrokenCase[] = [
  {
    name: "live key in staging",
    edit: (d) => {
      set(d, "staging.secrets.stripeSecretKey", placeholder("stripe-secret-key", "x", "live"));
      set(
        d,
        "staging.secrets.stripePublishableKey",
        placeholder("stripe-publishable-key", "x", "live"),
      );
    },
    faults: [
      "staging.secrets.stripePublishableKey: a live key in staging (allowed: a test key)\n      fix: npx infra secrets set stripePublishableKey -s staging",
      "staging.secrets.stripeSecretKey: a live key in staging (allowed: a test key)\n      fix: npx infra secrets set stripeSecretKey -s staging",
    ],
  },
  {
    name: "live restricted key in dev",
    edit: (d) => set(d, "dev.secrets.stripeSecretKey", "rk_live_fake_key_1"),
    faults: [
      "dev.secrets.stripeSecretKey: a live key in development (allowed: a test key)\n      fix: npx infra secrets set stripeSecretKey -s dev",
      "dev.secrets.stripePublishableKey: a test key, but stripeSecretKey is a live key (allowed: a live key)\n      fix: npx infra secrets set stripePublishableKey -s dev",
    ],
  },
  {
    name: "publishable and secret key of two modes",
    edit: (d) =>
      set(d, "prod.secrets.stripeSecretKey", placeholder("stripe-secret-key", "x", "live")),
    faults: [
      "prod.secrets.stripePublishableKey: a test key, but stripeSecretKey is a live key (allowed: a live key)\n      fix: npx infra secrets set stripePublishableKey -s prod",
    ],
  },
  {
    name: "Cloudinary account of production in dev",
    edit: (d) => set(d, "dev.secrets.cloudinaryUrl", placeholder("cloudinary-url", "prod")),
    faults: [
      "dev.secrets.cloudinaryUrl: the same as in prod (compared by fingerprint) (allowed: a value of its own)\n      fix: npx infra secrets set cloudinaryUrl -s dev",
    ],
  },
  {
    name: "one webhook secret for two environments",
    edit: oneHook,
    faults: [
      "dev.secrets.hook: the same as in staging (compared by fingerprint) (allowed: a value of its own)\n      fix: npx infra secrets set hook -s dev, or name both stacks in platform.secrets.hook.sharedBy",
    ],
  },
  {
    name: "two Convex keys of one deployment",
    edit: (d) => {
      set(d, "platform.secrets.convex", { kind: "convex-deploy-key", sharedBy: ["dev"] });
      set(d, "platform.frontends.platform.variables.CONVEX_DEPLOY_KEY", "${secrets.convex}");
      set(d, "prod.secrets.convex", "prod:happy-otter-1|aaa");
      set(d, "staging.secrets.convex", "prod:happy-otter-1|bbb");
      set(d, "dev.secrets.convex", "dev:sad-otter-2|ccc");
    },
    faults: [
      "staging.secrets.convex: the same as in prod (compared by fingerprint) (allowed: a value of its own)\n      fix: npx infra secrets set convex -s staging",
    ],
  },
  {
    name: "consent to share with production",
    edit: (d) => set(d, "platform.secrets.cloudinaryUrl.sharedBy", ["prod", "test"]),
    faults: [
      'platform.secrets.cloudinaryUrl.sharedBy.0: "prod" is production, which shares nothing (allowed: staging, dev)',
      'platform.secrets.cloudinaryUrl.sharedBy.1: "test" is not a stack of this project (allowed: staging, dev)',
    ],
  },
  {
    name: "secret key in the page",
    edit: (d) =>
      set(d, "platform.frontends.platform.variables.REACT_APP_KEY", "${secrets.stripeSecretKey}"),
    faults: [
      "prod.environment.frontends.platform.variables.REACT_APP_KEY: ${secrets.stripeSecretKey} is secret, and this variable is built into the page (allowed: publishable keys and values that are not secret)",
      "staging.environment.frontends.platform.variables.REACT_APP_KEY: ${secrets.stripeSecretKey} is secret, and this variable is built into the page (allowed: publishable keys and values that are not secret)",
      "dev.environment.frontends.platform.variables.REACT_APP_KEY: ${secrets.stripeSecretKey} is secret, and this variable is built into the page (allowed: publishable keys and values that are not secret)",
    ],
  },
  {
    name: "database address in the page",
    edit: (d) =>
      set(d, "dev.environment.frontends.platform.variables", { REACT_APP_DB: "${database.url}" }),
    faults: [
      "dev.environment.frontends.platform.variables.REACT_APP_DB: ${database.url} is secret, and this variable is built into the page (allowed: publishable keys and values that are not secret)",
    ],
  },
  {
    name: "key in the clear",
    edit: (d) => set(d, "prod.environment.variables.STRIPE_SECRET_KEY", "sk_live_51H8abcdefgh"),
    faults: [
      "prod.environment.variables.STRIPE_SECRET_KEY: holds what looks like a secret, in the clear (not shown) (allowed: a reference: ${secrets.<key>})\n      fix: replace the value at its vendor, declare it under platform.secrets, and write STRIPE_SECRET_KEY: ${secrets.<key>}",
    ],
  },
  {
    name: "Clerk keys of two modes",
    edit: (d) => {
      set(d, "platform.secrets.clerk", { kind: "clerk-secret-key" });
      set(d, "platform.secrets.clerkPage", { kind: "clerk-publishable-key" });
      const page = "prod.environment.frontends.platform.variables.REACT_APP_CLERK";
      set(d, page, "${secrets.clerkPage}");
      set(d, "prod.environment.variables.CLERK", "${secrets.clerk}");
      set(d, "prod.secrets.clerk", placeholder("clerk-secret-key", "x"));
      set(d, "prod.secrets.clerkPage", placeholder("clerk-publishable-key", "x", "live"));
    },
    faults: [
      "prod.secrets.clerkPage: a live key, but clerk is a test key (allowed: a test key)\n      fix: npx infra secrets set clerkPage -s prod",
    ],
  },
  {
    name: "one webhook secret with the consent of one alone",
    edit: (d) => set(oneHook(d), "platform.secrets.hook.sharedBy", ["dev"]),
    faults: [
      "dev.secrets.hook: the same as in staging (compared by fingerprint) (allowed: a value of its own)\n      fix: npx infra secrets set hook -s dev, or name both stacks in platform.secrets.hook.sharedBy",
    ],
  },
  {
    name: "one webhook secret with the consent of the other alone",
    edit: (d) => set(oneHook(d), "platform.secrets.hook.sharedBy", ["staging"]),
    faults: [
      "dev.secrets.hook: the same as in staging (compared by fingerprint) (allowed: a value of its own)\n      fix: npx infra secrets set hook -s dev, or name both stacks in platform.secrets.hook.sharedBy",
    ],
  },
  {
    name: "live key outside production, recorded beside its encrypted value",
    edit: (d) => {
      set(d, "dev.secrets.stripeSecretKey", { state: "encrypted" });
      set(d, "dev.secretInfo.stripeSecretKey", { mode: "live" });
      set(d, "dev.secrets.stripePublishableKey", { state: "encrypted" });
    },
    faults: [
      "dev.secrets.stripeSecretKey: a live key in development (allowed: a test key)\n      fix: npx infra secrets set stripeSecretKey -s dev",
    ],
  },
  {
    name: "secret in the clear",
    edit: (d) => set(d, "prod.secrets.stripeSecretKey", { state: "plain" }),
    faults: [
      "prod.secrets.stripeSecretKey: in the clear (not shown) (allowed: an encrypted value)\n      fix: replace the value at its vendor, then: npx infra secrets set stripeSecretKey -s prod",
    ],
  },
  {
    name: "secret key in a static site",
    edit: (d) =>
      set(d, "platform.services.docs", {
        type: "static",
        publish: "dist",
        variables: { VITE_KEY: "${secrets.stripeSecretKey}" },
      }),
    faults: [
      "prod.environment.services.docs.variables.VITE_KEY: ${secrets.stripeSecretKey} is secret, and this variable is built into the page (allowed: publishable keys and values that are not secret)",
      "staging.environment.services.docs.variables.VITE_KEY: ${secrets.stripeSecretKey} is secret, and this variable is built into the page (allowed: publishable keys and values that are not secret)",
      "dev.environment.services.docs.variables.VITE_KEY: ${secrets.stripeSecretKey} is secret, and this variable is built into the page (allowed: publishable keys and values that are not secret)",
    ],
  },
  {
    name: "key in the clear in a secret of GitHub Actions",
    edit: (d) => set(d, "prod.environment.actionsSecrets", { KEY: "sk_live_51H8abcdefgh" }),
    faults: [
      "prod.environment.actionsSecrets.KEY: holds what looks like a secret, in the clear (not shown) (allowed: a reference: ${secrets.<key>})\n      fix: replace the value at its vendor, declare it under platform.secrets, and write KEY: ${secrets.<key>}",
    ],
  },
];
