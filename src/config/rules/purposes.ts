import type { ConfigFault } from "../fault.ts";
import { words } from "../secret-names.ts";
import { referenceName, referencesIn } from "../template.ts";
import { type EnvironmentView, each, type PlatformView, type Rule } from "./rule.ts";
import { plainName, type Variable, variablesOf } from "./values.ts";

/** Judges which secret each variable comes to that says what it protects: sessions, forms, tokens. */
export const oneSecretOnePurpose: Rule = {
  name: "one-secret-one-purpose",
  reason:
    "What signs two things lets the one be passed off as the other, and who may read a vendor's key " +
    "could sign anybody in.",
  source: "https://csrc.nist.gov/pubs/sp/800/57/pt1/r5/final, section 5.2",
  check: each((environment, view) => {
    const uses = usesIn(environment);
    return uses.flatMap(({ variable, purpose, reference }): ConfigFault[] => {
      const first = uses.find((other) => other.reference === reference);
      const fault = { path: variable.path, allowed: "a generated secret of its own" };
      if (isVendors(reference, view)) {
        return [{ ...fault, problem: `\${${reference}} was made for something else` }];
      }
      if (first === undefined || first.purpose === purpose) return [];
      return [{ ...fault, problem: `the same secret as ${first.variable.path}` }];
    });
  }),
};

/** What a secret protects; a session and its cookie are one thing. */
const purposes: [purpose: string, name: RegExp][] = [
  ["forms", /(?:^|_)(?:CSRF|XSRF)(?:_|$)/],
  ["tokens", /(?:^|_)(?:JWT|REFRESH_TOKEN|ACCESS_TOKEN)(?:_|$)/],
  ["sessions", /(?:^|_)(?:SESSIONS?|COOKIES?)(?:_|$)/],
  ["data", /(?:^|_)(?:ENCRYPTION|CIPHER)(?:_|$)/],
  ["hooks", /(?:^|_)WEBHOOKS?(?:_|$)/],
  ["passwords", /(?:^|_)(?:PEPPER|SALT)(?:_|$)/],
];

/** Variables that are a secret and nothing else, with what their names say it protects. */
function usesIn(environment: EnvironmentView) {
  return variablesOf(environment).flatMap((variable) => {
    const [reference, ...more] = referencesIn(variable.template);
    if (reference === undefined || more.length > 0 || variable.template.length > 1) return [];
    const purpose = purposeOf(variable);
    if (purpose === undefined) return [];
    const name = referenceName(reference);
    const secret = environment.spec.references.get(name)?.secret || name.startsWith("secrets.");
    return secret ? [{ variable, purpose, reference: name }] : [];
  });
}

function purposeOf({ name }: Variable): string | undefined {
  const plain = words(plainName(name));
  return purposes.find(([, pattern]) => pattern.test(plain))?.[0];
}

/** Made by nobody for this: a store's login, or a key that a vendor gave out for itself. */
function isVendors(reference: string, { platform }: PlatformView): boolean {
  const [part, key = ""] = reference.split(".");
  if (part !== "secrets") return true;
  const kind = platform.secrets[key]?.kind;
  return (
    kind !== undefined && !/^(?:generated|opaque|webhook-secret|slack-webhook-url|auth0)/.test(kind)
  );
}
