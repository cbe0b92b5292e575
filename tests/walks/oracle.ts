import type { Setting, Standing, Stated, World } from "./world.ts";

type Environment = Standing & Stated & { stack: string };

/** Pages of others that Bondigoo's people said may call, in any walk. */
const friends = ["partner.example.com", "admin.example.com", "other.vercel.app", "app.example.com"];

/**
 * What is unsafe in what stands at the vendors, in plain words. Knows the things and to which
 * environment each belongs, and nothing of config, schemas and rules.
 */
export function unsafe(world: World): string[] {
  const environments = Object.entries(world).map(([stack, one]) => ({ stack, ...one }));
  return environments.flatMap((environment) => {
    const others = environments.filter((other) => other !== environment);
    return [
      ...secretsOfOthers(environment, others),
      ...keysOfWrongMode(environment),
      ...strangersLetIn(environment, others),
      ...secretsInPages(environment),
      ...databasesOfOthers(environment, others),
      ...servicesOfOthers(environment, others),
      ...mailToStrangers(environment),
      ...productionOpen(environment),
      ...namesTwice(environment, others),
      ...oneSecretTwice(environment),
    ].map((problem) => `${environment.stack}: ${problem}`);
  });
}

function everything(environment: Environment): Setting[] {
  const { processes, pages, commands, workflows } = environment;
  return [...processes.flat(), ...pages, ...commands, ...workflows];
}

const shown = ({ place, name }: Setting) => `${name} of ${place}`;

function secretsOfOthers(environment: Environment, others: Environment[]): string[] {
  const held = everything(environment);
  return others.flatMap(({ stack, secrets }) =>
    held
      .filter(({ value }) => secrets.some((secret) => value.includes(secret)))
      .map((setting) => `${shown(setting)} holds a secret of ${stack}`),
  );
}

function keysOfWrongMode(environment: Environment): string[] {
  const isProduction = environment.purpose === "production";
  const wrong = isProduction
    ? environment.launched
      ? /\b[spr]k_test_/
      : /^(?!)/
    : /\b[spr]k_live_/i;
  return everything(environment)
    .filter(({ value }) => wrong.test(value))
    .map((setting) => `${shown(setting)} is a key of the wrong mode`);
}

/** Names under which programs read who may call them, or where their pages are. */
const whoCalls =
  /CORS|ORIGIN|ALLOWED_HOSTS|^(?:CLIENT|FRONTEND)_(?:URL|HOST|DOMAIN)$|^(?:APP|WEB)_URL$|(?:REDIRECT|SUCCESS|CALLBACK)_UR[IL]$/i;
const notWhoCalls = /METHODS|HEADERS|MAX_AGE|CREDENTIALS|^COUNTRY|^CDN/i;

