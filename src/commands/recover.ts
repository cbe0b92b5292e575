import { confirm, isCancel } from "@clack/prompts";
import { Command } from "commander";
import type { Found } from "../recovery/recover.ts";
import { describeRecovery, kindOf } from "../recovery/words.ts";
import { interruptible } from "../shared/interrupt.ts";
import { jsonOption, stackOption } from "./options.ts";
import { print, requireProject } from "./shared.ts";

const examples = `
Examples:
  $ npx infra recover -s prod                      after an up that was interrupted, or a lost state
  $ npx infra recover -s prod --preview-only       only look
  $ npx infra recover -s prod --take dns-www.example.com
                                                take over one that is not quite as the config says

Changes nothing at any vendor. A thing is taken into the state without a question where everything
that its vendor shows of it is as this stack would make it. Asks the vendors through Pulumi's own
plugins and Render's API, with the credentials of your shell. Run again, it goes on where it stopped.
Exit codes: 0 the next up meets nothing that exists already, 1 failed, or a vendor could not be
read, 2 something was left that exists already.`;

interface Flags {
  stack: string;
  take: string[];
  previewOnly: boolean;
  unlock: boolean;
  json: boolean;
}

/** `infra recover`: brings the state of a stack to what stands at the vendors. */
export function recoverCommand(): Command {
  return new Command("recover")
    .summary("take into the state what an interrupted up made, or a lost state held")
    .description(
      "After an up that was interrupted, or with a state that was lost: looks at what the next up " +
        "would make, asks the vendors for exactly these things, takes those that are this stack's " +
        "own into the state, and clears a dead lock and operations that never ended.",
    )
    .addOption(stackOption())
    .option(
      "--take <name>",
      "take over the thing of this name though something speaks against it; may be repeated",
      (name: string, names: string[]) => [...names, name],
      [],
    )
    .option("--preview-only", "look, and change nothing", false)
    .option("--unlock", "take away a lock whose holder may be at work still", false)
    .addOption(jsonOption().default(false))
    .addHelpText("after", examples)
    .action(async (flags: Flags) => {
      // It brings Pulumi's SDK along, which --help does not need.
      const { recover } = await import("../recovery/recover.ts");
      const recovery = await interruptible(
        async () =>
          await recover({
            project: requireProject(),
            env: process.env,
            ...flags,
            mayTake: async (thing) => flags.take.includes(thing.name) || (await ask(thing, flags)),
            onProgress: (line) => process.stderr.write(`${line} ...\n`),
          }),
        () =>
          "No vendor was changed; what was taken into the state stays there. Run it again: it goes on where it stopped.",
      );
      print(recovery, flags.json, (outcome) => describeRecovery(outcome, flags.previewOnly));
      process.exitCode = recovery.blind.length > 0 ? 1 : recovery.left.length > 0 ? 2 : 0;
    });
}

async function ask({ name, type, id, doubt }: Found, { json }: Flags): Promise<boolean> {
  if (json || !process.stdin.isTTY) return false;
  const message = `${kindOf(type)} ${name} is there already (${id}), but ${doubt}. Take it over?`;
  const answer = await confirm({ message, initialValue: false, output: process.stderr });
  return !isCancel(answer) && answer;
}
