import { set, unset } from "../draft.ts";
import { type BrokenCase, launched } from "./case.ts";

/** Whom nobody would tell, or who could not be reached. */
export const alerts: BrokenCase[] = [
  {
    name: "launched without a DSN, and none declared",
    edit: (d) => {
      unset(launched(d), "prod.environment.variables.SENTRY_DSN");
      unset(d, "prod.secrets.sentryDsn");
      unset(d, "platform.secrets.sentryDsn");
    },
    faults: [
      "prod.environment.variables.SENTRY_DSN: no variable holds a Sentry DSN, but production is launched (allowed: a secret of the kind sentry-dsn, in a variable of any name)\n      fix: declare it in Pulumi.yaml: secrets: { sentryDsn: { kind: sentry-dsn } }, then write SENTRY_DSN: ${secrets.sentryDsn}",
    ],
  },
  {
    name: "launched without a service, and a DSN that no page gets",
    edit: (d) => {
      launched(d);
      unset(d, "platform.services");
      unset(d, "platform.verify");
      unset(d, "platform.frontends.platform.variables.REACT_APP_API_URL");
      for (const stack of ["prod", "staging", "dev"]) unset(d, `${stack}.environment.services`);
    },
    faults: [
      "prod.environment.frontends.platform.variables.SENTRY_DSN: no variable holds a Sentry DSN, but production is launched (allowed: a secret of the kind sentry-dsn, in a variable of any name)\n      fix: write SENTRY_DSN: ${secrets.sentryDsn}",
    ],
  },
  {
    name: "launched with a static site alone, and a DSN that it does not get",
    edit: (d) => {
      launched(d);
      set(d, "platform.services", { docs: { type: "static", publish: "dist" } });
      unset(d, "platform.verify");
      unset(d, "platform.frontends");
      unset(d, "platform.variables.CORS_ORIGIN");
      for (const stack of ["prod", "staging", "dev"]) {
        unset(d, `${stack}.environment.services`);
        unset(d, `${stack}.environment.frontends`);
      }
    },
    faults: [
      "prod.environment.services.docs.variables.SENTRY_DSN: no variable holds a Sentry DSN, but production is launched (allowed: a secret of the kind sentry-dsn, in a variable of any name)\n      fix: write SENTRY_DSN: ${secrets.sentryDsn}",
    ],
  },
  {
    name: "alerts to a channel whose address is nowhere",
    edit: (d) => {
      const slack = { webhook: "slackWebhook" };
      set(d, "prod.environment.alerts", { emails: ["ops@bondigoo.ch"], slack });
    },
    faults: [
      'prod.environment.alerts.slack.webhook: "slackWebhook" is not a secret of the platform (allowed: a secret of the kind slack-webhook-url)\n      fix: declare it in Pulumi.yaml: secrets: { slackWebhook: { kind: slack-webhook-url } }',
    ],
  },
];