function strangersLetIn(environment: Environment, others: Environment[]): string[] {
  const own = [...environment.pageHosts, ...environment.apiHosts];
  const foreign = others.flatMap(({ pageHosts, apiHosts }) => [...pageHosts, ...apiHosts]);
  const settings = environment.processes
    .flat()
    .filter(({ name }) => whoCalls.test(name) && !notWhoCalls.test(name));
  return settings.flatMap((setting) => {
    const { value, name } = setting;
    if (/^(?:|true|false|0|1|no|yes|off|on)$/i.test(value)) {
      return /ALL/i.test(name) && /true|1|yes|on/i.test(value)
        ? [`${shown(setting)} lets all in`]
        : [];
    }
    if (/REGEX|PATTERN|[\^$\\(]/.test(`${name}${value}`)) {
      const strangers = [
        "https://evil.example",
        "http://localhost.evil.example",
        ...foreign.map((host) => `https://${host}`),
      ];
      const lets = strangers.filter((origin) => matches(value, origin));
      return lets.map((origin) => `${shown(setting)} lets ${origin} in`);
    }
    return value
      .split(/[\s,;|]+/)
      .map((entry) => entry.replace(/^["'[]+|["'\]]+$/g, ""))
      .filter((entry) => entry !== "" && !isHome(entry, own, foreign, environment.purpose))
      .map((entry) => `${shown(setting)} lets ${entry} in`);
  });
}

function matches(pattern: string, origin: string): boolean {
  try {
    return new RegExp(pattern, "i").test(origin);
  } catch {
    return true;
  }
}

function isHome(entry: string, own: string[], foreign: string[], purpose: string): boolean {
  if (/^\/(?!\/)/.test(entry)) return true;
  if (/^(?!https?|wss?|javascript|data)[a-z][a-z+.-]*:\/\//i.test(entry)) return true;
  const text =
    /^[a-z]+:/i.test(entry) && entry.includes("//") ? entry : `https://${entry.replace(/^\./, "")}`;
  if (!URL.canParse(text) || entry.includes("*/") || /^\*|\/\/\*/.test(entry)) return false;
  const { hostname, protocol, username } = new URL(text);
  const known = own.includes(hostname) || friends.includes(hostname);
  if (/^(?:localhost|127\.0\.0\.1)$|\.localhost$/.test(hostname)) {
    return purpose === "development" || !entry.includes("://");
  }
  if (hostname === "bondigoo.ch" && entry.startsWith(".")) return true;
  if (foreign.includes(hostname) && !own.includes(hostname)) return false;
  return known && username === "" && protocol !== "http:";
}

const browserPrefix =
  /^(?:REACT_APP|NEXT_PUBLIC|VITE|VUE_APP|PUBLIC|NUXT_PUBLIC|EXPO_PUBLIC|GATSBY)_/;

function secretsInPages(environment: Environment): string[] {
  return everything(environment)
    .filter(({ name }) => browserPrefix.test(name))
    .filter(
      ({ value }) =>
        environment.secrets.some((secret) => value.includes(secret)) ||
        /\b[sr]k_(?:live|test)_|-----BEGIN|(?<![a-z.])(?:mongodb(?:\+srv)?|rediss?):\/\//.test(
          value,
        ),
    )
    .map((setting) => `${shown(setting)} shows visitors a secret`);
}

function databasesOfOthers(environment: Environment, others: Environment[]): string[] {
  return [
    ...everything(environment).flatMap((setting) => [
      ...loginsOf(setting, environment),
      ...namesOfOthers(setting, environment, others),
    ]),
    ...environment.users.flatMap((user) => rightsOf(user, others)),
  ];
}

const logins =
  /(?<![a-z])mongodb(?:\+srv)?:\/\/([^:@\s]*)(?::[^\s]*?)?@(?=[\w.-]+(?:\/|\s|$))([^/\s]*)\/?([^?\s]*)(?:\?retryWrites=true&w=majority&appName=[\w-]*)?/gi;

/** As whom, where to and into which database an address of a database logs in. */
function loginsOf(setting: Setting, { users }: Environment): string[] {
  if (users.length === 0) return [];
  return [...setting.value.matchAll(logins)].flatMap(([, user = "", host = "", database = ""]) => {
    const owner = users.find(({ name }) => encodeURIComponent(name) === user || name === user);
    if (owner === undefined) return [`${shown(setting)} logs in as ${user}, who is another's`];
    if (owner.rights.some((right) => right !== `readWrite ${database}`)) {
      return [`${shown(setting)} works on ${database}, with ${owner.rights}`];
    }
    if (owner.clusters.includes(host.split(".")[0] ?? "")) return [];
    return [`${shown(setting)} goes to ${host}, its user to ${owner.clusters}`];
  });
}

/** Names of data, in small letters. */
function dataOf({ users }: Environment): string[] {
  return users.flatMap(({ name, rights, clusters }) =>
    [name, ...rights.map((right) => right.split(" ")[1] ?? ""), ...clusters].map((one) =>
      one.toLowerCase(),
    ),
  );
}

function namesOfOthers(
  setting: Setting,
  environment: Environment,
  others: Environment[],
): string[] {
  const own = dataOf(environment);
  const theirs = others.flatMap(dataOf).filter((name) => /[-_]/.test(name) && !own.includes(name));
  const text = [environment, ...others]
    .flatMap(({ redisNames }) => redisNames)
    .reduce((rest, name) => rest.replace(`redis://${name}:`, ""), setting.value);
  const words = text.toLowerCase().split(/[^\w.-]+/);
  const met = theirs.find((name) => words.includes(name));
  return met === undefined ? [] : [`${shown(setting)} names ${met}, which is another's`];
}

function rightsOf(user: Environment["users"][number], others: Environment[]): string[] {
  const data = ({ clusters, rights }: typeof user) =>
    `${clusters[0]} ${rights[0]?.split(" ")[1]}`.toLowerCase();
  const same = others.flatMap(({ users }) => users).find((other) => data(other) === data(user));
  const wide = user.rights.length !== 1 || user.clusters.length !== 1;
  return [
    ...(wide ? [`user ${user.name} has ${user.rights} on ${user.clusters}`] : []),
    ...(same === undefined ? [] : [`user ${user.name} works on the data of ${same.name}`]),
  ];
}

function servicesOfOthers(environment: Environment, others: Environment[]): string[] {
  const apis = others.flatMap(({ apiHosts, serviceNames }) => [
    ...apiHosts.filter((host) => !environment.pageHosts.includes(host)),
    ...serviceNames.flatMap((name) => [name, `${name}.onrender.com`]),
  ]);
  const shared = others.flatMap(({ redisNames }) => redisNames);
  const mayShare = !others.some(({ launched }) => launched) && !environment.launched;
  return everything(environment).flatMap((setting) => {
    if (whoCalls.test(setting.name) || setting.name === "EMAIL_ALLOWLIST") return [];
    const text = setting.value.toLowerCase().replace(logins, "");
    const redis = shared.find((name) => text.includes(`redis://${name.toLowerCase()}:`));
    const rest = [...shared, ...environment.redisNames].reduce(
      (left, name) => left.replace(`redis://${name.toLowerCase()}:`, ""),
      text,
    );
    // Mail goes to who stands before the sign; a browser, where what follows it leads.
    const words = rest.replace(/:\/\/[^/\s@]*@/g, "://").match(/[a-z0-9.@-]+/g) ?? [];
    const hosts = words
      .filter((word) => !word.includes("@"))
      .map((word) => word.replace(/\.$/, ""));
    const met = hosts.find((host) => apis.includes(host));
    return [
      ...(met === undefined ? [] : [`${shown(setting)} reaches ${met}, which is another's`]),
      ...(redis !== undefined && !mayShare ? [`${shown(setting)} uses ${redis} after launch`] : []),
    ];
  });
}

function mailToStrangers(environment: Environment): string[] {
  if (environment.purpose === "production") return [];
  const senders = [...environment.processes, environment.pages, environment.workflows];
  return senders.flatMap((variables) => {
    const mailing = variables.filter(
      ({ value }) => /^smtps?:|^SG\./.test(value) || /^smtp\.sendgrid\.net$/.test(value),
    );
    const [first] = mailing;
    if (first === undefined) return [];
    const real = mailing
      .filter(({ value }) => /^SG\.|sendgrid/.test(value))
      .map((setting) => `${shown(setting)} mails the world`);
    const list = variables.find(({ name }) => name === "EMAIL_ALLOWLIST")?.value ?? "";
    const entries = list.split(/[\s,;]+/).filter((entry) => entry !== "");
    const open =
      entries.length === 0 ||
      entries.some(
        (entry) =>
          !/^(?:[^@*\s]+@|@)?[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(entry) ||
          /^@?(?:gmail\.com|outlook\.com|bluewin\.ch|gmx\.ch|co\.uk)$/i.test(entry),
      );
    return open ? [...real, `${first.place} mails whom "${list}" lets`] : real;
  });
}

function productionOpen(environment: Environment): string[] {
  const faults: string[] = [];
  const { purpose, launched, alone, guards, clusters, openRanges } = environment;
  for (const range of openRanges) {
    if (Number(range.split("/")[1]) < 16) faults.push(`the access list lets ${range} in`);
    if (/^(?:10|127|192\.168|169\.254|0)\./.test(range))
      faults.push(`the access list lets ${range} in`);
  }
  if (purpose !== "production") return faults;
  if (guards.length !== 1) faults.push(`${guards.length} protections of production's branch`);
  for (const { branch, reviews, admins, loose } of guards) {
    const least = alone ? 0 : 1;
    if (reviews < least || !admins || loose) faults.push(`anybody may change ${branch}`);
  }
  for (const { name, guarded, backups } of clusters) {
    if (!guarded) faults.push(`the cluster ${name} may be deleted`);
    if (launched && !backups) faults.push(`the cluster ${name} has no backups`);
  }
  return faults;
}

function namesTwice(environment: Environment, others: Environment[]): string[] {
  const of = (one: Environment) => [
    ...one.serviceNames.map((name) => `service ${name.toLowerCase()}`),
    ...one.redisNames.map((name) => `Redis ${name.toLowerCase()}`),
    ...one.users.map(({ name }) => `user ${name}`),
    ...one.clusters.map(({ name }) => `cluster ${name}`),
    ...one.guards.map(({ branch }) => `branch ${branch.toLowerCase()}`),
    ...one.records.map((record) => `record ${record}`),
    ...one.pageHosts.map((host) => `domain ${host}`),
  ];
  const theirs = new Set(others.flatMap(of));
  const own = of(environment);
  return [
    ...own.filter((name) => theirs.has(name)).map((name) => `${name} is another's too`),
    ...own.filter((name, index) => own.indexOf(name) !== index).map((name) => `${name} twice`),
  ];
}

/** What signs sessions must not sign tokens. */
function oneSecretTwice(environment: Environment): string[] {
  return environment.processes.flatMap((variables) => {
    const signing = variables.filter(({ name }) => /^(?:SESSION|CSRF|JWT)_SECRET$/.test(name));
    return signing.flatMap((setting, index) =>
      signing
        .slice(0, index)
        .filter(({ value }) => value === setting.value)
        .map((other) => `${shown(setting)} is ${other.name} too`),
    );
  });
}
