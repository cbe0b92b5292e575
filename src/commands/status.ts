import { Command } from "commander";
import { findingsOf } from "../ci/findings.ts";
import { detectDrift } from "../ci/preview.ts";
import { environmentsThatAre } from "../overview/pull-requests.ts";
import type { EnvironmentStatus } from "../overview/status/model.ts";
import { isWell, statusOf } from "../overview/status/status.ts";
import { statusText } from "../overview/status/text.ts";
import { untilAsked } from "../shared/interrupt.ts";
import { jsonOption, stacksOption } from "./options.ts";
import { nothingChanged, print, requireProject } from "./shared.ts";

const examples = `
Examples:
  $ npx infra status                     every environment, side by side
  $ npx infra status -s prod --drift     whether somebody changed something at the vendors, too
  $ npx infra status --json | jq '.environments[].parts[] | {part, commit, state}'
  $ npx infra sandbox exec -- npx infra status

Changes nothing. Asks the state, Render, Vercel, GitHub and the environment's own hosts; a vendor whose
credential is not set is left out, and named. Environments of pull requests are told of, too, and do not
count for the exit code.
Exit codes: 0 all is up, as in the files, and well; 2 something is not; 1 it could not be told.`;

interface Flags {
  stack: string[];
  drift?: boolean;
  json?: boolean;
}

/** `infra status`: what runs where, since when, and whether it is well. */
export function statusCommand(): Command {
  return new Command("status")
    .summary("what commit and config is where, since when, and whether it is well")
    .description(
      "Tells of each environment when it was last brought up and by whom, whether the files have changed " +
        "since, which commit each part runs and since when, how far its branch is, and what users meet.",
    )
    .addOption(stacksOption())
    .option("--drift", "ask the vendors for everything, which takes a refresh of each environment")
    .addOption(jsonOption())
    .addHelpText("after", examples)
    .action(async ({ stack: stacks, drift = false, json = false }: Flags) => {
      const project = requireProject();
      const found = await untilAsked(() => look(project, stacks, drift), nothingChanged);
      print(found, json, toText);
      const own = found.environments.filter(({ pullRequest }) => pullRequest === undefined);
      if (!own.every(isWell)) process.exitCode = 2;
    });
}

/** What `infra status` found. */
export interface FoundStatus {
  environments: EnvironmentStatus[];
  /** What could not be found out about pull requests' environments, and why. */
  notAsked: string[];
}

async function look(project: string, names: string[], drift: boolean): Promise<FoundStatus> {
  const { environments, notAsked } = await environmentsThatAre(project, names);
  const pullRequests = environments.filter(({ pullRequest }) => pullRequest !== undefined);
  const stacks = environments.map(({ stack }) => stack);
  const found = await statusOf({ project, stacks, pullRequests });
  const looked = drift ? await Promise.all(found.map((one) => withDrift(one, project))) : found;
  return { environments: looked, notAsked };
}

function toText({ environments, notAsked }: FoundStatus): string {
  const lines = notAsked.map((why) => `not asked: ${why}`);
  return [statusText(environments, Date.now()), ...lines].join("\n\n");
}

async function withDrift(status: EnvironmentStatus, project: string): Promise<EnvironmentStatus> {
  // Nothing but its workflow brings a pull request's up, and no file says what it should be.
  if (status.up === undefined || status.pullRequest !== undefined) return status;
  const report = await detectDrift(status.stack, project);
  if (report.error !== undefined) {
    const why = `drift: npx infra drift -s ${status.stack} says why`;
    return { ...status, notAsked: [...status.notAsked, why] };
  }
  return { ...status, drift: findingsOf(report, new Date().toISOString().slice(0, 10)).length };
}
