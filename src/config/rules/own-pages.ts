import { domainToUnicode } from "node:url";
import { mixesAlphabets } from "../characters.ts";
import type { ConfigFault } from "../fault.ts";
import { words } from "../secret-names.ts";
import { pagesAndServicesOf } from "./pages.ts";
import { at, type EnvironmentView, each, type Rule } from "./rule.ts";
import { addressesIn, isThisMachine, plainName, type Variable, variablesOf } from "./values.ts";

/** Judges the final value of every variable that says where pages are, or where visitors are sent. */
export const ownPages: Rule = {
  name: "own-pages",
  reason:
    "Links in mails, sign-in and payment send visitors to the page that a service is told of: a " +
    "stranger's, or another environment's, gets what was meant for ours.",
  source:
    "Own rule: a page and its API; https://cheatsheetseries.owasp.org/cheatsheets/Unvalidated_Redirects_and_Forwards_Cheat_Sheet.html",
  check: each((environment) =>
    variablesOf(environment)
      .filter(({ name }) => namesPage(name))
      .flatMap((variable): ConfigFault[] => {
        const stray = strayIn(variable, environment);
        if (stray === undefined) return [];
        const own = environment.spec.hosts.map(({ name }) => `https://${name}`);
        return [
          {
            path: variable.path,
            problem: `${stray} is not a page or service of this environment`,
            allowed: ["addresses of this environment", ...own].join(", "),
            fix: "refer to it: ${frontends.<key>.url}, ${services.<key>.url}",
          },
        ];
      }),
  ),
};

// Under `APP_HOST` and `WEB_HOST` servers also read what to listen on.
const pageNames =
  /^(?:(?:APP|CLIENT|FRONT_?END|UI|WEB|WEB_?APP)(?:_BASE)?_(?:URLS?|URI)|(?:CLIENT|FRONT_?END)_(?:HOST|DOMAIN))$/;

const targetNames =
  /(?:^|_)(?:CALLBACK|CANCEL|REDIRECT|RETURN|SUCCESS)(?:_(?:BASE|TO))?_(?:URLS?|URIS?)$/;

function namesPage(name: string): boolean {
  const plain = words(plainName(name));
  return pageNames.test(plain) || targetNames.test(plain);
}

/** The part of a value that leads elsewhere. Paths of one's own, and applications' schemes, do not. */
function strayIn({ value }: Variable, environment: EnvironmentView): string | undefined {
  const own = ownHosts(environment);
  const local = environment.spec.purpose === "development";
  return value
    .split(/[\s,;]+/)
    .map((entry) => entry.replace(/^["'[]+|["'\]]+$/g, ""))
    .filter((entry) => entry !== "" && !entry.startsWith("/"))
    .filter((entry) => !leadsHome(entry, own, local))
    .map((entry) => (entry.includes("${") ? "it" : `"${entry}"`))[0];
}

function leadsHome(entry: string, own: Set<string>, local: boolean): boolean {
  if (/^(?:javascript|data|vbscript):/i.test(entry)) return false;
  const [address] = addressesIn(entry.includes("://") ? entry : `https://${entry}`);
  if (address === undefined) return false;
  const { scheme, host } = address;
  if (!/^(?:https?|wss?)$/.test(scheme)) return true;
  if (URL.canParse(`http://${host}`) && isThisMachine(new URL(`http://${host}`))) return local;
  return own.has(host) && /s$/.test(scheme);
}

/** Hosts of the environment's pages and services, and of the pages that its API accepts beside them. */
function ownHosts({ spec }: EnvironmentView): Set<string> {
  const addresses = pagesAndServicesOf(spec).flatMap((origin) => addressesIn(origin));
  return new Set([...addresses.map(({ host }) => host), ...spec.hosts.map(({ name }) => name)]);
}

/** Judges every host name that DNS will have, as a person reads it. */
export const domainsReadable: Rule = {
  name: "domains-readable",
  reason: "A name that mixes alphabets looks like another one, and is a stranger's.",
  source: "https://www.unicode.org/reports/tr39/#Mixed_Script_Detection",
  check: each((environment) =>
    environment.spec.hosts
      .filter(({ name }) => name.includes("xn--") && !isReadable(domainToUnicode(name)))
      .map(({ name, path }) => ({
        path: at(environment, ...path),
        problem: `"${name}" mixes alphabets, or is not a name at all`,
        allowed: "letters of one alphabet",
      })),
  ),
};

function isReadable(name: string): boolean {
  return name !== "" && !name.includes("xn--") && !mixesAlphabets(name);
}
