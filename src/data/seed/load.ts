import type { ReadingFault } from "../../config/codes.ts";
import { isObject } from "../../config/is-object.ts";
import { didYouMean } from "../../config/nearest.ts";
import { parse } from "../../config/parse.ts";
import { readChecked } from "../checked-file.ts";
import { referenceFaults } from "./check.ts";
import { groupsOf } from "./groups.ts";
import {
  outlineSchema,
  type Rule,
  ruleSchemas,
  type Section,
  type SeedCollections,
  type SeedFile,
  seedSchema,
} from "./schema.ts";

type Variable = (name: string) => string | undefined;

/** Reads and checks a seed file; everything wrong in it is said at once, variables of the section in use included. */
export function loadSeed(file: string, section: Section, variable: Variable): SeedFile {
  const kind = { name: "seed", option: "--seed", harm: "nothing was changed" };
  const value = readChecked(file, kind, (seed) => faultsOf(seed, section, variable));
  return seedSchema.parse(value);
}

function faultsOf(seed: unknown, used: Section, variable: Variable): ReadingFault[] {
  const { value, faults } = parse(outlineSchema, seed, "seed");
  const given = [value?.collections, value?.command].filter((each) => each !== undefined);
  const both: ReadingFault[] =
    value !== undefined && given.length !== 1
      ? [
          {
            path: "seed",
            code: "wrong-value",
            problem: `${given.length} of collections and command`,
            allowed: "one of them",
          },
        ]
      : [];
  const sections = (["collections", "initial"] as const).flatMap((name) => {
    const collections = value?.[name];
    if (collections === undefined) return [];
    const isSet = (each: string) => name !== used || Boolean(variable(each));
    return sectionFaults(collections, `seed.${name}`, isSet);
  });
  return [...faults, ...both, ...sections];
}

function sectionFaults(
  collections: SeedCollections,
  path: string,
  isSet: (name: string) => boolean,
): ReadingFault[] {
  const found: ReadingFault[] = [];
  const groups = groupsOf(collections, path);
  for (const { fields } of [...groups.values()].flat()) {
    for (const field of fields.values()) {
      const faults = ruleFaults(field.rule, field.path);
      found.push(...faults);
      // What refers to it is judged all the same.
      if (faults.length > 0) field.rule = null;
    }
  }
  const once = new Map(found.map((fault) => [`${fault.path} ${fault.problem}`, fault])).values();
  return [...once, ...referenceFaults(groups, isSet)];
}

/** A rule is judged by the schema of the key that it has, and then the rules in it. */
function ruleFaults(rule: unknown, path: string): ReadingFault[] {
  if (rule === null || ["string", "number", "boolean"].includes(typeof rule)) return [];
  const kinds = Object.keys(ruleSchemas) as (keyof typeof ruleSchemas)[];
  const kind = kinds.find((key) => isObject(rule) && Object.hasOwn(rule, key));
  if (!isObject(rule) || kind === undefined) {
    const typed = isObject(rule) ? (Object.keys(rule)[0] ?? "") : "";
    const problem = `no rule to make a value${didYouMean(typed, kinds)}`;
    return [{ path, code: "unknown-value", problem, allowed: `a constant, ${kinds.join(", ")}` }];
  }
  const { faults } = parse<unknown>(ruleSchemas[kind], rule, path);
  const inner = rule[kind] as Record<string, Rule>;
  if (faults.length > 0) return faults;
  if (kind === "list" || kind === "maybe") return ruleFaults(inner, `${path}.${kind}`);
  if (kind !== "object") return [];
  return Object.entries(inner).flatMap(([name, field]) =>
    ruleFaults(field, `${path}.object.${name}`),
  );
}
