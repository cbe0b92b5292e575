import type { z } from "zod";
import { systemClock } from "../shared/clock.ts";
import { UserError } from "../shared/errors.ts";
import { readable } from "./characters.ts";
import type { ReadingFault } from "./codes.ts";
import { stackName } from "./common.ts";
import { compose } from "./compose.ts";
import { type EnvironmentConfig, environmentSchemaFor } from "./environment.ts";
import { type CodedFault, describeFaults, type PlacedFault } from "./fault.ts";
import { type SecretInfo, secretInfoSchema } from "./fingerprint.ts";
import type { ConfigInput, StackInput } from "./input.ts";
import { type Parsed, parse } from "./parse.ts";
import type { Places } from "./places.ts";
import { type Platform, platformSchema } from "./platform.ts";
import { stackFile } from "./project.ts";
import { violations } from "./rules/all.ts";
import type { EnvironmentView } from "./rules/rule.ts";
import { infoFaults } from "./secret-info.ts";
import { secretFaults, secretViews } from "./secrets.ts";
import type { EnvironmentSpec } from "./spec.ts";
import { missingFrontends, structureFaults } from "./structure.ts";

/** The config of all environments, read and judged. */
export interface Examined {
  /** None when the platform itself cannot be read. */
  platform: Platform | undefined;
  /** Complete environments by stack; those that cannot be read are absent. */
  environments: Map<string, EnvironmentSpec>;
  /** All of them, of all environments; none: everything may be built. */
  faults: CodedFault[];
}

/** One stack whose own objects could be read. */
interface ReadStack {
  input: StackInput;
  config: EnvironmentConfig;
  info: SecretInfo;
}

/**
 * Reads the config of all environments and collects every fault. A stack's secrets are judged
 * when `judgeSecrets` says so: the engine knows those of the stack at hand only.
 */
export function examine(
  input: ConfigInput,
  judgeSecrets: (stack: StackInput) => boolean,
): Examined {
  const { value: platform, faults: read } = parseReadable(
    platformSchema,
    input.platform,
    "platform",
  );
  const faults: CodedFault[] = [...read];
  faults.push(...input.stacks.flatMap(({ stack }) => stackNameFaults(stack)));
  const stacks = input.stacks.flatMap((stack) => readStack(platform, stack, faults));
  if (platform === undefined) return { platform, environments: new Map(), faults };
  const incomplete = stacks.flatMap(({ input: { stack }, config }) =>
    missingFrontends(platform, stack, config),
  );
  const composed = viewsOf(platform, stacks);
  const views = composed.filter(
    ({ stack }) => !incomplete.some(({ path }) => path.startsWith(`${stack}.`)),
  );
  faults.push(...incomplete);
  for (const { stack, config, spec } of composed) {
    faults.push(...structureFaults(platform, stack, config, spec.references));
  }
  for (const { input: stack, info } of stacks) {
    const view = views.find((candidate) => candidate.stack === stack.stack);
    if (judgeSecrets(stack)) faults.push(...secretFaults(platform, stack, info, view?.spec));
    faults.push(...infoFaults(platform, stack.stack, info, systemClock.now()));
  }
  const world = {
    platform,
    environments: views,
    stacks: input.stacks.map(({ stack }) => stack),
    now: systemClock.now(),
  };
  faults.push(...withoutConsequences(violations(world), faults));
  return {
    platform,
    environments: new Map(views.map(({ stack, spec }) => [stack, spec])),
    faults: distinct(faults),
  };
}

function readStack(
  platform: Platform | undefined,
  input: StackInput,
  faults: CodedFault[],
): ReadStack[] {
  const { stack, environment, secretInfo } = input;
  const schema = environmentSchemaFor(platform);
  const config = parseReadable(schema, environment, `${stack}.environment`);
  const info = parseReadable(secretInfoSchema, secretInfo, `${stack}.secretInfo`);
  faults.push(...config.faults, ...info.faults);
  if (config.value === undefined) return [];
  return [{ input, config: config.value, info: info.value ?? {} }];
}

function parseReadable<T>(schema: z.ZodType<T>, value: unknown, path: string): Parsed<T> {
  const read = readable(value, path);
  const parsed = parse(schema, read.value, path);
  return { value: parsed.value, faults: [...read.faults, ...parsed.faults] };
}

/** A name that some commands would leave out, or that would stand in names at vendors. */
function stackNameFaults(stack: string): ReadingFault[] {
  const { success, error } = stackName.safeParse(stack);
  if (success) return [];
  const allowed = error.issues[0]?.message ?? "";
  return [
    {
      path: stackFile(stack),
      code: "stack-name",
      problem: `"${stack}" is not a stack name`,
      allowed,
    },
  ];
}

/** Production first: when two environments claim one thing, the other one is told to let go. */
function viewsOf(platform: Platform, stacks: ReadStack[]): EnvironmentView[] {
  const production = stacks.find(({ config }) => config.purpose === "production") ?? stacks[0];
  const order = ["production", "staging", "development"];
  const rank = ({ config }: ReadStack) => order.indexOf(config.purpose);
  const configs = Object.fromEntries(stacks.map(({ input, config }) => [input.stack, config]));
  const inOrder = stacks.toSorted((a, b) => rank(a) - rank(b));
  return inOrder.map(({ input, config, info }) => {
    const owner = production?.input.stack ?? input.stack;
    const spec = compose(platform, input.stack, config, owner, configs);
    const secrets = secretViews(input, info, spec);
    return { stack: input.stack, config, given: input.environment, spec, secrets };
  });
}

/** What reading the files found, beside the config in them. */
export interface ReadFiles {
  faults: ReadingFault[];
  places: Places;
}

/**
 * The faults of reading and of judging, each with its place. Those of a file that is not YAML come
 * alone: what it would have held is not missing.
 */
export function allFaults({ faults, places }: ReadFiles, judged: CodedFault[]): PlacedFault[] {
  const unreadable = faults.filter(({ code }) => code === "yaml-syntax" || code === "yaml-alias");
  const shown = unreadable.length > 0 ? unreadable : [...faults, ...judged];
  return shown.map((fault) => places.of<PlacedFault>(fault));
}

/** What rules say of a variable that refers to nothing only says so again. */
function withoutConsequences(violated: CodedFault[], faults: CodedFault[]): CodedFault[] {
  const variable = ({ path }: CodedFault) => path.replace(/^(?:platform|[^.]+\.environment)\./, "");
  const unknown = new Set(
    faults
      .filter(({ code }) => code === "unknown-reference" || code === "open-reference")
      .map(variable),
  );
  return violated.filter((fault) => !unknown.has(variable(fault)));
}

/** A fault of the platform shows once, though every environment meets it. */
function distinct(faults: CodedFault[]): CodedFault[] {
  return [...new Map(faults.map((fault) => [`${fault.path}\n${fault.problem}`, fault])).values()];
}

/**
 * The environment at hand, complete; throws all faults of all environments as one UserError,
 * together with those that were found in reading the files.
 */
export function load(input: ConfigInput, at: string, files: ReadFiles): EnvironmentSpec {
  const { environments, faults } = examine(input, ({ stack }) => stack === at);
  const all = allFaults(files, faults);
  if (all.length > 0) throw new UserError(describeFaults(all));
  const environment = environments.get(at);
  if (environment === undefined) throw new Error(`no faults, yet no environment of stack ${at}`);
  return environment;
}
