import type { ConfigFault } from "../fault.ts";
import { givesNothingAway, saysSecret, words } from "../secret-names.ts";
import { looksSecret } from "../secret-shapes.ts";
import { referencesIn } from "../template.ts";
import { at, type EnvironmentView, type PlatformView, type Rule } from "./rule.ts";
import { browserNames, plainName, secretsIn, type Variable, variablesOf } from "./values.ts";

/** A text of the config, and what it is the value of. */
interface Text {
  path: string;
  text: string;
}

/**
 * Judges every text that will stand anywhere: variables by their final value, so that none can be
 * put together from harmless pieces, and by what their names say; all other fields as they are.
 */
export const noSecretsInTheClear: Rule = {
  name: "no-secrets-in-the-clear",
  reason:
    "The files are in Git: a key written into one of them is read by everybody who ever clones it.",
  source:
    "Shapes of tokens: gitleaks (pins/gitleaks) and their vendors; names: own rule; " +
    "https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html",
  check: (view) => {
    const allowed = Object.keys(view.platform.notSecret);
    const written = fieldsOf(view)
      .filter(({ text }) => looksSecret(without(allowed, text)))
      .map(({ path }) => ({
        path,
        problem: inTheClear,
        allowed: "no secret: a command reads it from a variable",
      }));
    return [
      ...written,
      ...view.environments.flatMap((environment) => variableFaults(environment, allowed)),
    ];
  },
};

const inTheClear = "holds what looks like a secret, in the clear (not shown)";

function variableFaults(environment: EnvironmentView, allowed: string[]): ConfigFault[] {
  return variablesOf(environment).flatMap((variable): ConfigFault[] => {
    const { path, name } = variable;
    const text = without(allowed, variable.value);
    const shown = looksSecret(text) || isKeyByName(name, text);
    if (!shown && (text.trim() === "" || !isNamedSecret(variable, environment))) return [];
    return [
      {
        path,
        problem: shown ? inTheClear : "says that it is a secret, and is in the clear (not shown)",
        allowed: "a reference: ${secrets.<key>}",
        fix: `replace the value at its vendor, declare it under platform.secrets, and write ${name}: \${secrets.<key>}`,
      },
    ];
  });
}

/** Its name says that it is a secret, and no secret is in it. What pages hold is meant to be read. */
function isNamedSecret(variable: Variable, { spec }: EnvironmentView): boolean {
  const { name, value, template } = variable;
  if (!saysSecret(name) || givesNothingAway(name, value)) return false;
  if (browserNames.test(name) && !/SECRET|PASSW|PRIVATE/.test(plainName(name))) return false;
  const entered = referencesIn(template).some(({ path: [part] }) => part === "secrets");
  return !entered && secretsIn(template, spec).length === 0;
}

const publicKeys = /(?:^|_)(?:PUBLIC|PUBLISHABLE|SITE|CACHE|SORT|PRIMARY|FOREIGN)(?:_\w+)*_KEY$/;

/** Long and random, under a name that ends with `KEY` and does not say which. */
function isKeyByName(name: string, text: string): boolean {
  if (!/(?:^|_)KEYS?$/.test(words(name)) || publicKeys.test(words(name))) return false;
  return (
    !browserNames.test(name) && /^[\w+/=-]{16,}$/.test(text) && entropy(text) > 3 && /\d/.test(text)
  );
}

/** Bits a character, by how often each occurs. Source: Shannon, as secret scanners use it. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  const shares = [...counts.values()].map((count) => count / text.length);
  return -shares.reduce((sum, share) => sum + share * Math.log2(share), 0);
}

/** Every text but those of variables. */
function fieldsOf({ platform, environments }: PlatformView): Text[] {
  const { notSecret, ...rest } = platform;
  return [
    ...textsIn(rest, "platform"),
    ...Object.values(notSecret).map((text) => ({ path: "platform.notSecret", text })),
    ...environments.flatMap((environment) => textsIn(environment.config, at(environment))),
  ];
}

function textsIn(value: unknown, path: string): Text[] {
  if (typeof value === "string") return [{ path, text: value }];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "variables" || key === "actionsSecrets" ? [] : textsIn(inner, `${path}.${key}`),
  );
}

/** The text without the words that are said to be no secrets, where they stand by themselves. */
function without(allowed: string[], text: string): string {
  return allowed.reduce((rest, word) => {
    const [first = "", ...pieces] = rest.split(word);
    return pieces.reduce((before, after) => {
      const alone = !/[\w-]$/.test(before) && !/^[\w-]/.test(after);
      return `${before}${alone ? " " : word}${after}`;
    }, first);
  }, text);
}

/** Judges exceptions by whether the value that they are about is still there. */
export const exceptionsUsed: Rule = {
  name: "exceptions-used",
  reason: "An exception that nothing needs any more would one day hide a real secret.",
  source: "Own rule: no secret in the clear",
  check: (view) => {
    const exceptions = Object.entries(view.platform.notSecret);
    if (exceptions.length === 0) return [];
    const texts = [
      ...fieldsOf(view).map(({ text }) => text),
      ...view.environments.flatMap((environment) =>
        variablesOf(environment).map(({ value }) => value),
      ),
    ];
    return exceptions
      .filter(([word]) => texts.every((text) => without([word], text) === text))
      .map(([, reason]) => ({
        path: "platform.notSecret",
        problem: `the exception "${reason}" is about no value`,
        allowed: "words that stand in the config",
        fix: "remove it",
      }));
  },
};
