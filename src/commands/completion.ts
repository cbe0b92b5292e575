import { Argument, Command } from "commander";
import { UserError } from "../shared/errors.ts";
import { candidates } from "./candidates.ts";
import { scripts } from "./completion-scripts.ts";
import { printText } from "./shared.ts";

const examples = `
Examples:
  $ source <(npx infra completion bash)                       for this session; in ~/.bashrc for all
  $ source <(npx infra completion zsh)                        in ~/.zshrc after compinit
  $ npx infra completion fish > ~/.config/fish/completions/infra.fish

It completes "infra ..." and "npx infra ...": commands, options, environments, secrets and faults.`;

/** `infra completion`: what a shell needs to complete a command line. */
export function completionCommand(): Command {
  return new Command("completion")
    .summary("let the shell complete commands, environments and secrets")
    .description("Prints what bash, zsh or fish needs to complete a command line of infra.")
    .addArgument(new Argument("<shell>", "which shell").choices(Object.keys(scripts)))
    .argument(
      "[words...]",
      "with -- before them: the command line so far, whose last word is asked",
    )
    .addHelpText("after", examples)
    .action(async (shell: string, words: string[]) => {
      if (words.length > 0) {
        const { commandLine } = await import("./command-line.ts");
        const found = candidates(await commandLine(undefined), words, process.cwd());
        printText(found.map((word) => `${word}\n`).join(""));
        return;
      }
      const script = scripts[shell as keyof typeof scripts];
      if (script === undefined) throw new UserError(`There is no completion for ${shell}.`);
      printText(script);
    });
}
