import type { ConfigFault } from "./fault.ts";
import { programFaults, stackFileFaults } from "./file-faults.ts";
import type { ConfigInput, HeldSecret, StackInput } from "./input.ts";
import { isCiphertext, plainSecrets } from "./plain-secrets.ts";
import { projectFile, stackFile, stacksOf, strayFiles } from "./project.ts";
import { givenTwice, ownKeys, projectFaults, strayFile } from "./project-faults.ts";
import { readYamlFile } from "./yaml-file.ts";

/** Pulumi.yaml and every Pulumi.<stack>.yaml of a folder, read without the engine or the network. */
export interface ProjectFiles {
  input: ConfigInput;
  /** Files that could not be read as YAML or that nobody reads, and config keys that are nobody's. */
  faults: ConfigFault[];
}

type Plain = Record<string, unknown>;

/** Reads Pulumi.yaml and all stack files; `dir` is the folder of Pulumi.yaml. */
export function readProjectFiles(dir: string): ProjectFiles {
  const faults = strayFiles(dir).map(strayFile);
  const file = readYaml(dir, projectFile, faults);
  const project = typeof file["name"] === "string" ? file["name"] : "";
  faults.push(
    ...projectFaults(file, project),
    ...programFaults(file),
    ...plainSecrets(file, project, projectFile),
  );
  const platform = object(configValue(object(file["config"]), project, "platform"))["value"];
  const stacks = stacksOf(dir).map((stack) =>
    readStack(stack, readYaml(dir, stackFile(stack), faults), project, faults),
  );
  return { input: { project, platform, stacks }, faults };
}

function readYaml(dir: string, file: string, faults: ConfigFault[]): Plain {
  const { value, faults: found } = readYamlFile(dir, file);
  faults.push(...found);
  return object(value);
}

/** `pulumi config set` writes keys with the project's name before them; by hand both ways work. */
function configValue(config: Plain, project: string, key: string): unknown {
  return config[`${project}:${key}`] ?? config[key];
}

const stackKeys = ["environment", "secrets", "secretInfo", "fingerprintKey"];

function readStack(stack: string, file: Plain, project: string, faults: ConfigFault[]): StackInput {
  const config = object(file["config"]);
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

function strayKey(stack: string, key: string): ConfigFault {
  const fix = key === "platform" ? "move it to config.platform.value of Pulumi.yaml" : undefined;
  return {
    path: `${stack}.${key}`,
    problem: "not a config key of a stack",
    allowed: stackKeys.join(", "),
    ...(fix === undefined ? {} : { fix }),
  };
}

/**
 * The environment with a word in place of each encrypted value, which is a fault: the engine would
 * hand it over decrypted, and it would become a plain variable at the vendors.
 */
function inTheOpen(value: unknown, path: string, faults: ConfigFault[]): unknown {
  if (Array.isArray(value)) {
    return value.map((item, index) => inTheOpen(item, `${path}.${index}`, faults));
  }
  if (!isObject(value)) return value;
  if (typeof value["secure"] === "string" && Object.keys(value).length === 1) {
    faults.push({
      path,
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
export function secretsAreNoObject(stack: string): ConfigFault {
  return {
    path: `${stack}.secrets`,
    problem: "not an object (not shown)",
    allowed: "one encrypted value per key",
    fix: `pulumi config rm secrets -s ${stack}, then npx infra secrets set <key> -s ${stack}`,
  };
}

export function isObject(value: unknown): value is Plain {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function object(value: unknown): Plain {
  return isObject(value) ? value : {};
}
