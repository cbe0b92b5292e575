import { Command } from "commander";
import { planRemoval, type Removal, removeEnvironment } from "../../env/remove.ts";
import { UserError } from "../../shared/errors.ts";
import { jsonOption } from "../options.ts";
import { print, requireProject } from "../shared.ts";

const examples = `
Examples:
  $ npx infra env remove qa                 what would go, and what would stay
  $ npx infra env remove qa --confirm qa    destroys it, removes its stack and its file

Never production, never what another environment builds on, and what deletionProtection keeps whole
only where its file names the stack in allowDeletion. Cut short, it can be repeated.
Exit codes: 0 removed, 1 failed or refused, 2 shown only.`;

interface Flags {
  confirm?: string;
  json: boolean;
}

/** `infra env remove`: destroys an environment and removes its file. */
export function removeCommand(): Command {
  return new Command("remove")
    .summary("destroy an environment and remove its file")
    .description(
      "Shows what removing an environment means; confirmed by its name, consents to the loss of what " +
        "is guarded, destroys everything, and removes the stack and Pulumi.<name>.yaml.",
    )
    .argument("<name>", "which environment, e.g. qa")
    .option("--confirm <name>", "its name again: do it")
    .addOption(jsonOption().default(false))
    .addHelpText("after", examples)
    .action(async (name: string, { confirm, json }: Flags) => {
      const project = requireProject();
      if (confirm === undefined) {
        print(await planRemoval(project, name), json, planText);
        process.exitCode = 2;
        return;
      }
      if (confirm !== name) {
        throw new UserError(`--confirm says "${confirm}", not "${name}": nothing was changed.`);
      }
      const onStep = (step: string) => process.stderr.write(`${step} ...\n`);
      print(await removeEnvironment(project, name, onStep), json, doneText);
    });
}

function planText(removal: Removal): string {
  const { stack, resources, loses } = removal;
  return [
    resources === 0 ? `${stack} is not up.` : `${stack} has ${resources} things at vendors.`,
    ...(loses.length > 0 ? [`Lost with all that is in them: ${loses.join(", ")}`] : []),
    ...stayText(removal),
    `To remove it: npx infra env remove ${stack} --confirm ${stack}`,
  ].join("\n");
}

function doneText(removal: Removal): string {
  return [`${removal.stack} is removed.`, ...stayText(removal)].join("\n");
}

const stayText = ({ stays }: Removal) =>
  stays.length > 0 ? [`Not removed: ${stays.join("; ")}`] : [];
