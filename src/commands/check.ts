import { resolve } from "node:path";
import { Command } from "commander";
import { line, sorted } from "../config/fault.ts";
import { type Checked, loadFromFiles } from "../config/load-from-files.ts";
import { print } from "./shared.ts";

const examples = `
Examples:
  $ npx infra check                      the platform of this folder
  $ npx infra check examples/saas        that of another folder
  $ npx infra check --json | jq .faults  for editors and scripts

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
    .argument("[folder]", "folder of Pulumi.yaml", ".")
    .option("--json", "print the outcome as JSON")
    .addHelpText("after", examples)
    .action((folder: string, { json = false }: { json?: boolean }) => {
      const checked = loadFromFiles(resolve(folder));
      print(outcomeOf(checked), json, toText);
      if (checked.faults.length > 0) process.exitCode = 2;
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

function toText({ ok, environments, faults, notes }: ReturnType<typeof outcomeOf>): string {
  const heading = ok
    ? `No faults in ${environments.length} environments: ${environments.join(", ")}`
    : `${faults.length} ${faults.length === 1 ? "fault" : "faults"}:`;
  return [heading, ...faults.map(line), ...notes.map((note) => `note: ${note}`)].join("\n");
}
