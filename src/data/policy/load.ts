import { existsSync } from "node:fs";
import { basename, dirname } from "node:path";
import type { ReadingFault } from "../../config/codes.ts";
import { placed, sorted } from "../../config/fault.ts";
import { parse } from "../../config/parse.ts";
import { readYamlFile } from "../../config/yaml-file.ts";
import { UserError } from "../../shared/errors.ts";
import { outlineSchema, type Policy, policySchema, ruleSchemas, wordSchema } from "./schema.ts";

/** Reads and checks a policy file; everything wrong in it is said at once. */
export function loadPolicy(file: string): Policy {
  if (!existsSync(file)) {
    throw new UserError(
      `There is no ${file}. Name the policy with --policy, or write one: docs/guide/data.md.`,
    );
  }
  const { value, faults } = readYamlFile(dirname(file), basename(file));
  const found = faults.length > 0 ? faults : faultsOf(value);
  if (found.length === 0) return policySchema.parse(value);
  throw new UserError(
    [
      `${file} is not a valid policy; no data was read.`,
      ...sorted(found).map((fault) => `  ${placed(fault)}`),
    ].join("\n"),
  );
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
