import type { EnvironmentConfig } from "./environment.ts";
import type { Fault } from "./fault.ts";
import { didYouMean } from "./nearest.ts";
import type { Platform, Service } from "./platform.ts";
import { kindOf } from "./secret-kinds.ts";
import { referenceName, referencesIn, type Template } from "./template.ts";

/** What a reference leads to. */
export interface Target {
  /** Its value must not be seen; a variable that uses it becomes secret. */
  secret: boolean;
  /** Service that has to exist before the value is known. */
  waitsFor?: string;
}

/** Every reference that a variable of this environment may use, by name: `services.api.url`. */
export function targetsOf(platform: Platform, environment: EnvironmentConfig): Map<string, Target> {
  const open = { secret: false };
  const targets = new Map<string, Target>();
  for (const name of ["name", "purpose", "branch", "launched"]) {
    targets.set(`environment.${name}`, open);
  }
  for (const name of ["name", "domain", "region"]) targets.set(`platform.${name}`, open);
  for (const key of Object.keys(platform.frontends)) {
    for (const name of ["url", "host", "origins"]) targets.set(`frontends.${key}.${name}`, open);
  }
  for (const [key, service] of Object.entries(platform.services)) {
    const domain = environment.services[key]?.domain;
    for (const [name, target] of serviceTargets(key, service, domain !== undefined)) {
      targets.set(`services.${key}.${name}`, target);
    }
  }
  for (const [name, secret] of databaseTargets(platform)) {
    targets.set(`database.${name}`, { secret });
  }
  if (platform.redis !== undefined) targets.set("redis.url", { secret: true });
  for (const [key, secret] of Object.entries(platform.secrets)) {
    targets.set(`secrets.${key}`, { secret: kindOf(secret.kind).publishable !== true });
  }
  return targets;
}

/** A public address is known beforehand when it has a domain; an internal one never is. */
function serviceTargets(key: string, service: Service, hasDomain: boolean): [string, Target][] {
  const later: Target = { secret: false, waitsFor: key };
  const publicly: Target = hasDomain ? { secret: false } : later;
  switch (service.type) {
    case "web":
      return [
        ["url", publicly],
        ["host", publicly],
        ["internalHost", later],
      ];
    case "static":
      return [
        ["url", publicly],
        ["host", publicly],
      ];
    case "private":
      return [["internalHost", later]];
    default:
      return [];
  }
}

function databaseTargets(platform: Platform): [string, boolean][] {
  if (platform.database === undefined) return [];
  return [
    ["url", true],
    ["name", false],
    ["user", false],
    ["password", true],
    ["host", false],
  ];
}

/** Faults of one variable's references. */
export function unknownReferences(
  template: Template,
  targets: Map<string, Target>,
  path: string,
): Fault[] {
  return referencesIn(template)
    .map(referenceName)
    .filter((name) => !targets.has(name))
    .map((name) => ({
      path,
      problem: `unknown reference \${${name}}${didYouMean(name, targets.keys())}`,
      allowed: alternatives(name, [...targets.keys()]),
    }));
}

/** References to the same part, or the parts when none of that name exists. */
function alternatives(name: string, known: string[]): string {
  const part = (reference: string) => reference.split(".")[0] ?? "";
  const alike = known.filter((other) => part(other) === part(name));
  if (alike.length > 0) return alike.join(", ");
  return [...new Set(known.map(part))].map((other) => `${other}...`).join(", ");
}
