import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { LineCounter, parseDocument } from "yaml";
import { UserError } from "../shared/errors.ts";
import type { Fault } from "./fault.ts";
import type { ConfigInput, HeldSecret, StackInput } from "./input.ts";

/** Pulumi.yaml and every Pulumi.<stack>.yaml of a folder, read without the engine or the network. */
export interface ProjectFiles {
  input: ConfigInput;
  /** Files that could not be read as YAML, and config keys that are nobody's. */
  faults: Fault[];
}

type Plain = Record<string, unknown>;

/** Reads the files of a project; `dir` is the folder of Pulumi.yaml. */
export function readProjectFiles(dir: string): ProjectFiles {
  const faults: Fault[] = [];
  const project = readYaml(dir, "Pulumi.yaml", faults);
  const name = typeof project["name"] === "string" ? project["name"] : "";
  const config = object(project["config"]);
  const platform = object(configValue(config, name, "platform"));
  const stacks = stackNames(dir).map((stack) => {
    const file = readYaml(dir, stackFile(stack), faults);
    return readStack(stack, file, name, faults);
  });
  return { input: { project: name, platform: platform["value"], stacks }, faults };
}

export function stackFile(stack: string): string {
  return `Pulumi.${stack}.yaml`;
}

function stackNames(dir: string): string[] {
  return readdirSync(dir)
    .map((file) => /^Pulumi\.([a-zA-Z0-9_.-]+)\.yaml$/.exec(file)?.[1])
    .filter((stack) => stack !== undefined)
    .toSorted();
}

function readYaml(dir: string, file: string, faults: Fault[]): Plain {
  let text: string;
  try {
    text = readFileSync(join(dir, file), "utf8");
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UserError(`Reading ${join(dir, file)} failed: ${why}`);
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  for (const error of document.errors) {
    const { line, col } = lines.linePos(error.pos[0]);
    const problem = (error.message.split("\n")[0] ?? "").replace(/ at line \d+.*$/, "");
    faults.push({ path: `${file}:${line}:${col}`, problem: `not valid YAML: ${problem}` });
  }
  return document.errors.length > 0 ? {} : object(document.toJS());
}

/** `pulumi config set` writes keys with the project's name before them; by hand both ways work. */
function configValue(config: Plain, project: string, key: string): unknown {
  return config[`${project}:${key}`] ?? config[key];
}

const stackKeys = ["environment", "secrets", "secretInfo", "fingerprintKey"];

function readStack(stack: string, file: Plain, project: string, faults: Fault[]): StackInput {
  const config = object(file["config"]);
  for (const key of Object.keys(config)) {
    const [namespace, name = namespace] = key.split(":");
    if (key.includes(":") && namespace !== project) continue;
    if (!stackKeys.includes(name ?? "")) faults.push(strayKey(stack, name ?? ""));
  }
  const secrets = object(configValue(config, project, "secrets"));
  return {
    stack,
    environment: configValue(config, project, "environment"),
    secrets: typeof secrets["secure"] === "string" ? {} : heldSecrets(secrets),
    importsSecrets: file["environment"] !== undefined || typeof secrets["secure"] === "string",
    secretInfo: configValue(config, project, "secretInfo"),
  };
}

function strayKey(stack: string, key: string): Fault {
  const fix = key === "platform" ? "move it to config.platform.value of Pulumi.yaml" : undefined;
  return {
    path: `${stack}.${key}`,
    problem: "not a config key of a stack",
    allowed: stackKeys.join(", "),
    ...(fix === undefined ? {} : { fix }),
  };
}

function heldSecrets(secrets: Plain): Record<string, HeldSecret> {
  return Object.fromEntries(
    Object.entries(secrets).map(([key, value]): [string, HeldSecret] => [
      key,
      { state: typeof object(value)["secure"] === "string" ? "encrypted" : "plain" },
    ]),
  );
}

function object(value: unknown): Plain {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Plain)
    : {};
}
