import { Command } from "commander";
import { type EngineInstallation, installEngine } from "../engine/install.ts";
import { createInstallReport } from "../engine/report.ts";
import { interruptible } from "../shared/interrupt.ts";
import { jsonOption } from "./options.ts";
import { print } from "./shared.ts";

const examples = `
Examples:
  $ npx infra engine                      make "npx pulumi" work on this machine
  $ npx infra engine --json               the same, with one line of JSON at the end
  $ npx infra engine --checked            build it, where credentials are in reach
  $ PULUMI_HOME=/tmp/p npx infra engine   install somewhere else than ~/.pulumi`;

interface EngineOptions {
  json?: boolean;
  checked?: boolean;
}

/** `infra engine`: makes `npx pulumi` work, by the first of three ways that does. */
export function engineCommand(): Command {
  return new Command("engine")
    .summary('make "npx pulumi" work')
    .description(
      'Makes sure that Pulumi\'s engine is installed where "npx pulumi" looks for it: takes an ' +
        "installed CLI of the right version, else downloads it, else builds it with Go.",
    )
    .option(
      "--checked",
      "only an engine built here, from sources checked against tools/engine/go.sum",
    )
    .addOption(jsonOption())
    .addHelpText("after", examples)
    .action(async ({ json = false, checked = false }: EngineOptions) => {
      const started = performance.now();
      const installation = await interruptible(
        (asked) => install(checked, asked),
        () => 'Nothing of it is left. Run "npx infra engine" again: it begins anew.',
      );
      const seconds = (performance.now() - started) / 1000;
      const installed = { ...installation, seconds: Number(seconds.toFixed(2)) };
      print(installed, json, toText);
    });
}

async function install(isChecked: boolean, signal: AbortSignal): Promise<EngineInstallation> {
  const report = createInstallReport();
  try {
    return await installEngine({ env: process.env, signal, report, isChecked });
  } finally {
    report.end();
  }
}

function toText(installed: EngineInstallation & { seconds: number }): string {
  const { how, version, folder, seconds } = installed;
  if (how === "present") return `Pulumi ${version} is already installed: ${folder}`;
  return `Pulumi ${version} ${how} in ${seconds.toFixed(0)} s: ${folder}`;
}
