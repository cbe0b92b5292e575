import type { ConfigFault } from "../fault.ts";
import { didYouMean } from "../nearest.ts";
import type { Platform } from "../platform.ts";
import { kindOf } from "../secret-kinds.ts";
import type { EnvironmentSpec } from "../spec.ts";
import { at, type EnvironmentView, each, liveWord, type Rule } from "./rule.ts";
import { secretKindsIn, serving, type Variable, variablesOf } from "./values.ts";

/** Judges whether a launched production says who is told. */
export const launchedAlerts: Rule = {
  name: "launched-alerts",
  reason:
    "From launch on, an outage that nobody is told of lasts until a user complains; the vendors' own " +
    "alerts go to whoever opened the accounts.",
  source: "Own rule: going live",
  check: each((environment, view) =>
    !environment.spec.live || environment.spec.alerts !== undefined
      ? []
      : [
          {
            path: at(environment, "alerts"),
            problem: `missing, but production is ${liveWord(view)}`,
            allowed: "the addresses of those who are told when production fails",
            fix: `write alerts: { emails: [ops@${view.platform.domain ?? "example.com"}] }; with their addresses`,
          },
        ],
  ),
};

/** Judges whether anything in a launched production will find where to report its errors. */
export const launchedErrorTracking: Rule = {
  name: "launched-error-tracking",
  reason:
    "What fails for one user fills no log that anybody reads: from launch on, production reports its " +
    "errors. In staging it is recommended, so that a release's errors show there first.",
  source: "https://docs.sentry.io/concepts/key-terms/dsn-explainer/",
  check: each((environment, view) => {
    const { spec } = environment;
    const location = errorsFrom(spec);
    if (!spec.live || location === undefined || reportsErrors(environment, view.platform))
      return [];
    return [
      {
        path: at(environment, ...location, "SENTRY_DSN"),
        problem: `no variable holds a Sentry DSN, but production is ${liveWord(view)}`,
        allowed: "a secret of the kind sentry-dsn, in a variable of any name",
        fix: errorsFix(view.platform),
      },
    ];
  }),
};

/** Where variables stand that reach most of what can fail: all services, else a page; none of nothing. */
export function errorsFrom({ services, frontends }: EnvironmentSpec): string[] | undefined {
  if (services.some((service) => !serving("pages")(service))) return ["variables"];
  const [[part, page] = []] = [
    ...frontends.map((frontend) => ["frontends", frontend] as const),
    ...services.map((service) => ["services", service] as const),
  ];
  return part && page && [part, page.key, "variables"];
}

/** Whether any variable of an environment tells something that can fail where to report its errors. */
export function reportsErrors(
  environment: Pick<EnvironmentView, "stack" | "spec">,
  platform: Platform,
): boolean {
  return variablesOf(environment).some((one) => isDsn(one, environment.spec, platform));
}

/** How an environment gets a Sentry DSN. */
export function errorsFix({ secrets }: Platform): string {
  const declared = Object.keys(secrets).find((key) => secrets[key]?.kind === "sentry-dsn");
  const write = (key: string) => `write SENTRY_DSN: \${secrets.${key}}`;
  if (declared !== undefined) return write(declared);
  return `declare it in Pulumi.yaml: secrets: { sentryDsn: { kind: sentry-dsn } }, then ${write("sentryDsn")}`;
}

function isDsn(
  { template, known, location }: Variable,
  spec: EnvironmentSpec,
  platform: Platform,
): boolean {
  // What workflows have does not reach the program that fails, and what services share no page.
  if (location === "actionsSecrets") return false;
  if (location === "variables" && errorsFrom(spec)?.[0] !== "variables") return false;
  const kinds = secretKindsIn(template, platform);
  return kinds.includes("sentry-dsn") || kindOf("sentry-dsn").pattern.test(known ?? "");
}

/** Judges the secret that holds the address of the channel. */
export const alertsWebhookKnown: Rule = {
  name: "alerts-webhook-known",
  reason: "Who knows a channel's address may write to it: it is a secret of the platform's.",
  source: "https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks/",
  check: each((environment, { platform: { secrets } }): ConfigFault[] => {
    const key = environment.spec.alerts?.slack?.webhook;
    if (key === undefined || secrets[key]?.kind === "slack-webhook-url") return [];
    const fitting = Object.keys(secrets).filter(
      (one) => secrets[one]!.kind === "slack-webhook-url",
    );
    const problem =
      secrets[key] === undefined
        ? `"${key}" is not a secret of the platform${didYouMean(key, fitting)}`
        : `"${key}" is a secret of the kind ${secrets[key].kind}`;
    const fix = `declare it in Pulumi.yaml: secrets: { ${key}: { kind: slack-webhook-url } }`;
    return [
      {
        path: at(environment, "alerts", "slack", "webhook"),
        problem,
        allowed: fitting.join(", ") || "a secret of the kind slack-webhook-url",
        fix,
      },
    ];
  }),
};
