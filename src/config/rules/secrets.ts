import type { ConfigFault } from "../fault.ts";
import { kindOf, type Mode, type SecretKind } from "../secret-kinds.ts";
import { setCommand } from "../secrets.ts";
import {
  type EnvironmentView,
  each,
  liveWord,
  meantStack,
  type Rule,
  type SecretView,
} from "./rule.ts";
import { variablesOf } from "./values.ts";

function pathOf({ stack }: EnvironmentView, { key }: SecretView): string {
  return `${stack}.secrets.${key}`;
}

/** A key whose mode is known: a secret's, or one that is written out in a variable. */
interface Key {
  path: string;
  mode: Mode;
  fix: string;
}

/** Keys that will be at work: those that secrets hold, and those that variables come to. */
function keysOf(environment: EnvironmentView): Key[] {
  const held = environment.secrets.flatMap((secret) =>
    secret.mode === undefined
      ? []
      : [
          {
            path: pathOf(environment, secret),
            mode: secret.mode,
            fix: setCommand(secret.key, environment.stack),
          },
        ],
  );
  const written = variablesOf(environment).flatMap(({ path, value }) =>
    [...value.matchAll(/(?<![A-Za-z0-9])[prs]k_(test|live)_(?=\w)/g)].map(([, mode]) => ({
      path,
      mode: mode as Mode,
      fix: "declare it in platform.secrets, as a publishable key, and refer to it",
    })),
  );
  return [...held, ...written];
}

/** Judges the mode of every key that the environment will hold, in a secret or in a variable. */
export const liveKeysInProduction: Rule = {
  name: "live-keys-in-production",
  reason: "A live key outside production moves real money and real users' accounts in a test.",
  source: "Own rule: live and test keys",
  check: each((environment) =>
    environment.spec.purpose === "production"
      ? []
      : keysOf(environment)
          .filter(({ mode }) => mode === "live")
          .map(({ path, fix }) => ({
            path,
            problem: `a live key in ${environment.spec.purpose}`,
            allowed: "a test key",
            fix,
          })),
  ),
};

/** Judges the mode of every key that the environment will hold, in a secret or in a variable. */
export const launchedKeys: Rule = {
  name: "launched-keys",
  reason: "From launch on users pay and sign in: a test key in production takes no money.",
  source: "Own rule: live and test keys",
  check: each((environment, view) =>
    environment.spec.live
      ? keysOf(environment)
          .filter(({ mode }) => mode === "test")
          .map(({ path, fix }) => ({
            path,
            problem: `a test key, but production is ${liveWord(view)}`,
            allowed: "a live key",
            fix,
          }))
      : [],
  ),
};

const twins: [server: SecretKind, page: SecretKind][] = [
  ["stripe-secret-key", "stripe-publishable-key"],
  ["clerk-secret-key", "clerk-publishable-key"],
];

/** Judges the modes of the secrets that the environment holds and uses. */
export const modesMatch: Rule = {
  name: "modes-match",
  reason: "A page with a test key and a server with a live one refuse each other's tokens.",
  source: "Own rule: live and test keys",
  check: each((environment) =>
    twins.flatMap(([secretKind, publishableKind]): ConfigFault[] => {
      const held = (kind: SecretKind) =>
        environment.secrets.filter((secret) => secret.kind === kind && secret.mode !== undefined);
      const [server] = held(secretKind);
      if (server === undefined) return [];
      return held(publishableKind)
        .filter(({ mode }) => mode !== server.mode)
        .map((secret) => ({
          path: pathOf(environment, secret),
          problem: `a ${secret.mode} key, but ${server.key} is a ${server.mode} key`,
          allowed: `a ${server.mode} key`,
          fix: setCommand(secret.key, environment.stack),
        }));
    }),
  ),
};

/**
 * Judges fingerprints of the secrets that environments hold and use, never what files say of them.
 */
export const secretsDiffer: Rule = {
  name: "secrets-differ",
  reason:
    "Who holds one environment's secret must not hold another's: above all not production's. " +
    "Compared by keyed fingerprints, never by values.",
  source: "Own rule: isolation",
  check: ({ platform, environments }) => {
    const first = new Map<string, EnvironmentView>();
    return environments.flatMap((environment) =>
      environment.secrets.flatMap((secret): ConfigFault[] => {
        if (secret.fingerprint === undefined) return [];
        const name = `${secret.kind} ${secret.fingerprint}`;
        const other = first.get(name);
        if (other === undefined || other === environment) {
          first.set(name, environment);
          return [];
        }
        const sharedBy = platform.secrets[secret.key]?.sharedBy ?? [];
        if (mayShare(secret.kind, environment, other, sharedBy)) return [];
        const consent =
          other.spec.purpose === "production"
            ? ""
            : `, or name both stacks in platform.secrets.${secret.key}.sharedBy`;
        return [
          {
            path: pathOf(environment, secret),
            problem: `the same as in ${other.stack} (compared by fingerprint)`,
            allowed: "a value of its own",
            fix: setCommand(secret.key, environment.stack) + consent,
          },
        ];
      }),
    );
  },
};

function mayShare(
  kind: SecretKind,
  one: EnvironmentView,
  other: EnvironmentView,
  sharedBy: string[],
): boolean {
  const { sharing } = kindOf(kind);
  if (sharing === "anyone") return true;
  const withProduction = [one, other].some(({ spec }) => spec.purpose === "production");
  if (withProduction) return false;
  if (sharing === "not-production") return true;
  return sharedBy.includes(one.stack) && sharedBy.includes(other.stack);
}

/** Judges the stacks named as sharers, against those that exist and their purpose. */
export const sharersExist: Rule = {
  name: "sharers-exist",
  reason: "Consent to share names two or more environments that exist, and never production.",
  source: "Own rule: isolation",
  check: (view) =>
    Object.entries(view.platform.secrets).flatMap(([key, { sharedBy }]) =>
      sharedBy.flatMap((stack, index): ConfigFault[] => {
        const path = `platform.secrets.${key}.sharedBy.${index}`;
        const others = view.environments.filter(({ spec }) => spec.purpose !== "production");
        const allowed = others.map((environment) => environment.stack).join(", ");
        if (!view.stacks.includes(stack)) {
          const problem = `"${stack}" is not a stack of this project${meantStack(stack, view)}`;
          return [{ path, problem, allowed }];
        }
        const known = view.environments.find((environment) => environment.stack === stack);
        if (known?.spec.purpose !== "production") return [];
        return [{ path, problem: `"${stack}" is production, which shares nothing`, allowed }];
      }),
    ),
};
