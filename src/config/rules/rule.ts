import type { EnvironmentConfig } from "../environment.ts";
import type { ConfigFault } from "../fault.ts";
import { didYouMean } from "../nearest.ts";
import type { Platform } from "../platform.ts";
import type { Mode, SecretKind } from "../secret-kinds.ts";
import type { EnvironmentSpec } from "../spec.ts";

/** One secret of one environment as rules see it: never its value. */
export interface SecretView {
  key: string;
  kind: SecretKind;
  mode: Mode | undefined;
  fingerprint: string | undefined;
}

/** One environment as rules see it. */
export interface EnvironmentView {
  stack: string;
  /** As written, with defaults. */
  config: EnvironmentConfig;
  /** As written, without defaults: tells what somebody chose. */
  given: unknown;
  /** Complete. */
  spec: EnvironmentSpec;
  /** Secrets that it uses and holds. */
  secrets: SecretView[];
}

/** All that rules judge. */
export interface PlatformView {
  platform: Platform;
  /** Environments that can be read: production, then staging, then development ones. */
  environments: EnvironmentView[];
  /** Every stack that has a file, also those that cannot be read. */
  stacks: string[];
  /** Milliseconds since the epoch. */
  now: number;
}

/** One thing that has to be true at all times. */
export interface Rule {
  /** Shown with its faults and in docs/reference/rules.md. */
  name: string;
  /** Why, in a sentence or two. */
  reason: string;
  /** Who says so: a vendor's page or document, or `Own rule` and its subject. */
  source: string;
  check(view: PlatformView): ConfigFault[];
}

/** A rule about each environment by itself. */
export function each(
  check: (environment: EnvironmentView, view: PlatformView) => ConfigFault[],
): (view: PlatformView) => ConfigFault[] {
  return (view) => view.environments.flatMap((environment) => check(environment, view));
}

/** A name in use, and where it is written. */
export interface Use {
  value: string;
  path: string;
}

/** Every use of a value that stands somewhere before already. */
export function duplicates(
  uses: Use[],
  what: string,
  sameAs: (value: string) => string = (value) => value,
): ConfigFault[] {
  const first = new Map<string, string>();
  return uses.flatMap(({ value, path }) => {
    const before = first.get(sameAs(value));
    if (before === undefined) {
      first.set(sameAs(value), path);
      return [];
    }
    return [
      {
        path,
        problem: `${what} "${value}" is already used by ${before}`,
        allowed: "one that nothing else uses",
      },
    ];
  });
}

/** ` did you mean "prod"?` for a name that is close to a stack's, or the purpose of one. */
export function meantStack(typed: string, { stacks, environments }: PlatformView): string {
  const ofPurpose = environments.filter(({ spec }) => spec.purpose === typed);
  const only = ofPurpose.length === 1 ? ofPurpose[0]?.stack : undefined;
  return only === undefined ? didYouMean(typed, stacks) : `; did you mean "${only}"?`;
}

/** `prod.environment.services.api` */
export function at({ stack }: Pick<EnvironmentView, "stack">, ...path: string[]): string {
  return [stack, "environment", ...path].join(".");
}

/** Whether somebody wrote that field of the environment, rather than leaving it to its default. */
export function isGiven({ given }: EnvironmentView, ...path: string[]): boolean {
  let value = given;
  for (const key of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return false;
    value = (value as Record<string, unknown>)[key];
  }
  return true;
}

export function production({ environments }: PlatformView): EnvironmentView | undefined {
  return environments.find(({ spec }) => spec.purpose === "production");
}

/** Why the rules of a launch hold: users are here, or everything is ready for them. */
export function liveWord(view: PlatformView): string {
  return production(view)?.spec.launched === true ? "launched" : "hardened";
}

export function isLaunched(view: PlatformView): boolean {
  return production(view)?.spec.live === true;
}

/** A stack that has a file which cannot be read: what it has is not known. */
export function isUnread(stack: string, { stacks, environments }: PlatformView): boolean {
  return stacks.includes(stack) && !environments.some((known) => known.stack === stack);
}
