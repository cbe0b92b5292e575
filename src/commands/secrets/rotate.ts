import { Command } from "commander";
import { stackFile } from "../../config/project.ts";
import { type Rotation, rotate } from "../../secrets/rotate.ts";
import { targetOf } from "../../secrets/target.ts";
import { jsonOption, stackOption } from "../options.ts";
import { print, requireProject } from "../shared.ts";

const examples = `
Examples:
  $ npx infra secrets rotate stripeSecretKey -s prod      asks for the new value
  $ npx infra secrets rotate sessionSecret -s prod        generated: nobody enters it
  $ npx infra secrets rotate database -s prod             the services' database user

Only the stack file changes; the next up makes it real.`;

/** `infra secrets rotate`: a new value in place of one that may have been seen, or is old. */
export function rotateCommand(): Command {
  return new Command("rotate")
    .summary("a new value in place of an old one")
    .description(
      "Rotates an entered secret, a generated one, or with the name `database` the user of the " +
        "services: two users take turns, so that the old one works until the services have the new.",
    )
    .argument("<name>", "key of the secret in the platform's config, or database")
    .addOption(stackOption())
    .addOption(jsonOption())
    .addHelpText("after", examples)
    .action(async (name: string, { stack, json = false }: { stack: string; json?: boolean }) => {
      print(await rotate(name, targetOf(requireProject(), stack)), json, toText);
    });
}

function toText({ stack, name, changed, next }: Rotation): string {
  const steps = next.map((step, index) => `  ${index + 1}. ${step}`);
  return [`${name} of ${stack}: ${changed} in ${stackFile(stack)}. Now:`, ...steps].join("\n");
}
