import { Command } from "commander";
import { setSecret } from "../../secrets/set.ts";
import { targetOf } from "../../secrets/target.ts";
import type { Written } from "../../secrets/write.ts";
import { jsonOption, stackOption } from "../options.ts";
import { print, requireProject } from "../shared.ts";

const examples = `
Examples:
  $ npx infra secrets set stripeSecretKey -s prod
  $ pbpaste | npx infra secrets set cloudinaryUrl -s staging`;

/** `infra secrets set`: one entered secret of one environment. */
export function setCommand(): Command {
  return new Command("set")
    .summary("enter a secret")
    .description(
      "Asks for a value without showing it, or reads standard input; refuses one that its kind or " +
        "the environment's purpose does not allow; encrypts it into the stack file.",
    )
    .argument("<name>", "key of the secret in the platform's config")
    .addOption(stackOption())
    .addOption(jsonOption())
    .addHelpText("after", examples)
    .action(async (key: string, { stack, json = false }: { stack: string; json?: boolean }) => {
      const written = await setSecret(key, targetOf(requireProject(), stack));
      print({ stack, key, ...written }, json, toText);
    });
}

function toText({ stack, key, mode, notes }: Written & { stack: string; key: string }): string {
  const rest = notes.length > 0 ? `\nBefore the next up:\n${notes.join("\n")}` : "";
  const what = mode === undefined ? key : `${key} (${mode})`;
  return `${what} of ${stack} is set. It reaches the services with: npx pulumi up -s ${stack}${rest}`;
}
