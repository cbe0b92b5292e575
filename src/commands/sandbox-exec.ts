import { join } from "node:path";
import { Command } from "commander";
import { projectAt } from "../config/project.ts";
import { projectFolder } from "../engine/layout.ts";
import { openSandbox } from "../rehearsal/open-sandbox.ts";
import { prepareStacks } from "../rehearsal/prepare-stacks.ts";
import { defaultState } from "../rehearsal/state-folder.ts";
import { makeWorkingCopy, workingCopies } from "../rehearsal/working-copy.ts";
import type { Announcement } from "../sandbox/announcement.ts";
import { joinSandbox } from "../sandbox/lease.ts";
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
      process.exitCode = await execInside(command, flags);
    });
}

interface Flags {
  state: string;
  byHand?: boolean;
}

async function execInside(command: string[], { state, byHand }: Flags): Promise<number> {
  const project = projectAt(process.cwd());
  const joined = await joinSandbox(state);
  if (joined) return await joined.during(() => runOn(joined, state, project, command));
  const sandbox = await openSandbox({ state, byHand }, project);
  try {
    return await runOn(sandbox, state, project, command);
  } finally {
    // Other commands may have joined in the meantime, and need it to stay.
    await sandbox.leases.idle();
    await sandbox.close();
  }
}

async function runOn(
  { env: given }: Announcement,
  state: string,
  project: string | undefined,
  command: string[],
): Promise<number> {
  const env = { ...process.env, ...given, PATH: pathWithOurTools() };
  if (project === undefined) return await runCommand(command, { cwd: process.cwd(), env });
  const copy = makeWorkingCopy(project, workingCopies(state));
  await prepareStacks(copy, env);
  return await runCommand(command, { cwd: copy.folder, env: { ...env, PWD: copy.folder } });
}

/** `pulumi`, and a Node that is new enough, wherever the command is run from. */
function pathWithOurTools(): string {
  return `${join(projectFolder, "node_modules", ".bin")}:${process.env["PATH"] ?? ""}`;
}
