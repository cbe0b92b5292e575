import { join } from "node:path";
import { Command } from "commander";
import { environmentsOf } from "../config/load-from-files.ts";
import { projectAt } from "../config/project.ts";
import { projectFolder, pulumiHome } from "../engine/layout.ts";
import { watchCopy } from "../rehearsal/copy-changes.ts";
import { prepareStacks } from "../rehearsal/prepare-stacks.ts";
import { defaultState, whatIsKept } from "../rehearsal/state-folder.ts";
import { testUserVariables } from "../rehearsal/test-users.ts";
import { makeWorkingCopy, workingCopies } from "../rehearsal/working-copy.ts";
import type { Announcement } from "../sandbox/announcement.ts";
import { joinSandbox } from "../sandbox/lease.ts";
import { interruptible } from "../shared/interrupt.ts";
import { keepPrivate } from "../shared/private-files.ts";
import { runCommand } from "../shared/run-command.ts";

const examples = `
Examples:
  $ npx infra sandbox exec -- npx pulumi up --yes -s prod
  $ npx infra sandbox exec -- npx pulumi preview --refresh --expect-no-changes -s prod
  $ npx infra sandbox exec -- npx pulumi stack export -s prod
  $ npx infra sandbox exec --state /tmp/demo -- bash          look around
  $ npx infra sandbox exec --state /tmp/old --by-hand -- npx infra adopt

Stacks build on one another: bring production up before the others.`;

/** `infra sandbox exec`: one command with every vendor standing on this machine. */
export function execCommand(): Command {
  return new Command("exec")
    .summary("run a command inside the sandbox")
    .description(
      "Runs a command inside the sandbox: on a copy of Pulumi.yaml and the stack files with " +
        "placeholder secrets, against stand-ins of all vendors. Uses the sandbox that already runs " +
        "on the same state, else starts one for as long as the command runs. Ends with its exit code.",
    )
    .argument("<command...>", "what to run, after --")
    .option("--state <folder>", "where everything is kept between commands", defaultState)
    .option(
      "--by-hand",
      "a new sandbox holds what was clicked together before environments existed",
    )
    .addHelpText("after", examples)
    .passThroughOptions()
    .action(async (command: string[], flags: Flags) => {
      keepPrivate();
      process.exitCode = await interruptible(
        async (asked) => {
          const code = await execInside(command, flags, asked);
          // What the command made of the signal is how this ends.
          if (asked.aborted) process.stderr.write(`Interrupted. ${whatIsKept(flags.state)}\n`);
          return code;
        },
        () => whatIsKept(flags.state),
      );
    });
}

interface Flags {
  state: string;
  byHand?: boolean;
}

async function execInside(
  command: string[],
  { state, byHand }: Flags,
  asked: AbortSignal,
): Promise<number> {
  const project = projectAt(process.cwd());
  const run = async ({ env: given }: Announcement) => {
    const env = {
      ...(project !== undefined && testUserVariables(environmentsOf(project))),
      ...process.env,
      ...given,
      PULUMI_HOME: pulumiHome(process.env),
      PATH: pathWithOurTools(),
    };
    if (project === undefined) return await runCommand(command, { cwd: process.cwd(), env }, asked);
    const cwd = await copyInto(state, project, env);
    const changes = watchCopy(project, cwd);
    try {
      return await runCommand(command, { cwd, env: { ...env, PWD: cwd } }, asked);
    } finally {
      for (const line of changes()) process.stderr.write(`${line}\n`);
    }
  };
  const joined = await joinSandbox(state, asked);
  if (joined) return await joined.during(() => run(joined));
  // Every vendor's stand-in is loaded with it: not where a sandbox is joined.
  const { openSandbox } = await import("../rehearsal/open-sandbox.ts");
  const sandbox = await openSandbox({ state, byHand, began: Date.now() }, project);
  try {
    return await run(sandbox);
  } finally {
    // Other commands may have joined in the meantime, and need it to stay.
    await sandbox.leases.idle(asked);
    await sandbox.close();
  }
}

/** Makes the working copy of a project in which commands run, its stacks ready; its folder. */
async function copyInto(state: string, project: string, env: NodeJS.ProcessEnv): Promise<string> {
  const copy = makeWorkingCopy(project, workingCopies(state));
  await prepareStacks(copy, env);
  return copy.folder;
}

/** `pulumi`, and a Node that is new enough, wherever the command is run from. */
function pathWithOurTools(): string {
  return `${join(projectFolder, "node_modules", ".bin")}:${process.env["PATH"] ?? ""}`;
}
