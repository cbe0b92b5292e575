import { Command } from "commander";
import { kindOf } from "../../config/secret-kinds.ts";
import { UserError } from "../../shared/errors.ts";
import { askSecret } from "./ask.ts";
import { fingerprintKeyOf } from "./fingerprint-key.ts";
import { requireSecret, targetOf } from "./target.ts";
import { writeSecret } from "./write.ts";

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
    .requiredOption("-s, --stack <stack>", "the environment")
    .option("--json", "print the outcome as JSON")
    .addHelpText("after", examples)
    .action(async (key: string, { stack, json = false }: { stack: string; json?: boolean }) => {
      const written = await setSecret(key, stack);
      process.stdout.write(
        `${json ? JSON.stringify({ stack, key, ...written }) : told(key, stack, written)}\n`,
      );
    });
}

async function setSecret(key: string, stack: string) {
  const target = targetOf(stack);
  const { kind, from } = requireSecret(target, key);
  const { generated, title, from: usually } = kindOf(kind);
  if (generated) {
    throw new UserError(
      `${key} is generated, nobody enters it. For a new value: infra secrets rotate ${key} -s ${stack}`,
    );
  }
  const value = await askSecret(`${title} for ${stack} (from: ${from ?? usually})`);
  const { project } = target;
  const fingerprintKey = await fingerprintKeyOf(project, stack);
  return await writeSecret(project, kind, { stack, key, value, fingerprintKey });
}

function told(
  key: string,
  stack: string,
  { mode, notes }: { mode: string | undefined; notes: string[] },
): string {
  const rest = notes.length > 0 ? `\nBefore the next up:\n${notes.join("\n")}` : "";
  const what = mode === undefined ? key : `${key} (${mode})`;
  return `${what} of ${stack} is set. It reaches the services with: npx pulumi up -s ${stack}${rest}`;
}
