import { Command } from "commander";
import { type EngineInstallation, installEngine } from "../engine/install.ts";
import { createInstallReport } from "../engine/report.ts";

const examples = `
Examples:
  $ npm run engine                        make "npx pulumi" work on this machine
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
    .option("--json", "print the outcome as JSON")
    .addHelpText("after", examples)
    .action(async ({ json = false, checked = false }: EngineOptions) => {
      const started = performance.now();
      const installation = await install(checked);
      if (!installation) return;
      const seconds = (performance.now() - started) / 1000;
      process.stdout.write(
        `${json ? toJson(installation, seconds) : toText(installation, seconds)}\n`,
      );
    });
}

/** Ctrl-C and a runner's stop clean up what was half made before the process ends with 130. */
async function install(isChecked: boolean): Promise<EngineInstallation | undefined> {
  const interrupt = new AbortController();
  const onSignal = () => interrupt.abort(new Error("interrupted"));
  process.once("SIGINT", onSignal).once("SIGTERM", onSignal);
  const report = createInstallReport();
  try {
    return await installEngine({ env: process.env, signal: interrupt.signal, report, isChecked });
  } catch (error) {
    if (!interrupt.signal.aborted) throw error;
    process.exitCode = 130;
    return undefined;
  } finally {
    report.end();
    process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
  }
}

function toText({ how, version, folder }: EngineInstallation, seconds: number): string {
  if (how === "present") return `Pulumi ${version} is there: ${folder}`;
  return `Pulumi ${version} ${how} in ${seconds.toFixed(0)} s: ${folder}`;
}

function toJson(installation: EngineInstallation, seconds: number): string {
  return JSON.stringify({ ...installation, seconds: Number(seconds.toFixed(2)) });
}
