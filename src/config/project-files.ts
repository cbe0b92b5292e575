import { existsSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "../shared/errors.ts";
import type { ReadingFault } from "./codes.ts";
import { programFaults, stackFileFaults } from "./file-faults.ts";
import type { ConfigInput, HeldSecret, StackInput } from "./input.ts";
import { isObject } from "./is-object.ts";
import { didYouMean, nearest } from "./nearest.ts";
import { Places, type Source } from "./places.ts";
import { isCiphertext, plainSecrets } from "./plain-secrets.ts";
import { projectFile, stackFile, stacksOf, strayFiles } from "./project.ts";
import { givenTwice, ownKeys, platformIn, projectFaults, strayFile } from "./project-faults.ts";
import { readYamlFile } from "./yaml-file.ts";

/** Pulumi.yaml and every Pulumi.<stack>.yaml of a folder, read without the engine or the network. */
export interface ProjectFiles {
  input: ConfigInput;
  /** Files that could not be read as YAML or that nobody reads, and config keys that are nobody's. */
  faults: ReadingFault[];
  /** Where in the files everything stands. */
  places: Places;
}

type Plain = Record<string, unknown>;

/** Reads Pulumi.yaml and all stack files; `dir` is the folder of Pulumi.yaml. Throws a UserError where it has none. */
export function readProjectFiles(dir: string): ProjectFiles {
  if (!existsSync(join(dir, projectFile))) {
    throw new UserError(
      `There is no ${projectFile} in ${dir}. Run this in the folder of a Pulumi project, or name it with -C.`,
    );
  }
  const faults = strayFiles(dir).map(strayFile);
  const sources: Source[] = [];
  const open = (name: string) => {
    const { value, faults: found, source } = readYamlFile(dir, name);
    faults.push(...found);
    if (source !== undefined) sources.push(source);
    return object(value);
  };
  const file = open(projectFile);
  const project = typeof file["name"] === "string" ? file["name"] : "";
  faults.push(
    ...projectFaults(file, project),
    ...programFaults(file),
    ...plainSecrets(file, project, projectFile),
  );
  const platform = platformIn(configValue(object(file["config"]), project, "platform"));
  const stacks = stacksOf(dir).map((stack) =>
    readStack(stack, open(stackFile(stack)), project, faults),
  );
  return { input: { project, platform, stacks }, faults, places: new Places(sources, project) };
}

/** `pulumi config set` writes keys with the project's name before them; by hand both ways work. */
function configValue(config: Plain, project: string, key: string): unknown {
  return config[`${project}:${key}`] ?? config[key];
}

const stackKeys = ["environment", "secrets", "secretInfo", "fingerprintKey"];

function readStack(
  stack: string,
  file: Plain,
  project: string,
  faults: ReadingFault[],
): StackInput {
  const config = withOwnKeys(object(file["config"]), project, stack, faults);
  for (const name of ownKeys(config, project)) {
    if (!stackKeys.includes(name)) faults.push(strayKey(stack, name));
  }
  faults.push(...stackFileFaults(file, stack));
  faults.push(...givenTwice(config, project, stack), ...plainSecrets(file, project, stack));
  const given = configValue(config, project, "secrets");
  if (given !== undefined && !isObject(given)) faults.push(secretsAreNoObject(stack));
  const secrets = object(given);
  const whole = Object.keys(secrets).length === 1 ? secrets["secure"] : undefined;
  if (whole !== undefined && !isCiphertext(whole)) faults.push(secretsAreNoObject(stack));
  return {
    stack,
    environment: inTheOpen(
      configValue(config, project, "environment"),
      `${stack}.environment`,
      faults,
    ),
    secrets: whole === undefined ? heldSecrets(secrets) : {},
    importsSecrets: file["environment"] !== undefined || isCiphertext(whole),
    secretInfo: configValue(config, project, "secretInfo"),
  };
}

/** Config with the keys that were meant: some are mistyped or name another project, a fault for each. */
function withOwnKeys(config: Plain, project: string, stack: string, faults: ReadingFault[]): Plain {
  const isGiven = (name: string) =>
    Object.hasOwn(config, `${project}:${name}`) || Object.hasOwn(config, name);
  const entries = Object.entries(config).map(([key, value]): [key: string, value: unknown] => {
    const [namespace = "", name = ""] = key.includes(":") ? key.split(":") : [project, key];
    const meant = namespace === project ? nearest(name, stackKeys) : undefined;
    if (meant !== undefined && meant !== name && !isGiven(meant)) {
      const own = key.replace(name, meant);
      faults.push({ ...strayKey(stack, name), fix: `rename it to ${own}` });
      return [own, value];
    }
    if (namespace === project || !stackKeys.includes(name)) return [key, value];
    // Other namespaces are providers', but none of those has an environment.
    if (name !== "environment" && nearest(namespace, [project]) === undefined) return [key, value];
    const own = `${project}:${name}`;
    if (isGiven(name)) return [key, value];
    faults.push({
      path: `${stack}.${key}`,
      code: "stray-key",
      problem: `is config of a project "${namespace}"; this one is "${project}"`,
      allowed: own,
      fix: `rename it to ${own}`,
    });
    return [own, value];
  });
  return Object.fromEntries(entries);
}

function strayKey(stack: string, key: string): ReadingFault {
  const fix = key === "platform" ? "move it to config.platform.value of Pulumi.yaml" : undefined;
  return {
    path: `${stack}.${key}`,
    code: "stray-key",
    problem: `not a config key of a stack${didYouMean(key, stackKeys)}`,
    allowed: stackKeys.join(", "),
    ...(fix === undefined ? {} : { fix }),
  };
}

/**
 * The environment with a word in place of each encrypted value, which is a fault: the engine would
 * hand it over decrypted, and it would become a plain variable at the vendors.
 */
function inTheOpen(value: unknown, path: string, faults: ReadingFault[]): unknown {
  if (Array.isArray(value)) {
    return value.map((item, index) => inTheOpen(item, `${path}.${index}`, faults));
  }
  if (!isObject(value)) return value;
  if (typeof value["secure"] === "string" && Object.keys(value).length === 1) {
    faults.push({
      path,
      code: "encrypted-elsewhere",
      problem: "encrypted, but only values under secrets are kept secret",
      allowed: "a reference: ${secrets.<key>}",
      fix: "declare the secret in platform.secrets, set it there, and refer to it here",
    });
    return "encrypted";
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, inTheOpen(inner, `${path}.${key}`, faults)]),
  );
}

function heldSecrets(secrets: Plain): Record<string, HeldSecret> {
  return Object.fromEntries(
    Object.entries(secrets).map(([key, value]): [key: string, held: HeldSecret] => [
      key,
      { state: isCiphertext(object(value)["secure"]) ? "encrypted" : "plain" },
    ]),
  );
}

/** Somebody set `secrets` itself instead of the keys in it. Its text may be a secret: not shown. */
export function secretsAreNoObject(stack: string): ReadingFault {
  return {
    path: `${stack}.secrets`,
    code: "secrets-not-by-key",
    problem: "not an object (not shown)",
    allowed: "one encrypted value per key",
    fix: `remove it, then npx infra secrets set <key> -s ${stack} for each`,
  };
}

function object(value: unknown): Plain {
  return isObject(value) ? value : {};
}
