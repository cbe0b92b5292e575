import { placeholder } from "../../../src/config/secret-kinds.ts";
import { type Draft, set, unset } from "../draft.ts";

/** One way to break Bondigoo's config, and every line the person who did it reads. */
export interface BrokenCase {
  name: string;
  edit: (draft: Draft) => void;
  faults: string[];
}

/** Bondigoo on the day after launch: everything the launch asks for is there. */
export function launched(draft: Draft): Draft {
  set(draft, "prod.environment.launched", true);
  set(draft, "prod.environment.seeded", "2026-01-31");
  set(draft, "prod.environment.alerts", { emails: ["ops@bondigoo.ch"] });
  set(draft, "prod.environment.variables.SENTRY_DSN", "${secrets.sentryDsn}");
  set(draft, "prod.secrets.sentryDsn", placeholder("sentry-dsn", "prod"));
  set(draft, "dev.environment.redis", {});
  set(draft, "staging.environment.redis", {});
  set(draft, "prod.secrets.stripeSecretKey", placeholder("stripe-secret-key", "prod", "live"));
  set(
    draft,
    "prod.secrets.stripePublishableKey",
    placeholder("stripe-publishable-key", "prod", "live"),
  );
  return draft;
}

/** Bondigoo's shape on Render Postgres instead of Atlas. */
export function onPostgres(draft: Draft): Draft {
  set(draft, "platform.database", { type: "render-postgres" });
  for (const stack of ["prod", "staging", "dev"]) set(draft, `${stack}.environment.database`, {});
  return draft;
}

/** Bondigoo without its page. */
export function servicesAlone(draft: Draft): Draft {
  unset(draft, "platform.frontends");
  set(draft, "platform.variables.CORS_ORIGIN", "${services.api.url}");
  for (const stack of ["prod", "staging", "dev"]) unset(draft, `${stack}.environment.frontends`);
  return draft;
}

/** Bondigoo with a webhook secret that staging and dev hold together. */
export function oneHook(draft: Draft): Draft {
  set(draft, "platform.secrets.hook", { kind: "webhook-secret" });
  set(draft, "platform.variables.HOOK", "${secrets.hook}");
  for (const stack of ["prod", "staging", "dev"]) {
    const seed = stack === "prod" ? "a" : "b";
    set(draft, `${stack}.secrets.hook`, placeholder("webhook-secret", seed));
  }
  return draft;
}
