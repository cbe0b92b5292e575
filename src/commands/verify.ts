import { Command } from "commander";
import { type Verification, verifyAll } from "../live/verify/verify.ts";
import { untilAsked } from "../shared/interrupt.ts";
import { jsonOption, namedStacksOption, toSeconds } from "./options.ts";
import { nothingChanged, print, requireProject } from "./shared.ts";

const examples = `
Examples:
  $ npx infra verify -s prod                        what users of production meet, now
  $ npx infra verify -s prod -s staging             both, side by side
  $ npx infra verify -s dev --wait 300 --commit 1a2b3c4d
                                                 after a merge: wait until that commit is served
  $ npx infra verify -s staging --json | jq '.environments[].outcomes[] | select(.status == "failed")'
  $ npx infra sandbox exec -- npx infra verify -s prod
                                                 the same against the sandbox's own hosts

Changes nothing, except what the platform's key user actions do (verify.actions in Pulumi.yaml);
in production only those that are marked harmless are done.
Exit codes: 0 all is as it should be, 1 something is not: the last line is the first thing to do.`;

interface Flags {
  stack: string[];
  wait: number;
  commit?: string;
  json?: boolean;
}

/** What was found of each environment that was named. */
export interface VerifiedEnvironments {
  environments: Verification[];
}

/** `infra verify`: environments as their users meet them. */
export function verifyCommand(): Command {
  return new Command("verify")
    .summary("look at an environment from outside, as its users do")
    .description(
      "Asks for an environment's names, certificates, pages, redirects, APIs and their health, and " +
        "whether the right pages are let in and wrong ones kept out; then does what users come for.",
    )
    .addOption(namedStacksOption())
    .option("--wait <seconds>", "wait so long for what is still settling", toSeconds, 60)
    .option("--commit <sha>", "the commit that pages with a build file have to serve")
    .addOption(jsonOption())
    .addHelpText("after", examples)
    .action(async ({ stack: stacks, wait, commit, json = false }: Flags) => {
      const options = { project: requireProject(), waitMs: wait * 1000, commit, onWaiting: tell };
      const look = () => verifyAll({ ...options, stacks });
      const environments = await untilAsked(look, nothingChanged);
      const found: VerifiedEnvironments = { environments };
      print(found, json, (shown) => shown.environments.map(toText).join("\n\n"));
      if (!environments.every(({ ok }) => ok)) process.exitCode = 1;
    });
}

function tell(subject: string, what: string): void {
  process.stderr.write(`waiting for ${what} of ${subject}\n`);
}

const marks = { ok: "ok    ", failed: "FAILED", skipped: "-     ", suspended: "asleep" };

function toText({ stack, ok, suspended, outcomes, firstThing }: Verification): string {
  const bySubject = Map.groupBy(outcomes, ({ subject }) => subject);
  const lines = [...bySubject].flatMap(([subject, own]) => [
    subject,
    ...own.flatMap(({ check, status, found, fix }) => {
      const told =
        (status === "ok" || status === "suspended") && found !== undefined ? ` (${found})` : "";
      return [
        `  ${marks[status]} ${check}${told}`,
        ...(status === "failed" ? [`         ${found}`] : []),
        ...(status === "failed" && fix !== undefined ? [`         -> ${fix}`] : []),
      ];
    }),
  ]);
  const failed = outcomes.filter(({ status }) => status === "failed").length;
  const met = outcomes.filter(({ status }) => status === "ok").length;
  const sum = ok
    ? suspended
      ? `${stack} is suspended: ${met} of ${outcomes.length} checks are met, the others were left out. ` +
        `To resume it: npx infra resume -s ${stack} --confirm ${stack}`
      : `${stack} is as it should be: ${outcomes.length} checks.`
    : `${failed} of ${outcomes.length} checks of ${stack} failed. First: ${firstThing}`;
  return [...lines, "", sum].join("\n");
}
