import { Command } from "commander";
import { type Explanation, readingCodes } from "../config/codes.ts";
import { didYouMean } from "../config/nearest.ts";
import { rulesBySubject } from "../config/rules/all.ts";
import { UserError } from "../shared/errors.ts";
import { jsonOption } from "./options.ts";
import { print } from "./shared.ts";

const examples = `
Examples:
  $ npx infra explain branches-differ   why a fault with [branches-differ] behind it is one
  $ npx infra explain                   all codes
  $ npx infra explain --json | jq       the same for scripts

A code never changes its meaning: scripts may rely on it. Exit codes: 0 explained, 1 no such code.`;

/** `infra explain`: the reason and the source of what `infra check` and every `up` refuse. */
export function explainCommand(): Command {
  return new Command("explain")
    .summary("say why something in the config is refused")
    .description(
      "Prints the reason for which a fault is one, and who says so, by the fault's code.",
    )
    .argument("[code]", "the code behind a fault, e.g. unknown-key; default: all")
    .addOption(jsonOption())
    .addHelpText("after", examples)
    .action((code: string | undefined, { json = false }: { json?: boolean }) => {
      const found = code === undefined ? all() : [explanationOf(code)];
      print(found, json, (shown) => shown.map(paragraph).join("\n\n"));
    });
}

interface Explained extends Explanation {
  code: string;
}

function all(): Explained[] {
  const rules = Object.values(rulesBySubject).flat();
  return [
    ...Object.entries(readingCodes).map(([code, explanation]) => ({ code, ...explanation })),
    ...rules.map(({ name, reason, source }) => ({ code: name, reason, source })),
  ];
}

function explanationOf(code: string): Explained {
  const known = all();
  const found = known.find((one) => one.code === code);
  if (found !== undefined) return found;
  const meant = didYouMean(
    code,
    known.map((one) => one.code),
  );
  throw new UserError(`There is no code "${code}"${meant || "."} npx infra explain lists all.`);
}

function paragraph({ code, reason, source }: Explained): string {
  return `${code}\n  ${reason}\n  source: ${source}`;
}
