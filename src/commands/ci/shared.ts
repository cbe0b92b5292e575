import { Command } from "commander";
import { z } from "zod";
import { stackName } from "../../ci/report.ts";
import { describeError, UserError } from "../../shared/errors.ts";
import { printText } from "../shared.ts";

/** More would leave no room for what each of them has to say. */
const maxStacks = 40;

/** How long vendors may take for certificates, builds and deploys before it counts as a fault. */
export const settlingMs = 900_000;

/** A step that reads what this run's jobs have left of each stack. */
export function publishCommand(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .requiredOption("--stacks <json>", "the stacks of this run", toStacks);
}

function toStacks(text: string): string[] {
  try {
    return z.array(stackName).min(1).max(maxStacks).parse(JSON.parse(text));
  } catch {
    const found = JSON.stringify(text.slice(0, 100));
    throw new UserError(`--stacks ${found}: give a JSON list of names, as "infra ci stacks" does`);
  }
}

/** Does it for each stack, whatever comes of the others, and fails at the end with all failures. */
export async function sayEach(
  stacks: readonly string[],
  work: (stack: string) => Promise<string>,
): Promise<void> {
  const failures: string[] = [];
  for (const stack of stacks) {
    try {
      say(`${stack}: ${await work(stack)}`);
    } catch (error) {
      failures.push(`${stack}: ${describeError(error)}`);
    }
  }
  if (failures.length > 0) throw new UserError(`issues:\n${failures.join("\n")}`);
}

export function say(line: string): void {
  printText(`${line}\n`);
}
