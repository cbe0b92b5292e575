import type { ReadingFault } from "./codes.ts";
import type { EnvironmentConfig } from "./environment.ts";
import { names } from "./names.ts";
import { unknownKey } from "./parse.ts";
import type { Platform } from "./platform.ts";
import { type References, unknownReferences } from "./references.ts";
import { kindOf } from "./secret-kinds.ts";
import { parseTemplate } from "./template.ts";

/** Faults of one environment against its platform: keys that do not exist, references to nothing. */
export function structureFaults(
  platform: Platform,
  stack: string,
  environment: EnvironmentConfig,
  references: References,
): ReadingFault[] {
  const path = `${stack}.environment`;
  return [
    ...unknownParts(`${path}.frontends`, platform.frontends, environment.frontends),
    ...unknownParts(`${path}.services`, platform.services, environment.services),
    ...unknownParts(`${path}.rotations`, generatedSecrets(platform), environment.rotations),
    ...referenceFaults(platform, stack, environment, references),
  ];
}

/** Those that a count of rotations can make anew. */
function generatedSecrets({ secrets }: Platform): object {
  const generated = Object.entries(secrets).filter(([, { kind }]) => kindOf(kind).generated);
  return Object.fromEntries(generated);
}

function unknownParts(path: string, known: object, given: object): ReadingFault[] {
  return Object.keys(given)
    .filter((key) => !Object.hasOwn(known, key))
    .map((key) => unknownKey(path, key, Object.keys(known), Object.keys(given)));
}

/** Frontends an environment forgets: without their domains it is not complete. */
export function missingFrontends(
  platform: Platform,
  stack: string,
  environment: EnvironmentConfig,
): ReadingFault[] {
  return Object.keys(platform.frontends)
    .filter((key) => !Object.hasOwn(environment.frontends, key))
    .map((key) => ({
      path: `${stack}.environment.frontends.${key}`,
      code: "missing-value",
      problem: "missing",
      allowed: "an object with at least its domains",
      fix: `write ${key}: { domains: [${proposedHost(platform, key, stack)}] }`,
    }));
}

function proposedHost({ name, domain }: Platform, key: string, stack: string): string {
  return domain === undefined ? names.vercelAddress(name, key, stack) : `${key}.${stack}.${domain}`;
}

interface VariableLocation {
  path: string;
  variables: Record<string, string>;
}

/** Where variables are written: those of the platform are judged in every environment they reach. */
function variablePlaces(
  platform: Platform,
  stack: string,
  environment: EnvironmentConfig,
): VariableLocation[] {
  const own = `${stack}.environment`;
  const locations: (VariableLocation & { overriddenBy?: Record<string, string> | undefined })[] = [
    {
      path: "platform.variables",
      variables: platform.variables,
      overriddenBy: environment.variables,
    },
    { path: `${own}.variables`, variables: environment.variables },
    {
      path: "platform.actionsSecrets",
      variables: platform.actionsSecrets,
      overriddenBy: environment.actionsSecrets,
    },
    { path: `${own}.actionsSecrets`, variables: environment.actionsSecrets },
  ];
  for (const part of ["frontends", "services"] as const) {
    for (const [key, { variables }] of Object.entries(platform[part])) {
      const overriddenBy = environment[part][key]?.variables;
      locations.push({ path: `platform.${part}.${key}.variables`, variables, overriddenBy });
    }
    for (const [key, { variables }] of Object.entries(environment[part])) {
      locations.push({ path: `${own}.${part}.${key}.variables`, variables });
    }
  }
  return locations.map(({ path, variables, overriddenBy = {} }) => ({
    path,
    variables: Object.fromEntries(
      Object.entries(variables).filter(([name]) => !Object.hasOwn(overriddenBy, name)),
    ),
  }));
}

function referenceFaults(
  platform: Platform,
  stack: string,
  environment: EnvironmentConfig,
  references: References,
): ReadingFault[] {
  return variablePlaces(platform, stack, environment).flatMap(({ path, variables }) =>
    Object.entries(variables).flatMap(([name, text]) => {
      const { template, faults } = parseTemplate(text);
      const at = `${path}.${name}`;
      return [
        ...faults.map(({ problem }) => ({
          path: at,
          code: "open-reference" as const,
          problem,
          fix: "close it with }, or write $${ for a literal ${",
        })),
        ...unknownReferences(template, references, at),
      ];
    }),
  );
}
