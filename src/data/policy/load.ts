import type { ReadingFault } from "../../config/codes.ts";
import { parse } from "../../config/parse.ts";
import { readChecked } from "../checked-file.ts";
import { outlineSchema, type Policy, policySchema, ruleSchemas, wordSchema } from "./schema.ts";

/** Reads and checks a policy file; everything wrong in it is said at once. */
export function loadPolicy(file: string): Policy {
  const kind = { name: "policy", option: "--policy", harm: "no data was read" };
  return policySchema.parse(readChecked(file, kind, faultsOf));
}

function faultsOf(policy: unknown): ReadingFault[] {
  const { value, faults } = parse(outlineSchema, policy, "policy");
  const rules = Object.entries(value?.collections ?? {}).flatMap(([collection, paths]) =>
    paths === "omit"
      ? []
      : Object.entries(paths).flatMap(([path, rule]) => ruleFaults(rule, `${collection}.${path}`)),
  );
  return [...faults, ...rules];
}

/** A rule is judged by the schema of the key that it has. */
function ruleFaults(rule: unknown, path: string): ReadingFault[] {
  if (typeof rule === "string") return parse(wordSchema, rule, path).faults;
  const kinds = Object.keys(ruleSchemas) as (keyof typeof ruleSchemas)[];
  const kind = kinds.find((key) => typeof rule === "object" && rule !== null && key in rule);
  if (kind !== undefined) return parse<unknown>(ruleSchemas[kind], rule, path).faults;
  return [
    { path, code: "unknown-value", problem: "not a rule", allowed: `${kinds.join(", ")}, drop` },
  ];
}
