import type { CodedFault, ConfigFault } from "../config/fault.ts";
import type { ConfigInput } from "../config/input.ts";
import { examine } from "../config/load.ts";
import { readProjectFiles } from "../config/project-files.ts";
import { launchedAlerts, launchedErrorTracking } from "../config/rules/alerts.ts";
import {
  launchedBackups,
  launchedData,
  launchedPlans,
  launchedRedis,
  launchedRunning,
  productionProtection,
  reviewersExist,
} from "../config/rules/production.ts";
import type { Rule } from "../config/rules/rule.ts";
import { launchedKeys, liveKeysInProduction, modesMatch } from "../config/rules/secrets.ts";
import { plansExist } from "../config/rules/services.ts";
import { launchedFlag } from "../config/rules/variables.ts";
import { kindOf } from "../config/secret-kinds.ts";
import type { EnvironmentSpec } from "../config/spec.ts";
import { matrixOf } from "../secrets/matrix.ts";
import { type Blocker, type Condition, conditionOf } from "./condition.ts";

const reviewed = "every change to production is reviewed";
const reviewedByNobody =
  "every change to production is a pull request (team: 1, there is nobody to review it)";

/** Conditions in the order in which a person goes through them, with the rules that judge them. */
const conditions: { title: string; rules: Rule[] }[] = [
  { title: "every environment has its own Redis", rules: [launchedRedis] },
  { title: "no free plans", rules: [launchedPlans, plansExist] },
  { title: "nothing of production is suspended", rules: [launchedRunning] },
  { title: "production's database is backed up", rules: [launchedBackups] },
  {
    title: "live keys in production, and only there",
    rules: [launchedKeys, liveKeysInProduction, modesMatch],
  },
  { title: "the initial data is seeded", rules: [launchedData] },
  { title: "people are told when production fails", rules: [launchedAlerts] },
  { title: "production's errors are tracked", rules: [launchedErrorTracking] },
  { title: "the pages know whether the platform is launched", rules: [launchedFlag] },
  { title: reviewed, rules: [productionProtection, reviewersExist] },
];

/**
 * What the stack files leave open: judged by the rules of every `up`, as if production's file said
 * `launched: true` already.
 */
export function configConditions(project: string, production: EnvironmentSpec): Condition[] {
  const { input, faults: unreadable } = readProjectFiles(project);
  const { platform, faults } = examine(asLaunched(input, production.stack), () => false);
  const alone = platform?.team === 1;
  const byRule = conditions.map(({ title, rules }) =>
    conditionOf(alone && title === reviewed ? reviewedByNobody : title, [
      ...faults.filter((fault) => isOf(fault, rules)).map(finding),
      ...(rules.includes(launchedKeys) ? unknownModes(project, production) : []),
    ]),
  );
  const known = conditions.flatMap(({ rules }) => rules);
  const others = [...unreadable, ...faults.filter((fault) => !isOf(fault, known))];
  return [...byRule, conditionOf("the config has no other problem", others.map(finding))];
}

function asLaunched(input: ConfigInput, production: string): ConfigInput {
  const stacks = input.stacks.map((one) =>
    one.stack === production && typeof one.environment === "object"
      ? { ...one, environment: { ...one.environment, launched: true } }
      : one,
  );
  return { ...input, stacks };
}

function isOf({ code }: CodedFault, rules: readonly Rule[]): boolean {
  return rules.some(({ name }) => name === code);
}

function finding({ path, problem, allowed, fix }: ConfigFault): Blocker {
  const needed = allowed === undefined ? "" : ` (needed: ${allowed})`;
  return { found: `${path}: ${problem}${needed}`, fix };
}

/** Keys with a mode that were not entered by `infra secrets`: nobody here knows which it is. */
function unknownModes(project: string, { stack, secrets }: EnvironmentSpec): Blocker[] {
  const { secrets: cells } = matrixOf(project);
  const unknown = Object.entries(secrets).filter(([key, { kind }]) => {
    const cell = cells[key]?.[stack];
    if (kindOf(kind).mode === undefined || cell === undefined) return false;
    return cell.mode === undefined && cell.changed === undefined;
  });
  return unknown.map(([key]) => ({
    found: `${stack}.secrets.${key}: missing, or set without recording its mode`,
    fix: `npx infra secrets set ${key} -s ${stack}`,
  }));
}
