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
