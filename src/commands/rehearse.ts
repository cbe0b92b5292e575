import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { Command, Option } from "commander";
import { Listr, PRESET_TIMER } from "listr2";
import { describeFaults } from "../config/fault.ts";
import { loadFromFiles } from "../config/load-from-files.ts";
import { installEngine } from "../engine/install.ts";
import { createInstallReport } from "../engine/report.ts";
import { type RehearsalFault, requireFault, struckVendors } from "../rehearsal/fault.ts";
import { canIsolate, isIsolated, runIsolated } from "../rehearsal/isolation.ts";
import { rehearsalPrefix } from "../rehearsal/kept.ts";
import type { Rehearsal } from "../rehearsal/rehearsal.ts";
import { describeReport, type RehearsalReport } from "../rehearsal/summary.ts";
import { describeError, UserError } from "../shared/errors.ts";
import { interruptible } from "../shared/interrupt.ts";
import { keepPrivate } from "../shared/private-files.ts";
import { jsonOption } from "./options.ts";
import { print, printText, requireProject } from "./shared.ts";

const examples = `
Examples:
  $ npm run rehearse                          the whole life of all environments, on this machine
  $ npx infra rehearse --keep                 leave them up, to look around
  $ npx infra rehearse --fault reset-after    lose an answer on the way, and recover
  $ npx infra rehearse --fault reset-after --vendor cloudflare
                                              the same where a DNS record is made
  $ npx infra rehearse --report rehearsal.html
                                              a page: each run, resource and call where it lies in time
  $ npx infra rehearse --json > report.json   for machines`;

interface Flags {
  keep?: boolean;
  fault?: string;
  vendor: RehearsalFault["vendor"];
  report?: string;
  json?: boolean;
}

/** `infra rehearse`: the whole life of all environments in a sandbox of its own. */
export function rehearseCommand(): Command {
  return new Command("rehearse")
    .summary("the whole life of all environments, on this machine")
    .description(
      "Brings every environment up with the real engine against stand-ins of all vendors, again " +
        "without a change, refreshes and verifies; adds one by its name and removes it; starts beside " +
        "a production that nobody manages, and adopts it; edits by hand, which drift finds and an up " +
        "repairs; launches by a merge through the workflows' own steps; suspends and resumes; breaks " +
        "a deploy, which verify notices; and destroys them so that nothing is left. Needs no " +
        "account, and nothing leaves the machine.",
    )
    .option("--keep", "stop before destroying, and keep the state")
    .option("--fault <name>", "inject this fault once; recovering and repeating has to succeed")
    .addOption(
      new Option("--vendor <name>", "whose calls the fault strikes")
        .choices(struckVendors)
        .default("render"),
    )
    .option("--report <file>", "write a page of what happened when, with a map")
    .addOption(jsonOption())
    .addHelpText("after", examples)
    .action(async (flags: Flags) => {
      requireFault(flags.fault);
      keepPrivate();
      process.exitCode = await rehearse(flags);
    });
}

async function rehearse(flags: Flags): Promise<number> {
  const project = requireProject();
  requireSoundConfig(project);
  if (isIsolated()) {
    return await interruptible((asked) => runRehearsal(project, flags, asked));
  }
  return await interruptible(
    async (asked) => {
      await ensureEngine(asked);
      // Everything that needs the network is there now: go on where there is none.
      if (!canIsolate()) return await runRehearsal(project, flags, asked);
      const code = await runIsolated(process.argv.slice(2), asked);
      if (code !== 0) asked.throwIfAborted();
      return code;
    },
    () => whatIsLeft(flags),
  );
}

function whatIsLeft({ keep = false }: Flags): string {
  if (!keep) return 'Nothing of it is left. Run "npx infra rehearse" again: it begins anew.';
  return 'With --keep, what was made until now stays: "npx infra sandbox kept" lists it, and removes it with --remove.';
}

/** What the program would refuse is refused at once, for all stacks together. */
function requireSoundConfig(project: string): void {
  const { faults } = loadFromFiles(project);
  if (faults.length > 0) throw new UserError(describeFaults(faults));
}

async function ensureEngine(signal: AbortSignal): Promise<void> {
  const report = createInstallReport();
  try {
    await installEngine({ env: process.env, signal, report });
  } finally {
    report.end();
  }
}

async function runRehearsal(project: string, flags: Flags, signal: AbortSignal): Promise<number> {
  const { keep = false, vendor, json = false } = flags;
  const fault = flags.fault === undefined ? undefined : { name: flags.fault, vendor };
  const state = mkdtempSync(rehearsalPrefix);
  let kept = false;
  try {
    // Half a second of loading, which neither --help nor the process outside the isolation needs.
    const { Rehearsal } = await import("../rehearsal/rehearsal.ts");
    const rehearsal = await Rehearsal.open({ project, state, keep, fault, signal });
    const report = await live(rehearsal, json);
    if (flags.report !== undefined) {
      const { rehearsalPage } = await import("./rehearsal-page.ts");
      writeFileSync(resolve(flags.report), rehearsalPage(project, report, rehearsal.timeline()));
    }
    kept = report.state !== undefined;
    // What was called off has not failed.
    if (!report.ok) signal.throwIfAborted();
    if (report.error !== undefined && !json) printText(`\n${report.error}\n`);
    print(report, json, describeReport);
    return report.ok ? 0 : 1;
  } finally {
    if (!kept) rmSync(state, { recursive: true, force: true });
  }
}

/** Lives through all of a rehearsal, closes it, and tells how it went. */
async function live(rehearsal: Rehearsal, quiet: boolean): Promise<RehearsalReport> {
  let error: string | undefined;
  try {
    await show(rehearsal, quiet);
  } catch (thrown) {
    error = describeError(thrown);
  }
  const report = rehearsal.report(error);
  await rehearsal.close();
  return report;
}

/** Goes through the stages: live on a terminal, plain lines elsewhere, silent for JSON. */
async function show(rehearsal: Rehearsal, quiet: boolean): Promise<void> {
  const live = process.stdout.isTTY && !process.env["CI"];
  let failure: unknown;
  const stages = rehearsal.stages.map((stage, index, all) => ({
    title: `${index + 1}/${all.length} ${stage.title}`,
    task: (_: unknown, task: { output: string }) =>
      rehearsal
        .run(stage, (line) => {
          if (live) task.output = line;
        })
        .catch((error: unknown) => {
          // The list of stages says which one; what the engine said comes below it, whole.
          failure = error;
          throw new Error(stage.title);
        }),
  }));
  await new Listr(stages, {
    renderer: quiet ? "silent" : live ? "default" : "simple",
    rendererOptions: { timer: PRESET_TIMER, showErrorMessage: false },
    // Interrupting is this command's own business: engines have to end in good order.
    registerSignalListeners: false,
  })
    .run()
    .catch((error: unknown) => {
      throw failure ?? error;
    });
}
