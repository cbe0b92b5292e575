import type { ConfigFault } from "../fault.ts";
import { callsApi, letsOriginsIn } from "./pages.ts";
import { type EnvironmentView, each, type PlatformView, type Rule } from "./rule.ts";
import {
  type Address,
  addressesIn,
  commandsOf,
  hostsIn,
  serving,
  variablesOf,
  type Written,
} from "./values.ts";

/**
 * Judges every command and every variable's final value: each host in it, and the value as a whole where it is the
 * name of a database. What another environment has is known from that environment as it will be
 * built: domains, names on Render and in the database.
 */
export const environmentsStayApart: Rule = {
  name: "environments-stay-apart",
  reason:
    "What runs in one environment calls its own services and works on its own data: an address of " +
    "another one's, however it is written, mixes them.",
  source: "Own rule: isolation",
  check: each((environment, view) => {
    const own = namesIn(environment);
    const others = view.environments
      .filter((other) => other !== environment)
      .map((other) => ({ stack: other.stack, names: namesIn(other) }));
    // Who calls an API, and whose API a page calls, are rules of their own.
    const variables = variablesOf(environment).filter(
      (one) => !callsApi(one, environment) && !letsOriginsIn(one),
    );
    return [...variables, ...commandsOf(environment)].flatMap((written): ConfigFault[] => {
      const other = others.find(({ names }) => reaches(written, names, own));
      if (other === undefined) return [];
      return [
        {
          path: written.path,
          problem: `leads to ${other.stack}, not to ${environment.stack}`,
          allowed: "references to the environment's own parts, such as ${services.<key>.url}",
        },
      ];
    });
  }),
};

function reaches(
  { name = "", value }: Written & { name?: string },
  theirs: Names,
  own: Names,
): boolean {
  const data = (text: string) => theirs.data.has(text) && !own.data.has(text);
  const text = value.toLowerCase();
  if (dataNames.test(name) && data(text)) return true;
  const service = (word: string) => theirs.services.has(word) && !own.services.has(word);
  const words = text.split(/[^\w.-]+/).filter(isTelling);
  if (words.some((word) => data(word) || service(word))) return true;
  if (hostsIn(value).some((host) => theirs.domains.has(host))) return true;
  return addressesIn(value).some(
    ({ host }) =>
      theirs.domains.has(host) ||
      [...theirs.services].some((service) => isServiceHost(host, service)),
  );
}

/** Nothing else is called so: `bondigoo-prod`, and not `app`. */
function isTelling(word: string): boolean {
  return word.length >= 8 && /[-_]/.test(word);
}

/** What variables are called that name a database, a cluster or a user of one. */
const dataNames =
  /(?:^|_)(?:DB|DATABASE|MONGO\w*|PG|POSTGRES\w*|CLUSTER|USER|USERNAME)(?:_|$)|^PG/i;

type Names = ReturnType<typeof namesIn>;

/** What is an environment's alone: other parts may be linked to from anywhere, as a page may be. */
function namesIn({ spec }: EnvironmentView) {
  const { database } = spec;
  const answering = spec.services.filter((service) => !serving("pages")(service));
  return {
    domains: new Set(answering.flatMap(({ settings }) => settings.domain ?? [])),
    services: new Set(answering.map(({ name }) => name.toLowerCase())),
    data: new Set(
      (database === undefined ? [] : [database.name, database.user, database.instance]).map(
        (name) => name.toLowerCase(),
      ),
    ),
  };
}

/** Render's own address of a service, and its name inside the network; both may end in a suffix. */
function isServiceHost(host: string, name: string): boolean {
  const inside = host.replace(/\.onrender\.com$/, "");
  return (
    inside === name || (inside.startsWith(name) && /^-[a-z0-9]{4}$/.test(inside.slice(name.length)))
  );
}

/** Judges the scheme and host of every address in a variable's final value. */
export const storesByReference: Rule = {
  name: "stores-by-reference",
  reason:
    "Whose database or Redis an address by hand leads to, nobody can tell; a reference leads to the " +
    "environment's own.",
  source: "Own rule: isolation",
  check: each((environment, view) =>
    [...variablesOf(environment), ...commandsOf(environment)].flatMap(
      ({ path, ...written }): ConfigFault[] => {
        const reference = strayStore(written, environment, view);
        if (reference === undefined) return [];
        return [
          { path, problem: "the address of a store, by hand (not shown)", allowed: reference },
        ];
      },
    ),
  ),
};

const stores = [
  { part: "redis", schemes: /^rediss?$/, inside: /^red-[a-z0-9]{20}\b/ },
  {
    part: "database",
    schemes: /^(?:mongodb(?:\+srv)?|postgres(?:ql)?)$/,
    inside: /^dpg-[a-z0-9]{20}\b/,
  },
] as const;

/** The reference to write in place of the address of a store. */
function storeOf({ scheme, host }: Address, { platform }: PlatformView): string | undefined {
  const store = stores.find(
    ({ part, schemes, inside }) =>
      inside.test(host) || (schemes.test(scheme) && platform[part] !== undefined),
  );
  if (store !== undefined && host !== "${database.host}") return `\${${store.part}.url}`;
  return platform.database !== undefined && host.endsWith(".mongodb.net")
    ? "${database.url}"
    : undefined;
}

/** What to write in place of a store by its address, by its host alone, or of another database on ours. */
function strayStore(
  { name = "", value }: { name?: string; value: string },
  { spec }: EnvironmentView,
  view: PlatformView,
): string | undefined {
  const [reference] = addressesIn(value).flatMap((address) => storeOf(address, view) ?? []);
  if (reference !== undefined) return reference;
  const [, part] = hostNames.find(([pattern]) => pattern.test(name)) ?? [];
  const named = part !== undefined && view.platform[part] !== undefined;
  if (named && value.trim() !== "" && !value.includes("${")) return `\${${part}.${fieldOf[part]}}`;
  const [, inside] = /\$\{database\.host\}(?::\d+)?\/([^?#\s"']*)/.exec(value) ?? [];
  if (inside === undefined || inside === "" || inside === spec.database?.name) return undefined;
  return "${database.name}";
}

const hostNames: [name: RegExp, part: "redis" | "database"][] = [
  [/^REDIS_(?:HOST|HOSTNAME|SERVER)S?$/i, "redis"],
  [
    /^(?:DB|DATABASE|MONGO|MONGODB|MYSQL|PG|POSTGRES|POSTGRESQL)_?(?:HOST|HOSTNAME|SERVER)S?$/i,
    "database",
  ],
];

const fieldOf = { redis: "url", database: "host" } as const;
