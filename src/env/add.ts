import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Document, parseDocument } from "yaml";
import { stackName } from "../config/common.ts";
import { configPath } from "../config/config-path.ts";
import type { Amount } from "../config/cost/amount.ts";
import { estimate } from "../config/cost/estimate.ts";
import { line } from "../config/fault.ts";
import type { ConfigInput } from "../config/input.ts";
import { isObject } from "../config/is-object.ts";
import { type Examined, examine } from "../config/load.ts";
import { noEnvironment } from "../config/no-environment.ts";
import { isCiphertext } from "../config/plain-secrets.ts";
import { stackFile } from "../config/project.ts";
import { readProjectFiles } from "../config/project-files.ts";
import type { EnvironmentSpec } from "../config/spec.ts";
import { hasAliases, syncYaml } from "../config/sync-yaml.ts";
import { UserError } from "../shared/errors.ts";
import { type Derivation, deriveEnvironment, renamings, type Written } from "./derive.ts";

export interface NewEnvironment {
  name: string;
  /** Stack whose config is the model. */
  like: string;
  /** Git branch that is deployed there. Default: the name. */
  branch?: string | undefined;
  own: boolean;
  /** The pull request that it is for, where it is for one. */
  pullRequest?: number;
}

export interface Added {
  stack: string;
  file: string;
  /** Its public addresses. */
  hosts: string[];
  /** Keys of the secrets that somebody has to enter. */
  secrets: string[];
  /** Stacks that have to be up before it. */
  after: string[];
  /** What it will cost a month, as "infra cost" estimates it. */
  monthlyUsd: Amount;
}

/**
 * Sizes of a cluster of its own, cheapest first. Atlas allows one M0 in a project, and nothing here
 * tells whether a cluster that somebody else made is it.
 */
function clusterSizes(
  environments: Iterable<EnvironmentSpec>,
): [cheapest: string, ...others: string[]] {
  const usesOthers = [...environments].some(({ database }) => (database?.uses.length ?? 0) > 0);
  return usesOthers ? ["FLEX", "M10"] : ["M0", "FLEX", "M10"];
}

/**
 * Writes Pulumi.<name>.yaml after another environment's. Refuses, and writes nothing, where no such
 * environment can stand beside the others by the rules of every `up`.
 */
export function addEnvironment(project: string, wanted: NewEnvironment): Added {
  const file = stackFile(wanted.name);
  const { input, faults } = readProjectFiles(project);
  refuse(project, wanted, input);
  const before = examine(input, () => false);
  if (faults.length + before.faults.length > 0) {
    throw new UserError(
      `The config has faults already: run "npx infra check" and mend them first.`,
    );
  }
  const { environment, examined } = firstValid(input, before, wanted);
  writeFileSync(join(project, file), textOf(project, input.project, wanted, environment));
  const spec = examined.environments.get(wanted.name)!;
  const entered = Object.entries(spec.secrets).filter(([, { generated }]) => !generated);
  return {
    stack: wanted.name,
    file,
    hosts: spec.hosts.map((host) => host.name),
    secrets: entered.map(([key]) => key),
    after: Object.keys(spec.dependencies),
    monthlyUsd: estimate(spec).total,
  };
}

function refuse(project: string, { name, like }: NewEnvironment, { stacks }: ConfigInput): void {
  const { success, error } = stackName.safeParse(name);
  if (!success) {
    throw new UserError(`"${name}" is not a stack name (allowed: ${error.issues[0]?.message}).`);
  }
  if (existsSync(join(project, stackFile(name)))) {
    throw new UserError(`There is an environment ${name} already: ${stackFile(name)}.`);
  }
  if (stacks.some(({ stack }) => stack === like)) return;
  const known = stacks.map(({ stack }) => stack);
  throw noEnvironment(like, known);
}

/** The cheapest that the rules accept. */
function firstValid(input: ConfigInput, before: Examined, wanted: NewEnvironment) {
  const { name, like, own, branch = name, pullRequest } = wanted;
  const written = input.stacks.find(({ stack }) => stack === like)!.environment;
  const model = before.environments.get(like)!;
  const derivation: Omit<Derivation, "clusterSize" | "renamed"> = {
    model: { written: isObject(written) ? written : {}, spec: model },
    name,
    branch,
    own,
    pullRequest,
    takenHosts: [...before.environments.values()].flatMap(({ hosts }) =>
      hosts.map((host) => host.name),
    ),
  };
  const attempt = (clusterSize: string, renamed: ReadonlyMap<string, string>) => {
    const environment = deriveEnvironment({ ...derivation, clusterSize, renamed });
    return { environment, examined: examine(withStack(input, name, environment), () => false) };
  };
  const sizes = clusterSizes(before.environments.values());
  const made = attempt(sizes[0], new Map()).examined.environments.get(name);
  const renamed = made === undefined ? new Map<string, string>() : renamings(model, made);
  const attempts = sizes.map((clusterSize) => attempt(clusterSize, renamed));
  const valid = attempts.find(({ examined }) => examined.faults.length === 0);
  if (valid !== undefined) return valid;
  const faults = attempts.at(-1)!.examined.faults.map(line);
  const byHand = `Take another model with --like, or write ${stackFile(name)} by hand.`;
  throw new UserError(
    [
      `${name} cannot be made from ${like} by its name alone; nothing was written:`,
      ...faults,
      ...(pullRequest === undefined ? [byHand] : []),
    ].join("\n"),
  );
}

function withStack(input: ConfigInput, stack: string, environment: Written): ConfigInput {
  const added = { stack, environment, secrets: {}, importsSecrets: false, secretInfo: undefined };
  return { ...input, stacks: [...input.stacks, added] };
}

/** What belongs to one stack: its key, its secrets, and what is recorded of them. */
const ofOneStack = ["encryptionsalt", "encryptedkey", "environment"];
const ofOneConfig = ["secrets", "secretInfo", "fingerprintKey"];

/** The model's file, comments and all, with the new environment in it. */
function textOf(
  folder: string,
  project: string,
  { name, like, own }: NewEnvironment,
  environment: Written,
): string {
  const read = parseDocument(readFileSync(join(folder, stackFile(like)), "utf8"), { merge: true });
  const document = hasAliases(read) ? new Document(read.toJS()) : read;
  for (const key of ofOneStack) document.delete(key);
  for (const key of ofOneConfig) {
    document.deleteIn(["config", key]);
    document.deleteIn(["config", `${project}:${key}`]);
  }
  for (const key of encryptedKeys(document)) document.deleteIn(["config", key]);
  syncYaml(document, configPath(document, project, "environment"), environment);
  const made = ` Made by: infra env add ${name} --like ${like}${own ? " --own" : ""}`;
  const { contents } = document;
  if (contents) contents.commentBefore = [contents.commentBefore, made].filter(Boolean).join("\n");
  return document.toString({ lineWidth: 0 });
}

/** Credentials that somebody gave the model in its file: its key alone opens them. */
function encryptedKeys(document: Document): string[] {
  const { config } = document.toJS() as { config?: Record<string, unknown> };
  return Object.entries(config ?? {}).flatMap(([key, value]) =>
    isObject(value) && isCiphertext(value["secure"]) ? [key] : [],
  );
}
