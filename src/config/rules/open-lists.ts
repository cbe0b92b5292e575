import type { ConfigFault } from "../fault.ts";
import { words } from "../secret-names.ts";
import { pagesAndServicesOf } from "./pages.ts";
import { type EnvironmentView, each, type Rule } from "./rule.ts";
import { addressesIn, type Variable, variablesOf } from "./values.ts";

/** Judges the final value of every list of who may come in: hosts, addresses, targets of redirects. */
export const listsAreClosed: Rule = {
  name: "lists-are-closed",
  reason:
    "A list that lets everybody in protects nothing, and a host that is not ours makes links to a " +
    "stranger out of our own answers.",
  source:
    "https://docs.djangoproject.com/en/stable/ref/settings/#allowed-hosts and https://portswigger.net/web-security/host-header",
  check: each((environment) =>
    variablesOf(environment).flatMap((variable): ConfigFault[] => {
      const stray = strayIn(variable, environment);
      if (stray === undefined) return [];
      return [
        {
          path: variable.path,
          problem: `lets ${stray === "" ? "everybody" : `"${stray}"`} in`,
          allowed: "hosts and addresses of this environment, by name or reference",
        },
      ];
    }),
  ),
};

const consent =
  /^(?:ALLOW|ALLOWED|ALLOWLIST|ACCEPTED|PERMITTED|SAFE|TRUSTED|VALID|WHITELIST|WHITELISTED)$/;
const visitors =
  /^(?:ADDRESS|ADDRESSES|CIDRS?|DOMAINS?|HOSTS?|HOSTNAMES?|IPS?|NETWORKS?|REDIRECTS?|REFERR?ERS?|SUBNETS?|URIS?|URLS?)$/;
/** Who gets mail is a rule of its own; whose word about a visitor counts, only the vendor knows. */
const others = /^(?:CORS|EMAILS?|FORWARDED|MAILS?|ORIGINS?|PROXY|PROXIES|RECIPIENTS?)$/;

function strayIn({ name, value }: Variable, environment: EnvironmentView): string | undefined {
  const parts = words(name).split("_");
  if (!parts.some((part) => consent.test(part)) || parts.some((part) => others.test(part))) return;
  if (!parts.some((part) => visitors.test(part))) return;
  const entries = value
    .split(/[\s,;|]+/)
    .map((entry) => entry.replace(/^[["']+|[\]"']+$/g, ""))
    .filter((entry) => entry !== "");
  if (entries.some(isEverybody)) return "";
  if (!parts.some((part) => /^HOST(?:NAME)?S?$/.test(part))) return;
  const own = ownHosts(environment);
  return entries.find((entry) => !isOwnHost(entry.toLowerCase(), own));
}

/** A pattern without a word in it, or a network that is a large part of all. */
function isEverybody(entry: string): boolean {
  if (/^(?:all|any|everyone|everybody)$/i.test(entry)) return true;
  const [, bits] = /^[\d.:a-f]+\/(\d+)$/i.exec(entry) ?? [];
  if (bits !== undefined) return Number(bits) < 8;
  return !/[a-z0-9]/i.test(entry.replace(/https?:|\\[a-z]/gi, "")) || /^\*?\.[a-z]+$/i.test(entry);
}

function isOwnHost(entry: string, own: Set<string>): boolean {
  const host = entry.replace(/^\*?\./, "").replace(/:(?:\d+|\*)$/, "");
  if (/^(?:localhost|127\.0\.0\.1|\[?::1\]?|testserver)$/.test(host)) return true;
  return own.has(host);
}

/** Render's own name of each service, inside its network and outside, is ours too. */
function ownHosts({ spec }: EnvironmentView): Set<string> {
  const { services, platform } = spec;
  return new Set([
    ...[platform.domain].filter((domain) => domain !== undefined),
    ...pagesAndServicesOf(spec).flatMap((origin) => addressesIn(origin).map(({ host }) => host)),
    ...services.flatMap(({ name, key }) => [
      name,
      `${name}.onrender.com`,
      `\${services.${key}.host}`,
      `\${services.${key}.internalhost}`,
    ]),
  ]);
}
