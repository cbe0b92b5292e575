import { Command } from "commander";
import { type PlacedFault, placed, sorted } from "../config/fault.ts";
import { type Checked, loadFromFiles } from "../config/load-from-files.ts";
import { excerpt } from "./check-excerpt.ts";
import { jsonOption } from "./options.ts";
import { print } from "./shared.ts";

const examples = `
Examples:
  $ npx infra check                      the platform of this folder
  $ npx infra check -C examples/saas     that of another folder
  $ npx infra check --json | jq .faults  for editors and scripts
  $ npx infra explain branches-differ    why something is refused, by the code behind a fault

Needs no account, no network and no passphrase: secret values are not read.
Exit codes: 0 no problems, 1 the check could not run, 2 problems found.`;

/** `infra check`: judges the config of all environments by all rules, offline. */
export function checkCommand(): Command {
  return new Command("check")
    .summary("check the config of all environments, offline")
    .description(
      "Reads Pulumi.yaml and every Pulumi.<stack>.yaml and reports everything wrong in them, with " +
        "what is allowed and how to fix it. The same rules run in every pulumi preview and up.",
    )
    .addOption(jsonOption())
    .addHelpText("after", examples)
    .action(({ json = false }: { json?: boolean }) => {
      const dir = process.cwd();
      const outcome = outcomeOf(loadFromFiles(dir));
      print(outcome, json, (shown) => toText(dir, shown));
      if (!outcome.ok) process.exitCode = 2;
    });
}

function outcomeOf({ environments, faults, notes }: Checked) {
  return {
    ok: faults.length === 0,
    environments: [...environments.keys()],
    faults: sorted(faults),
    notes,
  };
}

type Outcome = ReturnType<typeof outcomeOf>;

/** What is not a fault is only told where there is none, so that it buries nothing. */
function toText(dir: string, { ok, environments, faults, notes }: Outcome): string {
  if (ok) {
    const heading = `No faults in ${environments.length} environments: ${environments.join(", ")}`;
    return [heading, ...notes.map((note) => `note: ${note}`)].join("\n");
  }
  const count = `${faults.length} ${faults.length === 1 ? "fault" : "faults"}:`;
  const explain = `Why one is refused: npx infra explain ${faults[0]?.code}`;
  return [count, ...faults.map((fault) => paragraph(dir, fault)), explain].join("\n\n");
}

/** The sentence, the line of the file under it, and how to mend it. */
function paragraph(dir: string, fault: PlacedFault): string {
  const [sentence = "", ...fix] = placed(fault).split("\n");
  return [sentence, ...excerpt(dir, fault), ...fix].join("\n");
}
