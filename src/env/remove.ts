import { rmSync } from "node:fs";
import { join } from "node:path";
import { environmentNamed } from "../config/load-from-files.ts";
import { stackFile } from "../config/project.ts";
import type { EnvironmentSpec } from "../config/spec.ts";
import { guardedNames } from "../engine/guarded-names.ts";
import { pulumi, runPulumi, type StateResource, stackResources } from "../engine/pulumi.ts";
import { UserError } from "../shared/errors.ts";

/** What removing an environment means. */
export interface Removal {
  stack: string;
  /** Vendor-side things in its state; none where it was never brought up. */
  resources: number;
  /** Stateful things and what is kept whole: their content is lost. */
  loses: string[];
  /** What stays at vendors, and who has to see to it. */
  stays: string[];
}

type Progress = (step: string) => void;

/** What would go; throws where it may not. Changes nothing. */
export async function planRemoval(project: string, stack: string): Promise<Removal> {
  const { spec, environments } = environmentNamed(project, stack);
  refuse(spec, environments);
  const resources = (await stateOf(project, stack)) ?? [];
  return {
    stack,
    resources: resources.filter(({ type, id }) => id !== undefined && !/^pulumi:/.test(type))
      .length,
    loses: guardedNames(resources, stack),
    stays: staying(spec),
  };
}

/**
 * Destroys an environment with every interlock that a person would have to open, then removes its
 * stack and its file. Cut short anywhere, it can be repeated.
 */
export async function removeEnvironment(
  project: string,
  stack: string,
  onStep: Progress,
): Promise<Removal> {
  const removal = await planRemoval(project, stack);
  const run = (...args: string[]) => pulumi({ cwd: project, args: [...args, "--stack", stack] });
  const resources = await stateOf(project, stack);
  if (resources !== undefined) {
    if (removal.loses.length > 0) {
      onStep(`Consenting to the loss of ${removal.loses.join(", ")}`);
      await consent(project, stack, removal.loses);
      await run("up", "--yes", "--skip-preview");
    }
    if (resources.length > 0) {
      onStep(`Destroying ${stack}`);
      await run("destroy", "--yes", "--skip-preview");
    }
    onStep(`Removing the stack ${stack}`);
    await run("stack", "rm", "--yes");
  }
  rmSync(join(project, stackFile(stack)), { force: true });
  return removal;
}

/** Production, what others build on, and what somebody asked to keep whole. */
function refuse(spec: EnvironmentSpec, all: EnvironmentSpec[]): void {
  const { stack, purpose, keptWhole, allowDeletion } = spec;
  if (purpose === "production") {
    throw new UserError(
      `${stack} is production: no command removes it. See docs/guide/recovering.md.`,
    );
  }
  const users = all.filter(({ dependencies }) => Object.hasOwn(dependencies, stack));
  if (users.length > 0) {
    const names = users.map((user) => user.stack).join(", ");
    throw new UserError(
      `${names} need ${stack}, by what their config names: change or remove them first.`,
    );
  }
  if (!keptWhole || allowDeletion.includes(stack)) return;
  throw new UserError(
    `${stack} is kept whole by deletionProtection: true. If it may go, write ` +
      `allowDeletion: [${stack}] under environment in ${stackFile(stack)} first.`,
  );
}

/** None where the stack does not exist. */
async function stateOf(cwd: string, stack: string): Promise<StateResource[] | undefined> {
  const { exitCode, output } = await runPulumi({
    cwd,
    args: ["stack", "export", "--stack", stack],
  });
  if (exitCode !== 0 && /no stack named/.test(output)) return undefined;
  return await stackResources({ cwd, stack });
}

/** Into the file, as a person would have to: it goes with the file, and stays where a step fails. */
async function consent(cwd: string, stack: string, names: string[]): Promise<void> {
  const values = names.flatMap((name, index) => [
    "--plaintext",
    `environment.allowDeletion[${index}]=${name}`,
  ]);
  await pulumi({ cwd, args: ["config", "set-all", "--stack", stack, "--path", ...values] });
}

function staying(spec: EnvironmentSpec): string[] {
  const { stack, createBranch, branch, database, pullRequest } = spec;
  const shared = database === undefined || database.uses.length === 0 ? [] : [database];
  return [
    ...(createBranch ? [`the Git branch ${branch}`] : []),
    ...shared.map(({ name, instance }) => `the data of database ${name} on ${instance}`),
    ...(pullRequest === undefined
      ? [`the GitHub environments preview-${stack} and drift-${stack}, where somebody made them`]
      : []),
  ];
}
