import { isDeepStrictEqual } from "node:util";
import type { DiffKind } from "./diff.ts";
import type { ConfigProperty } from "./facts.ts";
import { isMissing, isObject, isUnknown, type Properties, secret, type Value } from "./values.ts";

/**
 * A provider's own settings, as both bridges treat them.
 * Source: CheckConfig, DiffConfig and ConfigEncoding of pulumi-terraform-bridge v3.137.0, read.
 */

/**
 * Settings as CheckConfig answers them: what the schema marks secret is wrapped, everything but text
 * is JSON in a text, and nothing is added. In particular no credential of the environment is: the
 * plugin takes those itself when it is configured.
 */
export function checkedSettings(
  known: Record<string, ConfigProperty>,
  settings: Properties,
): Properties {
  const given = Object.entries(settings).filter(([, value]) => !isMissing(value));
  return Object.fromEntries(
    given.map(([name, value]) => {
      const isPlain = !(name in known) || typeof value === "string";
      const encoded = isPlain ? value : JSON.stringify(value);
      return [name, known[name]?.secret ? secret(encoded) : encoded];
    }),
  );
}

/** The differing places of old and new settings, by their paths. None of them ever replaces. */
export function changedSettings(
  known: Record<string, ConfigProperty>,
  before: Properties,
  after: Properties,
): Record<string, DiffKind> {
  const found: Record<string, DiffKind> = {};
  const compare = (path: string, old: Value, now: Value): void => {
    if (isDeepStrictEqual(old, now)) return;
    if (isMissing(old)) found[path] = "ADD";
    else if (isMissing(now)) found[path] = "DELETE";
    else if (isObject(old) && isObject(now)) {
      for (const name of Object.keys({ ...old, ...now })) {
        compare(path === "" ? name : `${path}.${name}`, old[name], now[name]);
      }
    } else found[path] = "UPDATE";
  };
  compare("", decoded(known, before), decoded(known, after));
  return found;
}

function decoded(known: Record<string, ConfigProperty>, settings: Properties): Properties {
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => {
      const isJson = typeof value === "string" && value !== "" && !isUnknown(value);
      const isText = !(name in known) || known[name]?.type === "string";
      return [name, isJson && !isText ? JSON.parse(value) : value];
    }),
  );
}
