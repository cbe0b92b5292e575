import type { ConfigFault } from "../fault.ts";
import type { Platform } from "../platform.ts";
import { isPublicMail, realMailHosts } from "./public-mail.ts";
import { at, type EnvironmentView, each, type Rule } from "./rule.ts";
import {
  addressesIn,
  secretKindsIn,
  secretsIn,
  serving,
  type Variable,
  variablesOf,
} from "./values.ts";

/**
 * Judges what each process and page will find in its environment: those that can send mail, by the
 * kind or name of a secret or an SMTP address, have to find a list of who may get it.
 */
export const emailStaysInside: Rule = {
  name: "email-stays-inside",
  reason:
    "Outside production data is copied, seeded and tried out: no mail of it may reach a stranger.",
  source: "Own rule: isolation",
  check: each((environment, { platform }) => {
    const { purpose } = environment.spec;
    if (purpose === "production") return [];
    return sendersOf(environment).flatMap((variables): ConfigFault[] => {
      const mailing = variables.filter((variable) => canMail(variable, environment, platform));
      const real = mailing
        .filter((variable) => isRealSender(variable, platform))
        .map(({ path }) => ({
          path,
          problem: `a real mail sender in ${purpose}`,
          allowed: "the SMTP URL of a mail sandbox",
        }));
      const [first] = mailing;
      return first === undefined
        ? []
        : [...real, ...listFaults(variables, first, environment, platform)];
    });
  }),
};

/** The variables that each process, page and set of workflow secrets will find. */
function sendersOf(environment: EnvironmentView): Variable[][] {
  const all = variablesOf(environment);
  const of = (wanted: string) => all.filter(({ location }) => location === wanted);
  const shared = of("variables");
  const processes = environment.spec.services
    .filter((service) => !serving("pages")(service))
    .map(({ key }) => {
      const own = of(`services.${key}.variables`);
      return [...own, ...shared.filter(({ name }) => !own.some((other) => other.name === name))];
    });
  const pages = new Set(all.filter(({ inPage }) => inPage).map(({ location }) => location));
  return [
    ...(processes.length === 0 ? [shared] : processes),
    ...[...pages].map(of),
    of("actionsSecrets"),
  ];
}

const mailNames = /SMTP|SENDGRID|MAILGUN|POSTMARK|MANDRILL|SPARKPOST|MAILJET|RESEND_API/i;

function canMail(variable: Variable, { spec }: EnvironmentView, platform: Platform): boolean {
  const kinds = secretKindsIn(variable.template, platform);
  if (kinds.some((kind) => kind === "sendgrid-api-key" || kind === "smtp-url")) return true;
  if (/^smtps?:\/\//.test(variable.value)) return true;
  if (isRealServer(variable)) return true;
  return secretsIn(variable.template, spec).length > 0 && mailNames.test(variable.name);
}

function isRealSender(variable: Variable, platform: Platform): boolean {
  return (
    secretKindsIn(variable.template, platform).includes("sendgrid-api-key") ||
    /SENDGRID/i.test(variable.name) ||
    isRealServer(variable)
  );
}

function isRealServer({ value }: Variable): boolean {
  return addressesIn(value).some(({ host }) => realMailHosts.test(host));
}

function listFaults(
  variables: Variable[],
  mailing: Variable,
  environment: EnvironmentView,
  { domain }: Platform,
): ConfigFault[] {
  const list = variables.find(({ name }) => name === "EMAIL_ALLOWLIST");
  const wrong = list === undefined ? "missing" : flawOf(list);
  if (wrong === undefined) return [];
  const location = (list ?? mailing).location;
  return [
    {
      path: at(environment, ...location.split("."), "EMAIL_ALLOWLIST"),
      problem: `${wrong}, but services here send mail`,
      allowed: "addresses or domains that may get mail, e.g. @example.com",
      ...(domain !== undefined && { fix: `write EMAIL_ALLOWLIST: "@${domain}"` }),
    },
  ];
}

/** Why a list does not keep mail inside. */
function flawOf({ known }: Variable): string | undefined {
  if (known === undefined) return "not known from the config";
  const entries = known.split(/[\s,;]+/).filter((entry) => entry !== "");
  const open = entries.find((entry) => isPublicMail(entry.replace(/^@/, "")));
  if (open !== undefined) return `lets everybody in who has an address at "${open}"`;
  if (entries.length > 0 && entries.every((entry) => recipient.test(entry))) return undefined;
  const everybody = entries.length === 0 || entries.some((entry) => /^\W*$|\*/.test(entry));
  return everybody ? "lets everybody in" : `"${known}" holds what is no address and no domain`;
}

/** `somebody@example.com`, `@example.com` or `example.com`. */
const recipient = /^(?:[^\s@*]+@|@)?(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i;
