import { Command } from "commander";
import { planMarkdown } from "../ci/bodies.ts";
import { planText } from "../ci/plan-text.ts";
import { previewChanges } from "../ci/preview.ts";
import type { StackReport } from "../ci/report.ts";
import { moneySinceUp } from "../overview/cost/since-up.ts";
import { UserError } from "../shared/errors.ts";
import { Interrupted, untilAsked } from "../shared/interrupt.ts";
import { jsonOption, stacksOption } from "./options.ts";
import { chosenStacks, nothingChanged, print, requireProject } from "./shared.ts";

const examples = `
Examples:
  $ npx infra plan                      every environment, side by side
  $ npx infra plan -s prod              one
  $ npx infra plan --markdown           as in the pull request's comment, with a picture
  $ npx infra plan --json | jq '.environments[].changes[] | {name, op, concerns}'
  $ npx infra sandbox exec -- npx infra plan

Changes nothing. What each change does stands in docs/reference/changes.md; what it costs is compared with
the config that is up, by the price lists alone.
Exit codes: 0 nothing would change, 2 something would, 1 a preview failed.`;

interface Flags {
  stack: string[];
  markdown?: boolean;
  json?: boolean;
}

/** `infra plan`: what `pulumi up` would change, the risks first. */
export function planCommand(): Command {
  return new Command("plan")
    .summary("what pulumi up would change: the risks first, then all of it")
    .description(
      "Previews environments side by side, and tells first what would be refused, deleted, replaced, " +
        "interrupted or opened, which rights and secrets change, and what it costs; then every change.",
    )
    .addOption(stacksOption())
    .option("--markdown", "print it as Markdown, with a picture")
    .addOption(jsonOption())
    .addHelpText("after", examples)
    .action(async ({ stack: stacks, markdown = false, json = false }: Flags) => {
      const project = requireProject();
      const wanted = chosenStacks(project, stacks);
      const environments = await untilAsked(
        () => Promise.all(wanted.map((stack) => planOf(stack, project))),
        nothingChanged,
      );
      print({ environments }, json, () =>
        markdown ? planMarkdown(environments) : planText(environments),
      );
      process.exitCode = exitCodeOf(environments);
    });
}

/** What `up` would change in a stack, and what that costs; its price never keeps it from being told. */
export async function planOf(stack: string, project: string): Promise<StackReport> {
  const [report, money] = await Promise.all([previewChanges(stack), priceOf(stack, project)]);
  return { ...report, ...(money && { money }) };
}

async function priceOf(stack: string, project: string) {
  try {
    return await moneySinceUp(project, stack);
  } catch (error) {
    if (error instanceof UserError && !(error instanceof Interrupted)) return undefined;
    throw error;
  }
}

function exitCodeOf(environments: StackReport[]): number {
  if (environments.some(({ error }) => error !== undefined)) return 1;
  return environments.some(({ changes }) => changes.length > 0) ? 2 : 0;
}
